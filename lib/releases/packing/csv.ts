import type { Cell } from "../column";

/**
 * One record of CSV as RFC 4180 has it, with its CRLF. Null is an empty field, an empty text is `""`.
 * Texts are not changed: one that begins with `=` stays so, which is a matter for who opens the file in a spreadsheet.
 */
export function csvRecord(cells: readonly Cell[]): string {
  return `${cells.map(csvField).join(",")}\r\n`;
}

function csvField(cell: Cell): string {
  if (cell === null) return "";
  const text = String(cell);
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
