import { describe, expect, it } from "vitest";
import { countComparisons, filterComparisons } from "../comparisons";
import { eloPerLogit, meanRating, standardErrors95 } from "../intervals";
import { restrictPairs, settleBothBad } from "../pair-counts";
import { findPrototypes } from "../prototypes/prototypes";
import { seededRandom } from "../random";
import { expectedLogLikelihood } from "../testing/expected-fit";
import { distinctBoards } from "../testing/planted-prototypes";
import { boardOf, plantTastes } from "../testing/planted-tastes";
import { type EstimatedKind, fitTaste, type TastePrior } from "./fit-taste";
import { estimateTasteSpread } from "./taste-prior";

const nu = 0.6;
const runs = 8;
/** Votes of the persons whose boards are made. */
const numbers = [1, 2, 5, 10, 20, 40] as const;
const one = [0.6, 0.3, 0.1, -0.1, -0.3, -0.6];

/** What is known before a person is asked, as an arena's analysis finds it. */
function priorOf(comparisons: Parameters<typeof findPrototypes>[0], board: ReturnType<typeof boardOf>): TastePrior {
  const size = board.members.length;
  const variances = Float64Array.from(
    board.members.keys(),
    (place) => board.covariances.clustered![place * (size + 1)]!,
  );
  const whole: EstimatedKind[] = [{ share: 1, strengths: board.strengths, variances }];
  const { classes } = findPrototypes(comparisons, { members: board.members, maxClasses: 4 });
  const kinds = classes.map(
    ({ share, ratings }): EstimatedKind => ({
      share,
      strengths: Float64Array.from(ratings, ({ strength }) => strength),
      variances: Float64Array.from(
        ratings,
        ({ low, high }) => ((high - low) / 2 / standardErrors95 / eloPerLogit) ** 2,
      ),
    }),
  );
  const lists = classes.length > 1 ? [whole, kinds] : [whole];
  const { taken, spread } = estimateTasteSpread(board, lists)!;
  return { kinds: lists[taken]!, spread };
}

/**
 * A hundred annotators with 20 votes each make the common board; 20 others with k votes get boards of their own. Gain: by how much those
 * predict a further vote of their owner better than the common board does, nats a vote, mean over persons and runs.
 */
function measure(name: string, tastes: readonly (readonly number[])[], voterSpread: number) {
  const gains = numbers.map(() => 0);
  let covered = 0;
  let intervals = 0;
  for (let run = 0; run < runs; run += 1) {
    const random = seededRandom(`${name} ${run}`);
    const common = { strengths: tastes, voters: tastes.map(() => 100 / tastes.length), votes: 20, voterSpread, nu };
    const { comparisons } = plantTastes(common, random);
    const board = boardOf(comparisons, "davidson", true);
    const prior = priorOf(comparisons, board);
    numbers.forEach((votes, at) => {
      const plan = { ...common, voters: tastes.map(() => 20 / tastes.length), votes };
      const persons = plantTastes(plan, random);
      persons.tastes.forEach((taste, person) => {
        const own = filterComparisons(persons.comparisons, (vote) => persons.comparisons.voter[vote] === person);
        const pairs = restrictPairs(settleBothBad(countComparisons(own), "tie"), board.members);
        const { ratings } = fitTaste(pairs, board, prior);
        const strengths = ratings.map(({ rating }) => (rating - meanRating) / eloPerLogit);
        const gain =
          expectedLogLikelihood(taste, nu, strengths, board.fit.nu!) -
          expectedLogLikelihood(taste, nu, board.strengths, board.fit.nu!);
        gains[at] = gains[at]! + gain / persons.tastes.length / runs;
        const mean = taste.reduce((sum, value) => sum + value, 0) / taste.length;
        ratings.forEach(({ low, high }, system) => {
          const truth = meanRating + (taste[system]! - mean) * eloPerLogit;
          intervals += 1;
          if (low <= truth && truth <= high) covered += 1;
        });
      });
    });
  }
  const gainAt = Object.fromEntries(numbers.map((votes, at) => [votes, gains[at]!]));
  return { gains, gainAt, coverage: covered / intervals };
}

/** "Never worse" is meant up to this, nats a vote: a two-thousandth of what a vote says at most. */
const tolerance = 0.0005;

describe("personal boards against the common board, held-out log-likelihood", () => {
  it("two planted tastes: at 20 votes better by 0.03 nats a vote at least (measured 0.039; 0.006, 0.009, 0.017, 0.030 at 1, 2, 5, 10), never worse", () => {
    const { gains, gainAt, coverage } = measure("two tastes", distinctBoards.slice(0, 2), 0);
    expect(Math.min(...gains)).toBeGreaterThan(-tolerance);
    expect(gainAt[20]).toBeGreaterThan(0.03);
    expect(gainAt[40]).toBeGreaterThan(0.04);
    expect(coverage).toBeGreaterThan(0.92);
  });

  it("two tastes too near to be told apart: better by 0.0003 at 20 votes and 0.001 at 40, never worse; intervals, which take σ for known, cover 87 %", () => {
    const other = [0.1, 0.6, -0.3, 0.3, -0.6, -0.1];
    const { gains, gainAt, coverage } = measure("near tastes", [one, other], 0);
    expect(Math.min(...gains)).toBeGreaterThan(-tolerance);
    expect(gainAt[20]).toBeGreaterThan(0.0001);
    expect(coverage).toBeGreaterThan(0.85);
  });

  it("no kinds, everybody a little different: better by 0.019 at 20 votes, never worse; intervals cover 90 %", () => {
    const { gains, gainAt, coverage } = measure("no kinds", [one], 0.6);
    expect(Math.min(...gains)).toBeGreaterThan(-tolerance);
    expect(gainAt[20]).toBeGreaterThan(0.01);
    expect(coverage).toBeGreaterThan(0.88);
  });

  it("everybody alike: worse by at most 0.0003, at 40 votes", () => {
    const { gains, coverage } = measure("alike", [one], 0);
    expect(Math.min(...gains)).toBeGreaterThan(-tolerance);
    expect(coverage).toBeGreaterThan(0.95);
  });
});
