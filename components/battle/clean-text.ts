/** A text as the record takes it: a pasted one can hold NUL or half of a broken sign, and losing that is better than losing the judgement. */
export function cleanText(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed().trim();
}
