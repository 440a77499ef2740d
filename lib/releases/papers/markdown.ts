/** Text that means itself in a line of Markdown, or in a cell of a table: what others wrote makes no markup. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#|~$&]/g, "\\$&");
}

/** A table. Cells are Markdown; columns of numbers alone stand right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const isNumber = head.map((_, at) => rows.length > 0 && rows.every((row) => typeof row[at] === "number"));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(head),
    `|${isNumber.map((right) => (right ? "---:" : "---")).join("|")}|`,
    ...rows.map((row) => line(row.map((cell) => (typeof cell === "number" ? count(cell) : cell)))),
  ].join("\n");
}

/** A count with its thousands apart. */
export function count(value: number): string {
  return value.toLocaleString("en-US");
}

/** A block of code. */
export function fenced(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}
