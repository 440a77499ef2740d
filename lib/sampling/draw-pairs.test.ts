import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawPairs, drawUnseen } from "./draw-pairs";
import { type Cell, indexPairs, type Pair } from "./pair-index";
import { seeded } from "./testing/seeded";

const output = (id: string, systemId: string, contentHash = id) => ({ id, systemId, contentHash });
const cell = (taskId: string, outputs: Cell["outputs"]): Cell => ({ taskId, personaVersionId: "p", outputs });

const nameOf = ({ first, second }: Pair) => [first, second].map((side) => side.map(({ id }) => id).join()).join("-");

const threeSystems = [
  cell("t1", [output("a1", "a"), output("b1", "b"), output("c1", "c")]),
  cell("t2", [output("a2", "a"), output("b2", "b"), output("c2", "c", "a2")]),
];

describe("indexPairs", () => {
  it("numbers every pair of different outputs once", () => {
    const index = indexPairs(threeSystems);
    const names = Array.from({ length: index.size }, (_, n) => nameOf(index.pairAt(n)));
    // c2 equals a2: t2 has one pair to judge, and either system may stand for the content.
    expect(names).toEqual(["a1-b1", "a1-c1", "b1-c1", "a2,c2-b2"]);
  });

  it("refuses a number outside", () => {
    expect(() => indexPairs(threeSystems).pairAt(4)).toThrow(RangeError);
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
          const hashes = (side: typeof first) => [...new Set(side.map((one) => one.contentHash))];
          expect(hashes(first)).toHaveLength(1);
          expect(hashes(second)).toHaveLength(1);
          expect(hashes(first)).not.toEqual(hashes(second));
          expect(first[0]!.id.split(".")[0]).toBe(second[0]!.id.split(".")[0]);
        }
      }),
    );
  });
});

describe("drawPairs", () => {
  it("draws every pair, every maker of a content and both orders about equally often", () => {
    const index = indexPairs(threeSystems);
    const counts = new Map<string, { count: number; share: number }>();
    for (const { left, right, share } of drawPairs(index, 20_000, seeded(7))) {
      const key = `${left.id}-${right.id}`;
      counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, share });
    }
    // Three pairs of t1, and of t2 the one whose first content has two makers; in two orders each.
    expect(counts.size).toBe(10);
    for (const { count, share } of counts.values()) {
      // 20 000 draws of four pairs in two orders; five standard deviations of a binomial are below 240.
      expect(Math.abs(count - 2500 * share)).toBeLessThan(240);
    }
    expect([...counts.values()].filter(({ share }) => share === 0.5)).toHaveLength(4);
  });

  it("draws nothing from nothing", () => {
    expect(drawPairs(indexPairs([]), 3, seeded(1))).toEqual([]);
  });
});

describe("drawUnseen", () => {
  const seen = (names: string[]) => (pair: Pair) => names.includes(nameOf(pair));

  it("draws from what is left, with its probability", () => {
    const index = indexPairs(threeSystems);
    const drawn = drawUnseen(index, seen(["a1-b1", "a1-c1", "b1-c1"]), seeded(3));
    // One pair of contents is left, and two systems made one of them.
    expect(drawn?.probability).toBe(0.5);
    expect([drawn?.pair.left.id, drawn?.pair.right.id].sort().join()).toMatch(/^(a2,b2|b2,c2)$/);
  });

  it("answers null where nothing is left", () => {
    expect(drawUnseen(indexPairs(threeSystems), () => true, seeded(3))).toBeNull();
  });
});
