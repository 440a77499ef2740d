import { describe, expect, it } from "vitest";
import { printable, type TextColumn, textTable } from "./text-table";

const columns: TextColumn<{ name: string; amount: number }>[] = [
  { head: "name", side: "left", cell: ({ name }) => name },
  { head: "nothing", side: "left", cell: () => "" },
  { head: "amount", side: "right", cell: ({ amount }) => String(amount) },
];

describe("a table for the terminal", () => {
  it("has a line for each row, with names on the left, numbers on the right and no empty column", () => {
    const rows = [
      { name: "a", amount: 1234567 },
      { name: "longer", amount: 8 },
    ];
    expect(textTable(columns, rows)).toBe("name     amount\na       1234567\nlonger        8\n");
  });

  it("ends no line with spaces", () => {
    const rows = [{ name: "a", amount: 1 }];
    expect(textTable(columns.slice(0, 1), [...rows, { name: "longer", amount: 1 }])).toBe("name\na\nlonger\n");
  });

  it("lets no name move the cursor, color the terminal or turn the direction of writing", () => {
    expect(printable("\u001b[31mred\u001b[0m\r\n\u202eevil")).toBe("�[31mred�[0m���evil");
    expect(printable("Zürich 東京 – 1½")).toBe("Zürich 東京 – 1½");
  });
});
