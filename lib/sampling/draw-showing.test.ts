import { describe, expect, it } from "vitest";
import { contentKey, drawShowing, type ExposedCell, listContents } from "./draw-showing";
import { measureEvenness } from "./policy/exposure";
import { seeded } from "./testing/seeded";

function cellOf(
  taskId: string,
  outputs: readonly (readonly [id: string, contentHash: string, showings: number])[],
): ExposedCell {
  return {
    taskId,
    personaVersionId: "ines",
    outputs: outputs.map(([id, contentHash, showings]) => ({ id, systemId: `system ${id}`, contentHash, showings })),
  };
}

const nothingSeen = () => false;

describe("listContents", () => {
  it("joins equal outputs of one cell, and keeps equal ones of two cells apart", () => {
    const contents = listContents([
      cellOf("one", [
        ["a", "same", 2],
        ["b", "same", 3],
        ["c", "other", 0],
      ]),
      cellOf("two", [["d", "same", 1]]),
    ]);
    expect(contents.map(({ makers, showings }) => [makers.map(({ id }) => id), showings])).toEqual([
      [["a", "b"], 5],
      [["c"], 0],
      [["d"], 1],
    ]);
  });
});

describe("drawShowing", () => {
  const contents = listContents([
    cellOf("one", [
      ["a", "1", 0],
      ["b", "2", 0],
      ["c", "3", 1],
      ["d", "4", 2],
      ["e", "5", 9],
      ["twin", "5", 1],
    ]),
  ]);

  it("draws each output as often as its stored probability says", () => {
    const random = seeded(7);
    const rounds = 40_000;
    const counts = new Map<string, number>();
    const said = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) {
      const { output, probability } = drawShowing(contents, nothingSeen, random)!;
      counts.set(output.id, (counts.get(output.id) ?? 0) + 1);
      said.set(output.id, probability);
    }
    expect([...said.values()].reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
    for (const [id, chance] of said) {
      const error = Math.sqrt((chance * (1 - chance)) / rounds);
      expect(Math.abs(counts.get(id)! / rounds - chance), id).toBeLessThan(4 * error);
    }
    // 0.6 of two least shown, 0.3 of two with one or two showings, 0.1 of five contents.
    expect(said.get("a")).toBeCloseTo(0.6 / 2 + 0.1 / 5, 12);
    expect(said.get("c")).toBeCloseTo(0.3 / 2 + 0.1 / 5, 12);
    expect(said.get("e")).toBeCloseTo(0.1 / 5 / 2, 12);
  });

  it("gives the share of a part without contents to the others", () => {
    const seen = new Set(["3", "4"].map((hash) => contentKey("one", "ines", hash)));
    const { output, probability } = drawShowing(
      contents,
      (key) => seen.has(key),
      () => 0,
    )!;
    expect(output.id).toBe("a");
    expect(probability).toBeCloseTo(0.6 / 0.7 / 2 + 0.1 / 0.7 / 3, 12);
  });

  it("never draws what was seen, nor its twin, and ends", () => {
    const random = seeded(3);
    const seen = new Set<string>();
    const drawn: string[] = [];
    for (;;) {
      const next = drawShowing(contents, (key) => seen.has(key), random);
      if (!next) break;
      seen.add(contentKey("one", "ines", next.output.contentHash));
      drawn.push(next.output.id === "twin" ? "e" : next.output.id);
    }
    expect(drawn.toSorted()).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("of one content is certain, with a probability of exactly 1", () => {
    const [one] = contents;
    expect(drawShowing([one!], nothingSeen, seeded(1))?.probability).toBe(1);
    expect(drawShowing([{ ...one!, showings: 1 }], nothingSeen, seeded(1))?.probability).toBe(1);
  });

  it("keeps exposure more even than uniform draws", () => {
    const exposure = new Array<number>(40).fill(0);
    const random = seeded(11);
    const uniform = new Array<number>(40).fill(0);
    for (let draw = 0; draw < 400; draw += 1) {
      const now = listContents([
        cellOf(
          "one",
          exposure.map((showings, n) => [String(n), String(n), showings]),
        ),
      ]);
      const { output } = drawShowing(now, nothingSeen, random)!;
      exposure[Number(output.id)]! += 1;
      uniform[Math.floor(random() * 40)]! += 1;
    }
    expect(measureEvenness(exposure)!.gini).toBeLessThan(measureEvenness(uniform)!.gini / 2);
    expect(Math.min(...exposure)).toBeGreaterThanOrEqual(5);
  });
});
