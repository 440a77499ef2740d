import { describe, expect, it } from "vitest";
import { type Comparisons, ComparisonsBuilder } from "../comparisons";
import { seededRandom } from "../random";
import { boardOf, plantTastes } from "../testing/planted-tastes";
import { singleVotes } from "./single-votes";
import { type VoterSlots, voterSlotsOf } from "./voter-slots";
import { castStatistic, expectedStatistic, statisticSlope, voterStatistic, voterWeights } from "./voter-statistic";

function slotsOf(comparisons: Comparisons): VoterSlots {
  return voterSlotsOf(singleVotes(comparisons, boardOf(comparisons), "tie"));
}

/** Σ over voters and all two of their votes of weight · value(a, b) · (d_a·d_b)^power. */
function overPairsOfVotes(
  slots: VoterSlots,
  weights: Float64Array,
  power: number,
  value: (a: number, b: number) => number,
) {
  const { voterStarts, first, second } = slots;
  let sum = 0;
  weights.forEach((weight, voter) => {
    for (let a = voterStarts[voter]!; a < voterStarts[voter + 1]!; a += 1) {
      for (let b = voterStarts[voter]!; b < voterStarts[voter + 1]!; b += 1) {
        if (a === b) continue;
        const shared =
          Number(first[a] === first[b]) +
          Number(second[a] === second[b]) -
          Number(first[a] === second[b]) -
          Number(second[a] === first[b]);
        sum += weight * value(a, b) * shared ** power;
      }
    }
  });
  return sum;
}

const planted = plantTastes({ strengths: [[0.5, 0.1, -0.2, -0.4]], voters: [7], votes: 8 }, seededRandom("sums"));
const comparisons = { ...planted.comparisons, weight: planted.comparisons.weight.map((_, at) => 1 + (at % 2)) };

describe("the statistic for voters", () => {
  it("sums the products of the scores of all two votes of a voter", () => {
    const slots = slotsOf(comparisons);
    const weights = voterWeights(slots);
    const scores = slots.weight.map(
      (weight, slot) => weight * slots.scores[3 * slots.pair[slot]! + slots.verdict[slot]!]!,
    );
    const naive = overPairsOfVotes(slots, weights, 1, (a, b) => scores[a]! * scores[b]!);
    expect(castStatistic(slots, weights)).toBeCloseTo(naive, 10);
  });

  it("has a slope that sums the products of their informations", () => {
    const slots = slotsOf(comparisons);
    const weights = voterWeights(slots);
    const amounts = slots.weight.map((weight, slot) => weight * slots.information[slots.pair[slot]!]!);
    const naive = overPairsOfVotes(slots, weights, 2, (a, b) => amounts[a]! * amounts[b]!);
    expect(statisticSlope(slots, weights)).toBeCloseTo(naive, 10);
  });

  it("has the expectation of all ways in which verdicts can change hands", () => {
    const builder = new ComparisonsBuilder({ systems: ["a", "b", "c"] });
    builder.add({ left: "a", right: "b", outcome: "left", votes: 2, voter: "v" });
    builder.add({ left: "a", right: "b", outcome: "right", voter: "w" });
    builder.add({ left: "a", right: "b", outcome: "tie" });
    builder.add({ left: "b", right: "c", outcome: "left", voter: "v", weight: 2 });
    builder.add({ left: "b", right: "c", outcome: "right", voter: "w" });
    builder.add({ left: "b", right: "c", outcome: "right", voter: "x" });
    const slots = slotsOf(builder.build());
    const weights = voterWeights(slots);
    const [ab, bc] = [slots.pool.subarray(0, 4), slots.pool.subarray(4)];
    const sums = ordersOf([...ab]).flatMap((one) =>
      ordersOf([...bc]).map((other) =>
        voterStatistic(slots, weights, Uint8Array.from([...one, ...other]), slots.place),
      ),
    );
    const mean = sums.reduce((sum, value) => sum + value, 0) / sums.length;
    expect(sums).toHaveLength(24 * 6);
    expect(expectedStatistic(slots, weights)).toBeCloseTo(mean, 12);
  });

  it("gives a voter less weight the more votes they have on a system", () => {
    const builder = new ComparisonsBuilder();
    for (const [voter, votes] of [
      ["few", 2],
      ["many", 200],
    ] as const) {
      builder.add({ left: "a", right: "b", outcome: "left", votes, voter });
      builder.add({ left: "a", right: "b", outcome: "right", votes, voter });
    }
    const [few, many] = voterWeights(slotsOf(builder.build()));
    // λ is votes/4; σ = 100 points are 0.5756 logits.
    expect(few).toBeCloseTo(1 / (1 + 0.5756463 ** 2) ** 2, 6);
    expect(many).toBeCloseTo(1 / (1 + 100 * 0.5756463 ** 2) ** 2, 6);
  });
});

function ordersOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => ordersOf(items.filter((_, at) => at !== index)).map((rest) => [item, ...rest]));
}
