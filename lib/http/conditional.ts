/** Whether the client's copy, named in `If-None-Match`, is still the present one. Weak comparison, RFC 9110 §13.1.2. */
export function isUnchanged(request: Request, entityTag: string): boolean {
  const header = request.headers.get("if-none-match");
  if (!header) return false;
  const strip = (tag: string) => tag.trim().replace(/^W\//, "");
  return header.split(",").some((tag) => tag.trim() === "*" || strip(tag) === strip(entityTag));
}

/** The answer that tells the client to use its copy. */
export function unchanged(entityTag: string): Response {
  return new Response(null, { status: 304, headers: { etag: entityTag } });
}
