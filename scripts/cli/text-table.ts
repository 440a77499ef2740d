/** A column of a table for the terminal. Numbers stand on the right, names on the left. */
export interface TextColumn<Row> {
  readonly head: string;
  readonly side: "left" | "right";
  /** An empty text where there is nothing to say. */
  readonly cell: (row: Row) => string;
}

/** Rows under a header, as lines of text. Columns that have nothing in any row are left out. Cost O(cells). */
export function textTable<Row>(columns: readonly TextColumn<Row>[], rows: readonly Row[]): string {
  const filled = columns
    .map(({ head, side, cell }) => ({ side, cells: [head, ...rows.map((row) => printable(cell(row)))] }))
    .filter(({ cells }) => cells.some((cell, row) => row > 0 && cell !== ""))
    .map(({ side, cells }) => {
      const width = cells.reduce((most, cell) => Math.max(most, cell.length), 0);
      return cells.map((cell) => (side === "left" ? cell.padEnd(width) : cell.padStart(width)));
    });
  const lines = [...rows.keys(), rows.length].map((row) => filled.map((cells) => cells[row]).join("  "));
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

/** A text of a file without the characters by which it could move the cursor or color the terminal. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "�");
}
