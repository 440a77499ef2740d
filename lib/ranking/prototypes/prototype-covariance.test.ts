import { describe, expect, it } from "vitest";
import type { Comparisons } from "../comparisons";
import { covariancesOf, eloPerLogit, meanRating } from "../intervals";
import { choleskyFactor, choleskyInverse } from "../linear-algebra";
import { seededRandom } from "../random";
import { plantPrototypes } from "../testing/planted-prototypes";
import { effectiveVoters } from "../voters/effective-voters";
import { voterScoreProducts } from "../voters/score-products";
import type { Mixture } from "./prototype-climb";
import { mixtureVariances } from "./prototype-covariance";
import { expectMemberships, makeRoom } from "./prototype-em";
import { type MixtureProblem, poseProblem } from "./prototype-model";
import { searchMixtures } from "./prototype-search";
import { knownVotesOf } from "./prototype-votes";
import { findPrototypes } from "./prototypes";

const boards = [
  [1, 0.5, 0, -0.5, -1],
  [-0.8, 0.9, 0.1, 0.6, -0.8],
];

function pose(comparisons: Comparisons): MixtureProblem {
  return poseProblem(knownVotesOf(comparisons, "tie", null), "davidson");
}

function search(problem: MixtureProblem, classes: number): Mixture {
  return searchMixtures(problem, classes, { restarts: 4, seed: "covariance" })[classes - 1]!.mixture;
}

/**
 * Variances of the strengths of two classes from second differences of the height itself, which know nothing of scores. The last strength of each
 * board is minus the sum of the others, so that nothing is left to shift.
 */
function variancesByDifferences(problem: MixtureProblem, { boards, shares }: Mixture): number[] {
  const { systems } = problem.known.pairs;
  const free = systems - 1;
  const point = [
    ...boards.flatMap((board) => [...board.subarray(0, free), board[systems]!]),
    Math.log(shares[0]! / shares[1]!),
  ];
  const room = makeRoom(problem, 2);
  const heightAt = (moved: readonly number[]) => {
    const own = [0, 1].map((index) => {
      const strengths = moved.slice(index * systems, index * systems + free);
      const last = -strengths.reduce((sum, value) => sum + value, 0);
      return Float64Array.of(...strengths, last, moved[index * systems + free]!);
    });
    const first = 1 / (1 + Math.exp(-moved.at(-1)!));
    return expectMemberships(problem, { boards: own, shares: Float64Array.of(first, 1 - first) }, room).height;
  };
  const step = 1e-3;
  const size = point.length;
  const information = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const at = (one: number, other: number) => {
        const moved = [...point];
        moved[row]! += one * step;
        moved[column]! += other * step;
        return heightAt(moved);
      };
      information[row * size + column] = -(at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * step * step);
    }
  }
  expect(choleskyFactor(information, size)).toBe(true);
  const inverse = choleskyInverse(information, size);
  return [0, 1].flatMap((index) => {
    const block = Array.from({ length: free }, (_, row) =>
      Array.from({ length: free }, (_, column) => inverse[(index * systems + row) * size + index * systems + column]!),
    );
    return [...block.map((entries, row) => entries[row]!), block.flat().reduce((sum, value) => sum + value, 0)];
  });
}

describe("mixtureVariances", () => {
  it("of one class are those of the board, by the model and clustered by voter", () => {
    const problem = pose(
      plantPrototypes({ boards, voters: [40], votes: 15, nus: [0.5] }, seededRandom("one")).comparisons,
    );
    const variances = mixtureVariances(problem, search(problem, 1));
    const { products } = voterScoreProducts(problem.known.cells, problem.whole);
    const { model, clustered } = covariancesOf(problem.whole, undefined, products);
    const effective = effectiveVoters(problem.known.cells);
    for (let system = 0; system < 5; system += 1) {
      expect(variances.model[system]!).toBeCloseTo(model[system * 6]!, 10);
      expect(variances.clustered[system]!).toBeCloseTo(clustered![system * 6]!, 10);
      expect(variances.voters[system]!).toBeCloseTo(effective[system]!, 9);
      // One class is the whole: there is no difference and no doubt about it.
      expect(variances.difference[system]!).toBeCloseTo(0, 10);
    }
  });

  it("of two classes are the inverse of minus the second derivatives of what was climbed", () => {
    const planted = { boards, voters: [60, 40], votes: 12, nus: [0.6, 0.4] };
    const problem = pose(plantPrototypes(planted, seededRandom("louis")).comparisons);
    const mixture = search(problem, 2);
    const { model, isDoubtIncluded } = mixtureVariances(problem, mixture);
    expect(isDoubtIncluded).toBe(true);
    variancesByDifferences(problem, mixture).forEach((expected, index) => {
      expect(Math.abs(model[index]! / expected - 1)).toBeLessThan(0.002);
    });
    // Not knowing who belongs where costs: with memberships taken for known, the variances would be those of each fit by itself.
    const known = mixture.fits.flatMap((fit) => {
      const { model: ofFit } = covariancesOf(fit);
      return boards[0]!.map((_, system) => ofFit[system * 6]!);
    });
    known.forEach((variance, index) => {
      expect(model[index]! / variance).toBeGreaterThan(1.05);
    });
  });

  it("are those of known memberships where the votes cannot settle everything, and say so", () => {
    // Two classes with the board of the whole, where there are two tastes: a saddle, from which the height rises to either side.
    const planted = { boards, voters: [60, 40], votes: 12, nus: [0.6, 0.4] };
    const problem = pose(plantPrototypes(planted, seededRandom("saddle")).comparisons);
    const half = { ...problem.whole, information: problem.whole.information.map((entry) => entry / 2) };
    const halves = {
      ...search(problem, 1),
      fits: [half, half],
      boards: [problem.whole.parameters, problem.whole.parameters],
      shares: Float64Array.of(0.5, 0.5),
      memberships: new Float64Array(200).fill(0.5),
    };
    const { isDoubtIncluded, model } = mixtureVariances(problem, halves);
    expect(isDoubtIncluded).toBe(false);
    // What is left is the information of each fit by itself: that of half the votes.
    const { model: known } = covariancesOf(problem.whole);
    for (let system = 0; system < 5; system += 1) expect(model[system]! / known[system * 6]!).toBeCloseTo(2, 8);
  });
});

describe("95 % intervals of two classes", () => {
  it("cover the planted ratings, and what they differ from the whole, in 93–97 % of 150 simulations", () => {
    // Seen: 95.8 and 96.1 %. Doubtful voters are many here, at a certainty of 0.64. Over 300 simulations of each of four other plans (12 to 30 votes of
    // 55 to 500 voters) the ratings were covered in 95.0 to 95.5 %.
    const runs = 150;
    const planted = { boards, voters: [90, 50], votes: 14, nus: [0.5, 0.5] };
    const results = Array.from({ length: runs }, (_, run) => {
      const { comparisons } = plantPrototypes(planted, seededRandom(`coverage ${run}`));
      const result = findPrototypes(comparisons, { maxClasses: 2, restarts: 2 });
      expect(result.classes).toHaveLength(2);
      // Classes come by their size, which chance may turn over. The second of the planted ones prefers s1 to s0.
      const leads = result.classes.map(({ ratings }) => ratings[1]!.rating - ratings[0]!.rating);
      return { ...result, classes: leads[0]! < leads[1]! ? result.classes : result.classes.toReversed() };
    });
    let ratingsCovered = 0;
    let contrastsCovered = 0;
    for (let system = 0; system < 5; system += 1) {
      // What the whole tends to is not planted: its mean over the simulations stands in for it.
      const whole = results.reduce((sum, result) => sum + result.whole.ratings[system]!.rating / runs, 0);
      for (const { classes } of results) {
        classes.forEach(({ ratings, contrasts }, index) => {
          const truth = meanRating + boards[index]![system]! * eloPerLogit;
          const { low, high } = ratings[system]!;
          if (low <= truth && truth <= high) ratingsCovered += 1;
          const contrast = contrasts.find((candidate) => candidate.system === system)!;
          if (contrast.low <= truth - whole && truth - whole <= contrast.high) contrastsCovered += 1;
        });
      }
    }
    const shares = [ratingsCovered, contrastsCovered].map((count) => count / (runs * 10));
    for (const share of shares) {
      expect(share).toBeGreaterThan(0.93);
      expect(share).toBeLessThan(0.975);
    }
  });
});
