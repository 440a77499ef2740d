import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "./random";
import { ranksOf } from "./ranks";

interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** The definition, word by word. */
function slowRanks(bounds: readonly Bounds[]): number[] {
  return bounds.map(({ high }) => 1 + bounds.filter(({ low }) => low > high).length);
}

const drawnBounds = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 20 }), fc.nat(8)).map(([low, width]) => ({ low, high: low + width })),
);

describe("ranksOf", () => {
  it("lets overlapping intervals share a rank", () => {
    const bounds = [
      { low: 1100, high: 1200 },
      { low: 1050, high: 1150 },
      { low: 900, high: 1050 },
      { low: 800, high: 899 },
    ];
    // The third touches the second: a bound that is equal is not above.
    expect(ranksOf(bounds)).toEqual([1, 1, 2, 4]);
    expect(ranksOf([])).toEqual([]);
  });

  it("counts the lower bounds above, whatever the intervals", () => {
    fc.assert(
      fc.property(drawnBounds, (bounds) => {
        expect(ranksOf(bounds)).toEqual(slowRanks(bounds));
      }),
    );
  });

  it("does so for 2,000 systems, of which many share a bound", () => {
    const random = seededRandom("ranks");
    const bounds = Array.from({ length: 2000 }, () => {
      const low = 800 + random.below(400) / 2;
      return { low, high: low + random.below(100) };
    });
    const ranks = ranksOf(bounds);
    expect(ranks).toEqual(slowRanks(bounds));
    expect(Math.max(...ranks)).toBeGreaterThan(1000);
  });

  it("gives a rank to a system alone, to two, and to a leader whom nobody reaches", () => {
    expect(ranksOf([{ low: 990, high: 1010 }])).toEqual([1]);
    const [strong, weak] = [
      { low: 1001, high: 1100 },
      { low: 900, high: 1000 },
    ];
    expect(ranksOf([weak, strong])).toEqual([2, 1]);
    expect(ranksOf([weak, strong, weak, { low: 950, high: 1000 }])).toEqual([2, 1, 2, 2]);
  });

  it("lets exact ties share a rank, at the top and below, with intervals and without width", () => {
    const same = { low: 950, high: 1050 };
    expect(ranksOf([same, same, same])).toEqual([1, 1, 1]);
    const points = [1000, 1000, 900, 900, 800].map((rating) => ({ low: rating, high: rating }));
    expect(ranksOf(points)).toEqual([1, 1, 3, 3, 5]);
    // Nothing but ties: equal ratings with zeros of either sign.
    expect(
      ranksOf([
        { low: -0, high: 0 },
        { low: 0, high: -0 },
      ]),
    ).toEqual([1, 1]);
  });

  it("always has a first, goes with the systems, and never ranks the worse interval higher", () => {
    fc.assert(
      fc.property(drawnBounds, fc.infiniteStream(fc.nat()), (bounds, keys) => {
        fc.pre(bounds.length > 0);
        const ranks = ranksOf(bounds);
        expect(Math.min(...ranks)).toBe(1);
        expect(Math.max(...ranks)).toBeLessThanOrEqual(bounds.length);
        bounds.forEach(({ high }, one) => {
          bounds.forEach((other, at) => {
            if (other.high > high) expect(ranks[at]!).toBeLessThanOrEqual(ranks[one]!);
          });
        });
        const drawn = bounds.map(() => keys.next().value);
        const order = [...bounds.keys()].sort((a, b) => drawn[a]! - drawn[b]!);
        expect(ranksOf(order.map((index) => bounds[index]!))).toEqual(order.map((index) => ranks[index]));
      }),
    );
  });

  it("reads each bound once", () => {
    let reads = 0;
    const bounds = Array.from({ length: 500 }, (_, index) => ({
      get low() {
        reads += 1;
        return index % 37;
      },
      get high() {
        reads += 1;
        return (index % 37) + 5;
      },
    }));
    ranksOf(bounds);
    expect(reads).toBe(1000);
  });
});
