/** What JSON can hold. A member that is `undefined` is refused: it would be left out in silence. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * JSON with one spelling for one value: members sorted by UTF-16 code units, no space, numbers as ECMAScript writes them.
 * Whoever has a library for it, in any language, gets the same bytes. O(n log n).
 *
 * @throws RangeError a number that is not finite, half of a surrogate pair, or anything that JSON does not have
 * @see RFC 8785 (JSON Canonicalization Scheme)
 */
export function canonicalJson(value: Json): string {
  if (typeof value !== "object" || value === null) return spell(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  let text = "";
  // The order of `sort` is that of UTF-16 code units.
  for (const key of Object.keys(value).sort()) {
    text += `${text === "" ? "" : ","}${spell(key)}:${canonicalJson(value[key]!)}`;
  }
  return `{${text}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function spell(value: unknown): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`JSON has no number ${value}.`);
  if (typeof value === "string" && !value.isWellFormed()) throw new RangeError("The text has half of a character.");
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new RangeError(`JSON has no ${typeof value}.`);
  return text;
}
