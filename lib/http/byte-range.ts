export interface ByteRange {
  /** First byte. */
  readonly start: number;
  /** Last byte, included. */
  readonly end: number;
}

/**
 * What a `Range` header asks of a content of `size` bytes (RFC 9110, section 14.2).
 * A header that is not one byte range, well written, is as if it were not there, which the RFC permits: no unit but
 * bytes, no list of ranges, no range that ends before it begins.
 *
 * @returns the bytes to send, cut to the content; `all`; or `unsatisfiable`, which is answered with 416
 */
export function readByteRange(header: string | null, size: number): ByteRange | "all" | "unsatisfiable" {
  const match = /^bytes[ \t]*=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? "");
  const [, first = "", last = ""] = match ?? [];
  if (first === "" && last === "") return "all";
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "unsatisfiable" : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === "" ? Number.POSITIVE_INFINITY : Number(last);
  if (end < start) return "all";
  return start >= size ? "unsatisfiable" : { start, end: Math.min(end, size - 1) };
}
