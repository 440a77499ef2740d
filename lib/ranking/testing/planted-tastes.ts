import { type Board, fitBoards, type TieModel } from "../boards";
import { type Comparisons, ComparisonsBuilder, countComparisons } from "../comparisons";
import { settleBothBad } from "../pair-counts";
import type { RandomSource } from "../random";
import { systemIds } from "./drawn-votes";

/** What is planted. Strengths are natural-log units. */
export interface TastePlan {
  /** Of each group. */
  readonly strengths: readonly (readonly number[])[];
  /** Voters of each group. */
  readonly voters: readonly number[];
  /** Votes of each voter, on pairs drawn uniformly. */
  readonly votes: number;
  /** Standard deviation of each voter's strengths around those of the group; default 0. */
  readonly voterSpread?: number;
  /** Davidson's ν; default 0.6. */
  readonly nu?: number;
  /** Default true. */
  readonly areVotersKnown?: boolean;
}

/** Simulated votes on `s0`, `s1`, … of groups `g0`, `g1`, … by voters `v0`, `v1`, …, with the strengths of each voter. */
export function plantTastes(plan: TastePlan, random: RandomSource): { comparisons: Comparisons; tastes: number[][] } {
  const { voterSpread = 0, nu = 0.6, areVotersKnown = true } = plan;
  const ids = systemIds(plan.strengths[0]!.length);
  const builder = new ComparisonsBuilder({ systems: ids });
  const tastes: number[][] = [];
  plan.strengths.forEach((strengths, group) => {
    for (let voter = 0; voter < plan.voters[group]!; voter += 1) {
      const taste = voterSpread > 0 ? deviate(strengths, voterSpread, random) : [...strengths];
      const name = areVotersKnown ? `v${tastes.length}` : null;
      tastes.push(taste);
      for (let vote = 0; vote < plan.votes; vote += 1) {
        const one = random.below(ids.length);
        const other = (one + 1 + random.below(ids.length - 1)) % ids.length;
        const first = Math.exp((taste[one]! - taste[other]!) / 2);
        const draw = random.next() * (first + 1 / first + nu);
        const outcome = draw < first ? "left" : draw < first + 1 / first ? "right" : "tie";
        builder.add({ left: ids[one]!, right: ids[other]!, outcome, voter: name, group: `g${group}` });
      }
    }
  });
  return { comparisons: builder.build(), tastes };
}

/** Strengths drawn around others: normal deviations of this size, less their mean. */
export function deviate(strengths: readonly number[], spread: number, random: RandomSource): number[] {
  const drawn = strengths.map(() => spread * random.normal());
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  return strengths.map((strength, index) => strength + drawn[index]! - mean);
}

/** The board of all votes; its systems are all shown. The largest set that the votes connect, if they do not connect all. */
export function boardOf(comparisons: Comparisons, ties: TieModel = "davidson", isByVoter = false): Board {
  const votes = isByVoter ? { comparisons, bothBad: "tie" as const } : undefined;
  const board = fitBoards(settleBothBad(countComparisons(comparisons), "tie"), ties, 0, votes)[0];
  if (board === undefined) throw new Error("The votes make no board.");
  return board;
}

/** The same votes in another order of rows. */
export function reorderRows(comparisons: Comparisons, random: RandomSource): Comparisons {
  const order = Array.from({ length: comparisons.length }, (_, at) => at);
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  const builder = new ComparisonsBuilder({ systems: comparisons.systems });
  const outcomeNames = ["left", "right", "tie", "both_bad"] as const;
  for (const at of order) {
    builder.add({
      left: comparisons.systems[comparisons.left[at]!]!,
      right: comparisons.systems[comparisons.right[at]!]!,
      outcome: outcomeNames[comparisons.outcome[at]!]!,
      votes: comparisons.votes[at]!,
      weight: comparisons.weight[at]!,
      voter: comparisons.voters[comparisons.voter[at]!] ?? null,
      group: comparisons.groups[comparisons.group[at]!] ?? null,
    });
  }
  return builder.build();
}
