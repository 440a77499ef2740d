import fc from "fast-check";
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
