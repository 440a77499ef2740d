import { measureAlpha } from "@/lib/evaluation/krippendorff";
import { measureLeftBias } from "@/lib/evaluation/left-bias";
import { measureRawAgreement } from "@/lib/evaluation/raw-agreement";
import { outcomes } from "@/lib/ranking/pair-counts";
import type { AnalysisContent } from "../analysis-schema";
import { judgedPairsOf } from "../input/judged-pairs";
import type { SelectedVotes } from "../input/vote-memory";

interface Rating {
  readonly unit: string;
  readonly rater: string;
  readonly value: string;
}

/**
 * How far different people agree on the same two outputs, whichever side each stood on, and how often the left one won. Pure. O(votes · log votes).
 */
export function analyzeAgreement(selected: SelectedVotes): AnalysisContent["agreement"] {
  const ratings = ratingsOf(selected);
  const { alpha, units, ratings: rated } = measureAlpha(ratings, "nominal");
  const raw = measureRawAgreement(ratings);
  const counts = [0, 0, 0, 0];
  for (const outcome of selected.comparisons.outcome) counts[outcome] = counts[outcome]! + 1;
  const [left, right, tie, both_bad] = counts as [number, number, number, number];
  const bias = measureLeftBias({ left, right, tie, both_bad });
  return {
    alpha: alpha.reason === null ? { value: alpha.value, units, votes: rated } : { reason: alpha.reason },
    raw: raw.share.reason === null ? { value: raw.share.value, pairs: raw.pairs } : { reason: raw.share.reason },
    leftShare:
      bias.left.reason === null && bias.p.reason === null
        ? {
            share: bias.left.share,
            low: bias.left.low,
            high: bias.left.high,
            count: bias.left.trials,
            pValue: bias.p.value,
          }
        : { reason: bias.left.reason ?? bias.p.reason ?? "no_decisive_votes" },
  };
}

/** One verdict a person and pair. */
function ratingsOf(selected: SelectedVotes): Rating[] {
  const { pair, verdict, vote } = judgedPairsOf(selected);
  return Array.from(pair, (unit, at) => ({
    unit: String(unit),
    rater: String(selected.comparisons.voter[vote[at]!]),
    value: outcomes[verdict[at]!]!,
  }));
}
