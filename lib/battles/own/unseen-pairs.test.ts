import { describe, expect, it } from "vitest";
import { contentPair, listUnseen, type OwnCell } from "./unseen-pairs";

const cell = (taskId: string, made: Record<string, string> = {}, shown: [string, string][] = []): OwnCell => ({
  taskId,
  made: new Map(
    Object.entries(made).map(([system, contentHash]) => [system, { id: `${system}.${taskId}`, contentHash }]),
  ),
  shown: new Set(shown.map(([one, other]) => contentPair(one, other))),
});
const names = (cells: OwnCell[]) =>
  listUnseen(cells, ["a", "b", "c"]).map(({ taskId, systems }) => `${taskId}${systems.join("")}`);

describe("listUnseen", () => {
  it("has every pair of every task where nothing was made", () => {
    expect(names([cell("1"), cell("2")])).toEqual(["1ab", "1ac", "1bc", "2ab", "2ac", "2bc"]);
  });

  it("leaves out equal contents, once it is known that they are", () => {
    expect(names([cell("1", { a: "x", b: "x" })])).toEqual(["1ac", "1bc"]);
    expect(names([cell("1", { a: "x", b: "x", c: "x" })])).toEqual([]);
  });

  it("leaves out contents that met, whichever systems made them and whichever stood left", () => {
    expect(names([cell("1", { a: "x", b: "y", c: "x" }, [["y", "x"]])])).toEqual([]);
    expect(names([cell("1", { a: "x", b: "y", c: "z" }, [["y", "x"]])])).toEqual(["1ac", "1bc"]);
  });
});
