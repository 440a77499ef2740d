import { describe, expect, it } from "vitest";
import { eloPerLogit } from "../intervals";
import { seededRandom } from "../random";
import { distinctBoards } from "../testing/planted-prototypes";
import { boardOf, plantTastes, type TastePlan } from "../testing/planted-tastes";
import { estimateTasteSpread, type TasteKind } from "./taste-prior";

const strengths = [0.6, 0.3, 0.1, -0.1, -0.3, -0.6];

/** The estimate from one whole, mean over some boards. */
function meanSpread(plan: Omit<TastePlan, "strengths">, seed: string): number {
  const random = seededRandom(seed);
  const spreads = Array.from({ length: 6 }, () => {
    const board = boardOf(plantTastes({ strengths: [strengths], ...plan }, random).comparisons, "davidson", true);
    return estimateTasteSpread(board, [[{ share: 1, strengths: board.strengths }]])!.spread / eloPerLogit;
  });
  return spreads.reduce((sum, spread) => sum + spread, 0) / spreads.length;
}

describe("estimateTasteSpread", () => {
  it.each([0.3, 0.6, 1.2])("finds a planted spread of %s, up to a quarter less", (voterSpread) => {
    const found = meanSpread({ voters: [150], votes: 20, voterSpread }, `spread ${voterSpread}`);
    expect(found).toBeGreaterThan(0.75 * voterSpread);
    expect(found).toBeLessThan(1.1 * voterSpread);
  });

  it("is small, not 0, where everybody is alike: votes cannot tell small from none", () => {
    const found = meanSpread({ voters: [150], votes: 20 }, "alike");
    expect(found).toBeGreaterThan(0.02);
    expect(found).toBeLessThan(0.2);
  });

  it("takes kinds where they explain the votes, and the whole where they do not", () => {
    const kindsOf = (boards: readonly (readonly number[])[]): TasteKind[] =>
      boards.map((one) => ({ share: 1 / boards.length, strengths: Float64Array.from(one) }));
    const two = distinctBoards.slice(0, 2);
    const takenFor = (planted: readonly (readonly number[])[]) => {
      const plan = { strengths: planted, voters: planted.map(() => 100 / planted.length), votes: 20 };
      const board = boardOf(plantTastes(plan, seededRandom("kinds")).comparisons, "davidson", true);
      return estimateTasteSpread(board, [[{ share: 1, strengths: board.strengths }], kindsOf(two)])!;
    };
    expect(takenFor(two)).toMatchObject({ taken: 1 });
    expect(takenFor(two).spread).toBeLessThan(60);
    expect(takenFor([two[0]!])).toMatchObject({ taken: 0 });
  });

  it("looks at three hundred people of more, and says nothing where nobody is known or one alone votes twice", () => {
    const of = (plan: Omit<TastePlan, "strengths">) => {
      const { comparisons } = plantTastes({ strengths: [strengths], ...plan }, seededRandom("few"));
      const board = boardOf(comparisons, "davidson", true);
      return estimateTasteSpread(board, [[{ share: 1, strengths: board.strengths }]]);
    };
    expect(of({ voters: [700], votes: 4, voterSpread: 0.6 })!.spread / eloPerLogit).toBeGreaterThan(0.4);
    expect(of({ voters: [60], votes: 10, areVotersKnown: false })).toBeNull();
    expect(of({ voters: [1], votes: 90 })).toBeNull();
  });
});
