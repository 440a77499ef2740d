import { formatCount } from "@/components/ui/format-number";
import type { Heterogeneity } from "@/lib/leaderboards/analysis-schema";

/** Below this a difference is called one. */
const level = 0.05;

const reasonWords: Readonly<Record<string, string>> = {
  groups_too_small: "fewer than two of them have ten annotators or more",
  one_group: "there is only one",
  too_few_votes: "there are too few votes",
  one_vote_each: "each of them cast one vote",
  alike: "too few of them judged the same systems",
  not_converged: "the fit found no answer",
  disconnected: "the votes do not connect the systems both ways",
  undecided: "there are too many ties for too few wins",
  no_board: "there is no board yet",
};

/** A p-value as one writes it: never zero, since a permutation test cannot know that. */
export function sayPValue(pValue: number, rounds: number): string {
  const least = 1 / (rounds + 1);
  if (pValue <= least * 1.0001) return `p ≤ ${least.toFixed(3)}`;
  return `p = ${pValue < 0.1 ? pValue.toFixed(3) : pValue.toFixed(2)}`;
}

/**
 * Whether groups or people differ, in a sentence with its figure.
 *
 * @param who the plural that differs: "personas", "annotators"
 * @param compared which of them were compared, where it was not all
 */
export function sayHeterogeneity(
  verdict: Heterogeneity | { readonly reason: string },
  who: string,
  compared = who,
): string {
  if ("reason" in verdict) {
    return `Whether ${who} differ cannot be said: ${reasonWords[verdict.reason] ?? verdict.reason.replaceAll("_", " ")}.`;
  }
  const { pValue, rounds, spread } = verdict;
  const figure = `${sayPValue(pValue, rounds)}, ${formatCount(verdict.compared)} ${compared}`;
  if (pValue >= level) {
    return `The votes do not show that ${who} differ in what fits (${figure}): read the whole board.`;
  }
  const size = spread >= 0.5 ? `, by about ${formatCount(spread)} points from system to system` : "";
  return `What fits differs between ${who}${size} (${figure}): the whole board is an average of different ones.`;
}
