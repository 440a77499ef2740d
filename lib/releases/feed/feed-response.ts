import { createHash } from "node:crypto";
import { isUnchanged, isUnchangedSince } from "@/lib/http/conditional";
import type { Feed } from "./write-feed";

/** Answers GET and HEAD for a feed: whoever has the present one, by its tag or by its moment, is told so. */
export function feedResponse(request: Request, { text, updatedAt }: Feed): Response {
  const entityTag = `"${createHash("sha256").update(text).digest("hex").slice(0, 32)}"`;
  const headers = new Headers({
    etag: entityTag,
    "last-modified": updatedAt.toUTCString(),
    // Readers ask again and again; within five minutes nobody needs to.
    "cache-control": "public, max-age=300",
  });
  if (isUnchanged(request, entityTag) || isUnchangedSince(request, updatedAt)) {
    return new Response(null, { status: 304, headers });
  }
  headers.set("content-type", "application/atom+xml; charset=utf-8");
  return new Response(request.method === "HEAD" ? null : text, { status: 200, headers });
}
