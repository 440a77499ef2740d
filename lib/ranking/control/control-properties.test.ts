import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TieModel } from "../boards";
import type { ComparisonRow } from "../comparisons";
import { countComparisons } from "../comparisons";
import { davidsonModel, fitDavidson } from "../fit-davidson";
import { fitHalfTie, halfTieModel } from "../fit-half-tie";
import { fitRaoKupper, raoKupperModel } from "../fit-rao-kupper";
import { covariancesOf } from "../intervals";
import { settleBothBad } from "../pair-counts";
import { comparisonsOfRows, controlledRows, mirrored } from "../testing/planted-controls";
import { voterScoreProducts } from "../voters/score-products";
import { voterCellsOf } from "../voters/voter-cells";
import { controlObjective } from "./control-likelihood";
import { mergeVotes } from "./control-rows";
import { type ControlOptions, fitControlled } from "./fit-controlled";

const count = 4;
/** Each property is tried on three models. */
const runs = { numRuns: 50 };
const models = [
  { name: "Davidson", ties: "davidson" as TieModel, model: davidsonModel, fitPlain: fitDavidson },
  { name: "half ties", ties: "half" as TieModel, model: halfTieModel, fitPlain: fitHalfTie },
  { name: "Rao and Kupper", ties: "rao-kupper" as TieModel, model: raoKupperModel, fitPlain: fitRaoKupper },
];

function expectClose(actual: Iterable<number>, expected: Iterable<number>, tolerance = 1e-7): void {
  const wanted = [...expected];
  [...actual].forEach((value, index) => {
    expect(Math.abs(value - wanted[index]!)).toBeLessThan(tolerance * (1 + Math.abs(wanted[index]!)));
  });
}

describe.each(models)("$name", ({ ties, model, fitPlain }) => {
  const fitRows = (rows: readonly ComparisonRow[], options: ControlOptions = {}) =>
    fitControlled(comparisonsOfRows(rows, count), { ties, ...options });

  it("has zero gradient, strengths of mean 0 and covariances of which every row sums to 0", () => {
    fc.assert(
      fc.property(controlledRows(count), (rows) => {
        const fit = fitRows(rows);
        expect(fit.omitted).toEqual([]);
        expectClose(fit.gradient, new Float64Array(fit.gradient.length), 1e-6);
        expect(fit.strengths.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10);
        const { model: byModel, sandwich, clustered = sandwich } = fit.covariances;
        for (const covariance of [byModel, sandwich, clustered]) {
          for (let row = 0; row < count; row += 1) {
            const entries = covariance.subarray(row * count, (row + 1) * count);
            expect(entries.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 8);
          }
        }
      }),
      runs,
    );
  });

  it("has the derivatives that finite differences give", () => {
    fc.assert(
      fc.property(controlledRows(count), fc.infiniteStream(fc.integer({ min: -10, max: 10 })), (rows, draws) => {
        const comparisons = comparisonsOfRows(rows, count);
        const controls = { position: true, covariates: [0, 1] };
        const objective = controlObjective(mergeVotes(comparisons, [0, 1, 2, 3], controls, "tie").rows, model);
        const { dimension } = objective;
        const point = Float64Array.from({ length: dimension }, () => draws.next().value! / 10);
        const derivativesAt = (at: Float64Array) => {
          const gradient = new Float64Array(dimension);
          const information = new Float64Array(dimension * dimension);
          return { value: objective.evaluate(at, gradient, information), gradient, information };
        };
        const { gradient, information } = derivativesAt(point);
        const step = 1e-5;
        for (let index = 0; index < dimension; index += 1) {
          const [up, down] = [step, -step].map((move) => derivativesAt(point.with(index, point[index]! + move)));
          expectClose([gradient[index]!], [(up!.value - down!.value) / (2 * step)], 1e-5);
          for (let row = index; row < dimension; row += 1) {
            const second = -(up!.gradient[row]! - down!.gradient[row]!) / (2 * step);
            expectClose([information[row * dimension + index]!], [second], 1e-5);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it("is the plain fit where nothing is controlled, with its errors for independent votes and for voters", () => {
    fc.assert(
      fc.property(controlledRows(count), (rows) => {
        const comparisons = comparisonsOfRows(rows, count);
        const fit = fitControlled(comparisons, { ties, position: false, covariates: [] });
        const plain = fitPlain(settleBothBad(countComparisons(comparisons), "tie"));
        const { model: byModel, sandwich } = covariancesOf(plain);
        const { products } = voterScoreProducts(voterCellsOf(comparisons, "tie"), plain);
        expectClose(fit.strengths, plain.strengths, 1e-9);
        expect(fit.nu).toEqual(plain.nu === null ? null : expect.closeTo(plain.nu, 9));
        expect(fit.logLikelihood).toBeCloseTo(plain.logLikelihood, 8);
        expectClose(fit.covariances.model, byModel);
        expectClose(fit.covariances.sandwich, sandwich);
        if (fit.covariances.clustered) expectClose(fit.covariances.clustered, covariancesOf(plain, products).sandwich);
        expect(fit.covariances.clustered !== undefined).toBe(rows.some((row) => row.voter));
      }),
      runs,
    );
  });

  it("is the same to the last bit whatever the order of votes", () => {
    const shuffled = controlledRows(count).chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        expect(fitRows(others)).toEqual(fitRows(rows));
      }),
      runs,
    );
  });

  it("turns the position's sign alone where all sides are swapped", () => {
    fc.assert(
      fc.property(controlledRows(count), (rows) => {
        const fit = fitRows(rows);
        const swapped = fitRows(rows.map(mirrored));
        expectClose(swapped.strengths, fit.strengths);
        expectClose([swapped.position!.coefficient], [-fit.position!.coefficient]);
        expectClose([swapped.position!.shareLeft], [1 - fit.position!.shareLeft]);
        swapped.covariates.forEach(({ coefficient, standardError }, index) => {
          expectClose(
            [coefficient, standardError],
            [fit.covariates[index]!.coefficient, fit.covariates[index]!.standardError],
          );
        });
      }),
      runs,
    );
  });

  it("is blind to sides where the position is not controlled", () => {
    fc.assert(
      fc.property(controlledRows(count), fc.infiniteStream(fc.boolean()), (rows, coins) => {
        const swapped = rows.map((row) => (coins.next().value ? mirrored(row) : row));
        expect(fitRows(swapped, { position: false })).toEqual(fitRows(rows, { position: false }));
      }),
      runs,
    );
  });

  it("follows a covariate's sign and is blind to its unit", () => {
    fc.assert(
      fc.property(controlledRows(count), fc.constantFrom(-1, 1e-6, -1000), (rows, factor) => {
        const fit = fitRows(rows);
        const other = fitRows(rows.map((row) => ({ ...row, values: [row.values![0]! * factor, row.values![1]!] })));
        const [x, z] = fit.covariates;
        const [changed, unchanged] = other.covariates;
        expectClose(other.strengths, fit.strengths);
        expectClose(
          [changed!.coefficient * Math.sign(factor), changed!.scale, unchanged!.coefficient],
          [x!.coefficient, x!.scale * Math.abs(factor), z!.coefficient],
        );
      }),
      runs,
    );
  });

  it("takes repeated votes for votes, and weights for weights", () => {
    fc.assert(
      fc.property(controlledRows(count), fc.integer({ min: 2, max: 5 }), (rows, times) => {
        const lone = rows.map((row) => ({ ...row, voter: null }));
        const once = fitRows(lone);
        const repeated = fitRows(Array.from({ length: times }, () => lone).flat());
        const counted = fitRows(lone.map((row) => ({ ...row, votes: (row.votes ?? 1) * times })));
        expect(counted.strengths).toEqual(repeated.strengths);
        expectClose(counted.covariances.sandwich, repeated.covariances.sandwich, 1e-10);
        expectClose(counted.strengths, once.strengths);
        expectClose(
          counted.covariances.model.map((value) => value * times),
          once.covariances.model,
        );
        // A weight common to all says nothing new: the score products take its square, the information the weight.
        const weighted = fitRows(lone.map((row) => ({ ...row, weight: times })));
        expectClose(weighted.strengths, once.strengths);
        expectClose(weighted.covariances.sandwich, once.covariances.sandwich);
      }),
      runs,
    );
  });

  it("learns nothing from a voter who repeats each vote", () => {
    fc.assert(
      fc.property(controlledRows(count), fc.integer({ min: 2, max: 5 }), (rows, times) => {
        const named = rows.map((row, index) => ({ ...row, votes: 1, voter: `voter ${index}` }));
        const once = fitRows(named);
        const repeated = fitRows(named.map((row) => ({ ...row, votes: times })));
        expectClose(repeated.covariances.clustered!, once.covariances.clustered!);
        const correction = rows.length / (rows.length - 1);
        expectClose(
          once.covariances.clustered!,
          once.covariances.sandwich.map((value) => value * correction),
        );
        expect(repeated.errors.effectiveVoters).toBeCloseTo(rows.length, 9);
      }),
      runs,
    );
  });
});
