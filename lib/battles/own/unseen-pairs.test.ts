import { describe, expect, it } from "vitest";
import { contentPair, type OwnCell, openTasks, unseenPairs } from "./unseen-pairs";

const outputs = (made: Record<string, string>) =>
  Object.entries(made).map(([id, contentHash]) => ({ id, contentHash }));
const cell = (taskId: string, made: Record<string, string> = {}, shown: [string, string][] = []): OwnCell => ({
  taskId,
  made: new Map(outputs(made).map((output) => [output.id, output])),
  shown: new Set(shown.map(([one, other]) => contentPair(one, other))),
});
const open = (...cells: OwnCell[]) => openTasks(cells, ["a", "b", "c"]).map(({ taskId }) => taskId);

describe("unseenPairs", () => {
  const names = (made: Record<string, string>, shown: [string, string][] = []) =>
    unseenPairs(outputs(made), cell("1", {}, shown).shown).map((pair) => pair.map(({ id }) => id).join(""));

  it("has every two different outputs once", () => {
    expect(names({ a: "x", b: "y", c: "z" })).toEqual(["ab", "ac", "bc"]);
    expect(names({ a: "x", b: "x", c: "z" })).toEqual(["ac", "bc"]);
    expect(names({ a: "x", b: "x", c: "x" })).toEqual([]);
  });

  it("leaves out contents that met, whichever systems made them and whichever stood left", () => {
    expect(names({ a: "x", b: "y", c: "x" }, [["y", "x"]])).toEqual([]);
    expect(names({ a: "x", b: "y", c: "z" }, [["y", "x"]])).toEqual(["ac", "bc"]);
  });
});

describe("openTasks", () => {
  it("has what is not made yet, and what has a pair left", () => {
    expect(open(cell("1"), cell("2", { a: "x", b: "x" }))).toEqual(["1", "2"]);
    expect(open(cell("1", { a: "x", b: "y", c: "y" }), cell("2", { a: "x", b: "x", c: "x" }))).toEqual(["1"]);
    expect(open(cell("1", { a: "x", b: "y", c: "y" }, [["x", "y"]]))).toEqual([]);
  });
});
