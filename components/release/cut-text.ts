/** Characters of a cell that are shown before it is opened. */
const shown = 72;
const shownOfId = 8;
const longId = /^[0-9a-f]{24,}$/;

/** The beginning of a text on one line, as far as a cell shows it; `isCut` where there is more. A text is cut between words where it can be. */
export function cutText(text: string): { readonly start: string; readonly isCut: boolean } {
  if (longId.test(text)) return { start: text.slice(0, shownOfId), isCut: true };
  const line = text.replace(/\s+/g, " ").trim();
  const characters = [...line];
  const isCut = characters.length > shown + 8 || /\n/.test(text.trim());
  if (!isCut || characters.length <= shown) return { start: line, isCut };
  const beginning = characters.slice(0, shown).join("");
  const lastSpace = beginning.lastIndexOf(" ");
  return { start: lastSpace > shown / 2 ? beginning.slice(0, lastSpace) : beginning, isCut };
}
