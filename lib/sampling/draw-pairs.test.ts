import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawPairs, drawUnseen } from "./draw-pairs";
import { type Cell, indexPairs, type Pair } from "./pair-index";

const output = (id: string, systemId: string, contentHash = id) => ({ id, systemId, contentHash });
const cell = (taskId: string, outputs: Cell["outputs"]): Cell => ({ taskId, personaVersionId: "p", outputs });

// A linear congruential generator (Numerical Recipes): enough for a test, and the same everywhere.
function seeded(seed: number) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const threeSystems = [
  cell("t1", [output("a1", "a"), output("b1", "b"), output("c1", "c")]),
  cell("t2", [output("a2", "a"), output("b2", "b"), output("c2", "c", "a2")]),
];

describe("indexPairs", () => {
  it("numbers every pair of different outputs once", () => {
    const index = indexPairs(threeSystems);
    const names = Array.from(
      { length: index.size },
      (_, n) => `${index.pairAt(n).first.id}-${index.pairAt(n).second.id}`,
    );
    // c2 equals a2, so t2 has two pairs, not three.
    expect(names).toEqual(["a1-b1", "a1-c1", "b1-c1", "a2-b2", "b2-c2"]);
  });

  it("refuses a number outside", () => {
    expect(() => indexPairs(threeSystems).pairAt(5)).toThrow(RangeError);
    expect(() => indexPairs([]).pairAt(0)).toThrow(RangeError);
  });

  it("never pairs a system with itself or equal contents", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 6 }), { maxLength: 5 }), (drawn) => {
        const cells = drawn.map((outputs, t) =>
          cell(
            `t${t}`,
            outputs.map(([system, hash], n) => output(`${t}.${n}`, `s${system}`, `h${hash}`)),
          ),
        );
        const index = indexPairs(cells);
        for (let number = 0; number < index.size; number += 1) {
          const { first, second } = index.pairAt(number);
          expect(first.systemId).not.toBe(second.systemId);
          expect(first.contentHash).not.toBe(second.contentHash);
          expect(first.id.split(".")[0]).toBe(second.id.split(".")[0]);
        }
      }),
    );
  });
});

describe("drawPairs", () => {
  it("draws every pair and both orders about equally often", () => {
    const index = indexPairs(threeSystems);
    const counts = new Map<string, number>();
    for (const { left, right } of drawPairs(index, 20_000, seeded(7))) {
      const key = `${left.id}-${right.id}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(10);
    // 2000 expected in each of ten; five standard deviations of a binomial are 212.
    for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(212);
  });

  it("draws nothing from nothing", () => {
    expect(drawPairs(indexPairs([]), 3, seeded(1))).toEqual([]);
  });
});

describe("drawUnseen", () => {
  const seen = (names: string[]) => (pair: Pair) => names.includes(`${pair.first.id}-${pair.second.id}`);

  it("draws from what is left, with its probability", () => {
    const index = indexPairs(threeSystems);
    const drawn = drawUnseen(index, seen(["a1-b1", "a1-c1", "b1-c1"]), seeded(3));
    expect(drawn?.probability).toBe(0.5);
    expect([drawn?.pair.left.id, drawn?.pair.right.id].sort().join()).toMatch(/^(a2,b2|b2,c2)$/);
  });

  it("answers null where nothing is left", () => {
    expect(drawUnseen(indexPairs(threeSystems), () => true, seeded(3))).toBeNull();
  });
});
