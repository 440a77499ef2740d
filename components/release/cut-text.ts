/** Characters of a cell that are shown before it is opened. */
const shown = 72;

/** The beginning of a text on one line, as far as a cell shows it; `isCut` where there is more. */
export function cutText(text: string): { readonly start: string; readonly isCut: boolean } {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = [...line];
  const isCut = characters.length > shown + 8 || /\n/.test(text.trim());
  return { start: isCut ? characters.slice(0, shown).join("").trimEnd() : line, isCut };
}
