/** A piece of Markdown: text as it is, or a table whose cells are Markdown of one line. */
export type MarkdownPiece =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly isRight: readonly boolean[];
    };

const line = /^\s*\|.*\|\s*$/;
const divider = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;

/**
 * Takes the tables out of Markdown, which CommonMark knows none of: lines that begin and end with `|`, the second of them of dashes. What is in a
 * block of code stays text. Cost O(lines).
 */
export function splitTables(markdown: string): MarkdownPiece[] {
  const pieces: MarkdownPiece[] = [];
  let text: string[] = [];
  let isCode = false;
  const lines = markdown.split("\n");
  const endText = () => {
    const joined = text.join("\n").trim();
    if (joined !== "") pieces.push({ kind: "text", text: joined });
    text = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const present = lines[at]!;
    if (/^\s*(```|~~~)/.test(present)) isCode = !isCode;
    const isTable = !isCode && line.test(present) && divider.test(lines[at + 1] ?? "");
    if (!isTable) {
      text.push(present);
      continue;
    }
    endText();
    const head = cellsOf(present);
    const isRight = cellsOf(lines[at + 1]!).map((dashes) => /^-+:$/.test(dashes));
    const rows: string[][] = [];
    for (at += 2; line.test(lines[at] ?? ""); at += 1)
      rows.push(head.map((_, index) => cellsOf(lines[at]!)[index] ?? ""));
    at -= 1;
    pieces.push({ kind: "table", head, rows, isRight });
  }
  endText();
  return pieces;
}

/** `\|` is a bar of the cell. */
function cellsOf(row: string): string[] {
  const inner = row.trim().slice(1, -1);
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll("\\|", "|").trim());
}
