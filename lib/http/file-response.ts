import { AppError } from "@/lib/errors";
import { type ByteRange, readByteRange } from "./byte-range";
import { isUnchanged } from "./conditional";
import { problemResponse } from "./problem";

/** A file that never changes, ready to be sent. */
export interface ServedFile {
  readonly bytes: number;
  /** Of the whole content; it is the entity tag. */
  readonly sha256: string;
  readonly mediaType: string;
  stream(range?: ByteRange): ReadableStream<Uint8Array>;
}

/**
 * Answers GET and HEAD for an immutable file: conditional requests, one byte range, resuming with `If-Range`.
 * The length is told as `x-content-length`: Next drops `content-length`, and `scripts/web.mjs` puts it back from there.
 * Several ranges at once get the whole file, which RFC 9110, section 14.2 permits.
 *
 * @param downloadName what a browser calls the saved file; letters, digits, dots and hyphens
 */
export function fileResponse(
  request: Request,
  file: ServedFile,
  { downloadName, requestId }: { downloadName: string; requestId: string },
): Response {
  const entityTag = `"${file.sha256}"`;
  const headers = new Headers({
    etag: entityTag,
    "accept-ranges": "bytes",
    // Compressing on the way would make other bytes of the same tag, and ranges of neither.
    "cache-control": "public, max-age=31536000, immutable, no-transform",
  });
  if (isUnchanged(request, entityTag)) return new Response(null, { status: 304, headers });

  headers.set("content-type", file.mediaType);
  headers.set("content-disposition", `attachment; filename="${downloadName}"`);
  // A range is defined for GET alone, and only of the content that the caller has the beginning of.
  const condition = request.headers.get("if-range");
  const isRanged = request.method === "GET" && (condition === null || condition.trim() === entityTag);
  const range = isRanged ? readByteRange(request.headers.get("range"), file.bytes) : "all";
  if (range === "unsatisfiable") {
    const response = problemResponse(new AppError("range_not_satisfiable"), requestId);
    response.headers.set("content-range", `bytes */${file.bytes}`);
    return response;
  }
  if (range === "all") {
    headers.set("x-content-length", String(file.bytes));
    return new Response(request.method === "HEAD" ? null : file.stream(), { status: 200, headers });
  }
  headers.set("x-content-length", String(range.end - range.start + 1));
  headers.set("content-range", `bytes ${range.start}-${range.end}/${file.bytes}`);
  return new Response(file.stream(range), { status: 206, headers });
}
