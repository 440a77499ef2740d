import { describe, expect, it } from "vitest";
import { type CountedCell, type CountedSystem, cellsOfView, hashInput } from "./board-input";

const cell = (source: CountedCell["source"], votes: number): CountedCell => ({
  left: "a",
  right: "b",
  standpoint: "proxy",
  source,
  outcome: "left",
  votes,
});
const systems: CountedSystem[] = [
  { id: "a", slug: "a", name: "A", family: "A", strategy: "generic" },
  { id: "b", slug: "b", name: "B", family: "A", strategy: "persona" },
];

describe("cellsOfView", () => {
  it("counts people's votes only in the human view, and no empty cell", () => {
    const cells = [cell("human", 2), cell("simulated", 3), cell("imported", 4), cell("human", 0)];
    expect(cellsOfView(cells, "human")).toEqual([cell("human", 2)]);
    expect(cellsOfView(cells, "all")).toHaveLength(3);
  });
});

describe("hashInput", () => {
  it("does not depend on the order of rows", () => {
    const cells = [cell("human", 2), cell("simulated", 3)];
    expect(hashInput(cells, systems, {})).toBe(hashInput([...cells].reverse(), [...systems].reverse(), {}));
  });

  it("changes with a vote, a system's name and an exclusion", () => {
    const hash = hashInput([cell("human", 2)], systems, {});
    expect(hashInput([cell("human", 3)], systems, {})).not.toBe(hash);
    expect(hashInput([cell("human", 2)], [{ ...systems[0]!, name: "Z" }, systems[1]!], {})).not.toBe(hash);
    expect(hashInput([cell("human", 2)], systems, { too_fast: 1 })).not.toBe(hash);
  });
});
