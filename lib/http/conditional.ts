/** Whether the client's copy, named in `If-None-Match`, is still the present one. Weak comparison, RFC 9110 §13.1.2. */
export function isUnchanged(request: Request, entityTag: string): boolean {
  const header = request.headers.get("if-none-match");
  if (!header) return false;
  const strip = (tag: string) => tag.trim().replace(/^W\//, "");
  return header.split(",").some((tag) => tag.trim() === "*" || strip(tag) === strip(entityTag));
}

/**
 * Whether nothing changed since the moment that the client names in `If-Modified-Since`. A tag says more, so the moment is ignored where
 * `If-None-Match` is sent, too; as is what is no date. Whole seconds, as HTTP has them. RFC 9110 §13.1.3.
 */
export function isUnchangedSince(request: Request, modifiedAt: Date): boolean {
  if (request.headers.has("if-none-match")) return false;
  const since = Date.parse(request.headers.get("if-modified-since") ?? "");
  return Math.floor(modifiedAt.getTime() / 1000) * 1000 <= since;
}

/** The answer that tells the client to use its copy. */
export function unchanged(entityTag: string): Response {
  return new Response(null, { status: 304, headers: { etag: entityTag } });
}
