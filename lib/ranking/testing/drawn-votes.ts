import fc from "fast-check";
import { type ComparisonRow, type Comparisons, ComparisonsBuilder } from "../comparisons";
import type { Outcome, TallyCell } from "../pair-counts";
import type { RandomSource } from "../random";

const outcomes: Outcome[] = ["left", "right", "tie", "both_bad"];

/** Ids `s0`, `s1`, … */
export function systemIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `s${index}`);
}

/** Random tally cells among `count` systems, with any structure: unconnected, one-sided, tied only. */
export function drawnCells(count: number): fc.Arbitrary<TallyCell[]> {
  const ids = systemIds(count);
  const cell = fc
    .record({
      one: fc.nat(count - 1),
      step: fc.integer({ min: 1, max: count - 1 }),
      outcome: fc.constantFrom(...outcomes),
      votes: fc.integer({ min: 1, max: 30 }),
    })
    .map(({ one, step, outcome, votes }) => ({
      left: ids[one]!,
      right: ids[(one + step) % count]!,
      outcome,
      votes,
    }));
  return fc.array(cell, { minLength: 1, maxLength: 24 });
}

/** As `drawnCells`, but every system beat the next one and was beaten by it, so that all have finite strengths. */
export function connectedCells(count: number): fc.Arbitrary<TallyCell[]> {
  const ids = systemIds(count);
  const ring = ids.flatMap((id, index): TallyCell[] => [
    { left: id, right: ids[(index + 1) % count]!, outcome: "left", votes: 1 },
    { left: id, right: ids[(index + 1) % count]!, outcome: "right", votes: 1 },
  ]);
  return drawnCells(count).map((cells) => [...ring, ...cells]);
}

/** Simulated votes: every pair `votes` times, by Davidson's model with these strengths (natural-log units) and ν. */
export function simulateVotes(
  strengths: readonly number[],
  nu: number,
  votes: number,
  random: RandomSource,
): TallyCell[] {
  const ids = systemIds(strengths.length);
  const cells: TallyCell[] = [];
  for (let one = 0; one < ids.length; one += 1) {
    for (let other = one + 1; other < ids.length; other += 1) {
      const first = Math.exp((strengths[one]! - strengths[other]!) / 2);
      const second = 1 / first;
      for (let vote = 0; vote < votes; vote += 1) {
        const draw = random.next() * (first + second + nu);
        const outcome = draw < first ? "left" : draw < first + second ? "right" : "tie";
        cells.push({ left: ids[one]!, right: ids[other]!, outcome, votes: 1 });
      }
    }
  }
  return cells;
}

/** Voters who are drawn from a population. */
export interface VoterModel {
  /** Means over the population, natural-log units. */
  readonly strengths: readonly number[];
  /** Davidson's ν, the same for everybody. */
  readonly nu: number;
  /** Standard deviation of a voter's own strength of each system; 0 makes all votes independent. */
  readonly taste: number;
  readonly voters: number;
  /** Of each voter, on pairs drawn uniformly. */
  readonly votes: number | ((voter: number) => number);
}

/** Simulated voters `v0`, `v1`, … who each vote by Davidson's model with strengths of their own. One entry a vote. */
export function simulateVoters(model: VoterModel, random: RandomSource): Comparisons {
  const builder = new ComparisonsBuilder({ systems: systemIds(model.strengths.length) });
  for (let voter = 0; voter < model.voters; voter += 1) {
    const strengths = model.strengths.map((mean) => mean + model.taste * random.normal());
    const votes = typeof model.votes === "number" ? model.votes : model.votes(voter);
    for (let vote = 0; vote < votes; vote += 1) {
      const one = random.below(strengths.length);
      const other = (one + 1 + random.below(strengths.length - 1)) % strengths.length;
      const first = Math.exp((strengths[one]! - strengths[other]!) / 2);
      const draw = random.next() * (first + 1 / first + model.nu);
      const outcome = draw < first ? "left" : draw < first + 1 / first ? "right" : "tie";
      builder.add({ left: `s${one}`, right: `s${other}`, outcome, voter: `v${voter}` });
    }
  }
  return builder.build();
}

/** `connectedCells` as rows for the builder: of voters `v0`…`v4` or unknown ones, with weights ½, 1 or 2. */
export function connectedRows(count: number): fc.Arbitrary<ComparisonRow[]> {
  const voter = fc.option(fc.nat(4).map((index) => `v${index}`));
  const weight = fc.constantFrom(0.5, 1, 2);
  const drawn = fc.array(fc.record({ voter, weight }), { minLength: 2 * count + 24, maxLength: 2 * count + 24 });
  return fc
    .tuple(connectedCells(count), drawn)
    .map(([cells, extras]) => cells.map((cell, index) => ({ ...cell, ...extras[index]! })));
}
