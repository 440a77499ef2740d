import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../ranking/random";
import { EvaluationError } from "./errors";
import { type Judgment, measureSelfConsistency } from "./self-consistency";
import { type Verdict, verdicts } from "./verdict";

const opposite = { left: "right", right: "left", tie: "tie", both_bad: "both_bad" } as const;

/** The same judgment with its sides turned over. */
function turned({ annotator, left, right, verdict }: Judgment): Judgment {
  return { annotator, left: right, right: left, verdict: opposite[verdict] };
}

const judgment: fc.Arbitrary<Judgment> = fc.record({
  annotator: fc.constantFrom("ann", "bob"),
  left: fc.constantFrom("x", "y"),
  right: fc.constantFrom("z", "w"),
  verdict: fc.constantFrom(...verdicts),
});
const judgments = fc.array(fc.tuple(judgment, fc.boolean()).map(([one, isTurned]) => (isTurned ? turned(one) : one)));

describe("measureSelfConsistency", () => {
  const said = (annotator: string, left: string, right: string, verdict: Verdict): Judgment => {
    return { annotator, left, right, verdict };
  };

  it("gives what is worked by hand", () => {
    const measured = measureSelfConsistency([
      // The same sides: equal. And the sides turned over, with the same thing preferred: equal twice.
      said("bob", "x", "y", "left"),
      said("bob", "x", "y", "left"),
      said("bob", "y", "x", "right"),
      // Turned over, the same side: not equal.
      said("ann", "x", "y", "left"),
      said("ann", "y", "x", "left"),
      said("ann", "x", "z", "tie"),
      said("ann", "z", "x", "tie"),
      said("ann", "y", "z", "tie"),
      said("ann", "y", "z", "both_bad"),
      // No repetition: another's, and another pair's.
      said("cat", "x", "y", "left"),
      said("cat", "x", "z", "left"),
    ]);
    expect(measured).toMatchObject({
      all: { hits: 4, trials: 6 },
      sameSides: { hits: 1, trials: 2 },
      turnedSides: { hits: 3, trials: 4 },
    });
    expect(measured.annotators.map(({ annotator }) => annotator)).toEqual(["ann", "bob"]);
    expect(measured.annotators[0]).toMatchObject({
      all: { hits: 1, trials: 3 },
      sameSides: { hits: 0, trials: 1 },
      turnedSides: { hits: 1, trials: 2 },
    });
    expect(measured.annotators[1]).toMatchObject({ all: { hits: 3, trials: 3, share: 1, high: 1 } });
    // Three of three: 0.025^(1/3).
    expect(measured.annotators[1]!.all.low).toBeCloseTo(0.292, 3);
  });

  it("counts what looking at every pair counts", () => {
    fc.assert(
      fc.property(judgments, (all) => {
        const pairs = all.flatMap((one, at) =>
          all.slice(at + 1).flatMap((other) => {
            if (one.annotator !== other.annotator) return [];
            if (one.left === other.left && one.right === other.right) {
              return [{ isTurned: false, isEqual: one.verdict === other.verdict }];
            }
            const back = turned(other);
            if (one.left !== back.left || one.right !== back.right) return [];
            return [{ isTurned: true, isEqual: one.verdict === back.verdict }];
          }),
        );
        const countOf = (isTurned: boolean) => {
          const some = pairs.filter((pair) => pair.isTurned === isTurned);
          return { hits: some.filter(({ isEqual }) => isEqual).length, trials: some.length };
        };
        const measured = measureSelfConsistency(all);
        expect(measured.sameSides).toMatchObject(countOf(false));
        expect(measured.turnedSides).toMatchObject(countOf(true));
        expect(measured.all.trials).toBe(pairs.length);
      }),
    );
  });

  it("is blind to the order of judgments, and in all to the sides of each", () => {
    fc.assert(
      fc.property(judgments, fc.infiniteStream(fc.boolean()), (some, coins) => {
        const { all, annotators } = measureSelfConsistency(some);
        expect(measureSelfConsistency(some.toReversed())).toMatchObject({ all, annotators });
        const sides = some.map((one) => (coins.next().value ? turned(one) : one));
        expect(measureSelfConsistency(sides).all).toEqual(all);
      }),
    );
  });

  it("tells whoever follows the side from whoever is undecided", () => {
    const random = seededRandom("self-consistency");
    const side = (): Verdict => (random.next() < 0.9 ? "left" : "right");
    const repeats = Array.from({ length: 500 }, (_, thing) => [
      said("ann", `x${thing}`, "y", side()),
      thing % 2 === 0 ? said("ann", `x${thing}`, "y", side()) : said("ann", "y", `x${thing}`, side()),
    ]).flat();
    const { sameSides, turnedSides } = measureSelfConsistency(repeats);
    // 0.9² + 0.1² = 0.82 and 2 · 0.9 · 0.1 = 0.18, give or take five standard deviations of 250 trials.
    expect(Math.abs(sameSides.share! - 0.82)).toBeLessThan(0.122);
    expect(Math.abs(turnedSides.share! - 0.18)).toBeLessThan(0.122);
  });

  it("keeps things apart whose ids run together", () => {
    const measured = measureSelfConsistency([said("ann", "a", "b c", "left"), said("ann", "a b", "c", "left")]);
    expect(measured.all.trials).toBe(0);
  });

  it("says why there is none", () => {
    const none = { hits: 0, trials: 0, share: null, low: null, high: null, reason: "no_trials" };
    const nothing = { all: none, sameSides: none, turnedSides: none, annotators: [] };
    expect(measureSelfConsistency([])).toEqual(nothing);
    expect(measureSelfConsistency([said("ann", "x", "y", "left"), said("bob", "x", "y", "left")])).toEqual(nothing);
  });

  it("refuses a thing against itself and an unknown verdict", () => {
    expect(() => measureSelfConsistency([said("ann", "x", "x", "left")])).toThrow(EvaluationError);
    expect(() => measureSelfConsistency([said("ann", "x", "y", "both" as Verdict)])).toThrow(EvaluationError);
  });
});
