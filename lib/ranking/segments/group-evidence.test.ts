import { describe, expect, it } from "vitest";
import { ComparisonsBuilder } from "../comparisons";
import { boardOf } from "../testing/planted-tastes";
import { groupEvidence } from "./group-evidence";
import { countGroups } from "./group-pairs";
import { centerOf } from "./shrunken-groups";

/** Two systems; wins and losses of the first in each group. */
function duels(records: readonly (readonly [number, number])[]) {
  const builder = new ComparisonsBuilder({ systems: ["a", "b"] });
  records.forEach(([wins, losses], group) => {
    builder.add({ left: "a", right: "b", outcome: "left", votes: wins, group: `g${group}` });
    builder.add({ left: "a", right: "b", outcome: "right", votes: losses, group: `g${group}` });
  });
  const comparisons = builder.build();
  const board = boardOf(comparisons, "half");
  return { center: centerOf(board), pairs: countGroups(comparisons, board.members, "tie") };
}

/** log ∫ Π_g ∫ L_g(d + x) φ(x; variance) dx dd by sums over fine grids; d and x are differences of the two strengths. */
function integrated(records: readonly (readonly [number, number])[], spread: number): number {
  // δ = (x/2, −x/2) with |δ|² = x²/2: the difference x has variance 2σ².
  const error = Math.SQRT2 * spread;
  let total = 0;
  for (let d = -8; d <= 8; d += 0.02) {
    let product = 1;
    for (const [wins, losses] of records) {
      let sum = 0;
      for (let z = -6; z <= 6; z += 0.05) {
        const logit = d + error * z;
        const logChance = -wins * Math.log1p(Math.exp(-logit)) - losses * Math.log1p(Math.exp(logit));
        sum += Math.exp(logChance - (z * z) / 2);
      }
      product *= sum;
    }
    total += product;
  }
  return Math.log(total);
}

describe("groupEvidence", () => {
  it("is the marginal likelihood, to Laplace's error", () => {
    const records = [
      [30, 10],
      [12, 20],
      [25, 20],
    ] as const;
    const { center, pairs } = duels(records);
    const base = groupEvidence(center, pairs, 0.02).value - integrated(records, 0.02);
    for (const spread of [0.1, 0.3, 0.6, 1]) {
      expect(groupEvidence(center, pairs, spread).value - integrated(records, spread)).toBeCloseTo(base, 1);
    }
  });

  it("comes to that of no spread as the spread goes to 0", () => {
    const { center, pairs } = duels([
      [30, 10],
      [12, 20],
    ]);
    const none = groupEvidence(center, pairs, 0).value;
    expect(groupEvidence(center, pairs, 1e-4).value).toBeCloseTo(none, 5);
    expect(groupEvidence(center, pairs, 1e-3).value).toBeCloseTo(none, 3);
  });

  it("says nothing of the spread where there is one group alone", () => {
    const { center, pairs } = duels([[30, 10]]);
    const values = [0, 0.1, 0.5, 1].map((spread) => groupEvidence(center, pairs, spread).value);
    for (const value of values) expect(value).toBeCloseTo(values[0]!, 9);
  });

  it("is finite for groups that only won or only lost", () => {
    const { center, pairs } = duels([
      [40, 0],
      [0, 35],
    ]);
    const values = [0, 0.5, 2, 5].map((spread) => groupEvidence(center, pairs, spread).value);
    expect(values.every(Number.isFinite)).toBe(true);
    expect(values[2]!).toBeGreaterThan(values[0]! + 10);
  });
});
