import fc from "fast-check";
import { type ComparisonRow, type Comparisons, ComparisonsBuilder } from "../comparisons";
import type { Outcome } from "../pair-counts";
import type { RandomSource } from "../random";
import { systemIds } from "./drawn-votes";

/** What votes are drawn from: Davidson's model with controls. */
export interface PlantedControls {
  /** Natural-log units. */
  readonly strengths: readonly number[];
  readonly nu: number;
  /** Logits for standing on the left. */
  readonly position: number;
  /** Logits for one unit of each covariate's difference. */
  readonly coefficients: readonly number[];
  /** The covariates of a vote, left minus right. */
  drawValues(random: RandomSource, left: number, right: number): number[];
}

/** Rows of single votes between systems that were drawn at random. */
export function drawControlledRows(plan: PlantedControls, votes: number, random: RandomSource): ComparisonRow[] {
  const ids = systemIds(plan.strengths.length);
  return Array.from({ length: votes }, () => {
    const left = random.below(ids.length);
    const right = (left + 1 + random.below(ids.length - 1)) % ids.length;
    const values = plan.drawValues(random, left, right);
    const style = values.reduce((sum, value, index) => sum + value * plan.coefficients[index]!, 0);
    const win = Math.exp((plan.strengths[left]! - plan.strengths[right]! + plan.position + style) / 2);
    const draw = random.next() * (win + 1 / win + plan.nu);
    const outcome = draw < win ? "left" : draw < win + 1 / win ? "right" : "tie";
    return { left: ids[left]!, right: ids[right]!, outcome, values };
  });
}

/** Comparisons of rows, covariates `x0`, `x1`, …, systems in the order of their ids. */
export function comparisonsOfRows(rows: readonly ComparisonRow[], systems: number, covariates = 2): Comparisons {
  const builder = new ComparisonsBuilder({
    systems: systemIds(systems),
    covariates: Array.from({ length: covariates }, (_, index) => `x${index}`),
  });
  for (const row of rows) builder.add(row);
  return builder.build();
}

/** How often each outcome and each set of values is met on either side, so that all parameters have a finite best value. */
const held: readonly (readonly [isSwapped: boolean, values: readonly [number, number]])[] = [
  [false, [0, 0]],
  [false, [1, 0]],
  [false, [-1, 1]],
  [true, [0, 1]],
];

/** Random votes among `count` systems with two covariates, some of known voters, for which every parameter is finite. */
export function controlledRows(count: number): fc.Arbitrary<ComparisonRow[]> {
  const ids = systemIds(count);
  const ring = ids.flatMap((id, index) => {
    const next = ids[(index + 1) % count]!;
    return held.flatMap(([isSwapped, values]) => {
      const sides = isSwapped ? { left: next, right: id } : { left: id, right: next };
      return (["left", "right"] as const).map((outcome): ComparisonRow => ({ ...sides, outcome, values }));
    });
  });
  const row = fc
    .record({
      one: fc.nat(count - 1),
      step: fc.integer({ min: 1, max: count - 1 }),
      outcome: fc.constantFrom<Outcome>("left", "right", "tie", "both_bad"),
      votes: fc.integer({ min: 1, max: 6 }),
      voter: fc.option(fc.constantFrom("ada", "bo", "cy", "di")),
      values: fc.tuple(fc.integer({ min: -3, max: 3 }), fc.constantFrom(-0.5, 0, 0.25)),
    })
    .map(({ one, step, ...rest }) => ({ left: ids[one]!, right: ids[(one + step) % count]!, ...rest }));
  return fc.array(row, { minLength: 1, maxLength: 30 }).map((rows) => [...ring, ...rows]);
}

/** The vote as it would have been with the outputs on the other sides. */
export function mirrored(row: ComparisonRow): ComparisonRow {
  const opposite = { left: "right", right: "left", tie: "tie", both_bad: "both_bad" } as const;
  return {
    ...row,
    left: row.right,
    right: row.left,
    outcome: opposite[row.outcome],
    values: row.values?.map((value) => -value),
  };
}
