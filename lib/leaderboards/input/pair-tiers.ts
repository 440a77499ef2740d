import { measureDifficulty, type Tier } from "@/lib/evaluation/difficulty";
import { countVerdicts, type JudgedPairs, type Judgements, judgedPairsOf } from "./judged-pairs";

/** The tier of each judged pair. Pure. O(verdicts). */
export function tiersOf(judged: JudgedPairs): Tier[] {
  const counts = countVerdicts(judged);
  return Array.from({ length: judged.pairs }, (_, pair) => {
    const [first, second, tie, bothBad] = counts.subarray(pair * 4, pair * 4 + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    return measureDifficulty({ first, second, tie, bothBad }).tier;
  });
}

/** The tier of the pair of two outputs, in either order; undefined where nobody judged it. */
type TierOf = (one: number, other: number) => Tier | undefined;

/** Tiers by the outputs' indices. O(votes) to make, O(1) to ask. */
export function tiersByPair(selected: Judgements & { readonly outputs: readonly unknown[] }): TierOf {
  const judged = judgedPairsOf(selected);
  const size = selected.outputs.length;
  const tiers = tiersOf(judged);
  const byKey = new Map(tiers.map((tier, pair) => [judged.first[pair]! * size + judged.second[pair]!, tier]));
  return (one, other) => byKey.get(Math.min(one, other) * size + Math.max(one, other));
}
