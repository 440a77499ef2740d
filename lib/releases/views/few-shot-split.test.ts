import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashPair, heldOutShare, isHeldOut, type SplitPair, splitPairs, supportSizes } from "./few-shot-split";

const word = fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
const pairs = fc.uniqueArray(
  fc.record({
    arena: fc.constantFrom("text", "image"),
    task: word,
    persona: fc.option(word, { nil: null }),
    sides: fc.tuple(word, word).filter(([one, other]) => one < other),
  }),
  { selector: (pair) => JSON.stringify(pair), maxLength: 120 },
);
const named = (some: readonly SplitPair[]) =>
  some.map((pair) => ({ hash: hashPair(pair), name: JSON.stringify(pair) }));
const namesOf = (some: readonly { readonly name: string }[] = []) => some.map(({ name }) => name);

describe("hashPair", () => {
  it("is the beginning of a SHA-256 that anybody can compute", () => {
    const pair = { arena: "text", task: "t", persona: "ines", sides: ["b", "a"] } as const;
    // printf '["palate few-shot 1","text","t","ines","a","b"]' | sha256sum
    expect(hashPair(pair).toString("hex")).toBe("219361313379ad6f");
  });

  it("does not tell which of both stood left, and tells everything else apart", () => {
    fc.assert(
      fc.property(pairs, (some) => {
        for (const pair of some) {
          const [one, other] = pair.sides;
          expect(hashPair({ ...pair, sides: [other, one] })).toEqual(hashPair(pair));
        }
        expect(new Set(some.map((pair) => hashPair(pair).toString("hex"))).size).toBe(some.length);
      }),
    );
  });

  it("holds out about the share that is said", () => {
    const hashes = Array.from({ length: 20_000 }, (_, n) =>
      hashPair({ arena: "text", task: `task ${n}`, persona: "ines", sides: ["a", "b"] }),
    );
    // Four standard deviations of a binomial with 20 000 trials.
    expect(Math.abs(hashes.filter(isHeldOut).length / hashes.length - heldOutShare)).toBeLessThan(0.0114);
  });
});

describe("splitPairs", () => {
  it("never has a query pair among the support, and the smaller sizes are the first of the larger", () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const split = splitPairs(named(some));
        const heldOut = some.filter((pair) => isHeldOut(hashPair(pair)));
        const enough = some.length - heldOut.length >= supportSizes[0] && heldOut.length > 0;
        expect(split !== null).toBe(enough);
        if (!split) return;
        expect(split.support.length).toBe(split.size);
        expect(namesOf(split.query).toSorted()).toEqual(heldOut.map((pair) => JSON.stringify(pair)).toSorted());
        expect(namesOf(split.support).filter((name) => namesOf(split.query).includes(name))).toEqual([]);
        const next = supportSizes.find((size) => size > split.size);
        if (next) expect(some.length - heldOut.length).toBeLessThan(next);
      }),
    );
  });

  it("keeps what it held out, whatever comes later, and does not depend on the order", () => {
    const grown = fc.tuple(pairs, pairs).map(([first, more]) => {
      const all = new Map([...first, ...more].map((pair) => [JSON.stringify(pair), pair]));
      return [first, [...all.values()].toReversed()] as const;
    });
    fc.assert(
      fc.property(grown, ([first, all]) => {
        const [earlier, later] = [splitPairs(named(first)), splitPairs(named(all))];
        const [support, query] = [namesOf(later?.support), namesOf(later?.query)];
        expect(namesOf(earlier?.query).filter((name) => support.includes(name))).toEqual([]);
        expect(namesOf(earlier?.support).filter((name) => query.includes(name))).toEqual([]);
        if (earlier) expect(namesOf(earlier.query).every((name) => query.includes(name))).toBe(true);
        expect(splitPairs(named(all.toReversed()))).toEqual(later);
      }),
    );
  });
});
