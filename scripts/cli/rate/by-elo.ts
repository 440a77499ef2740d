import { type Comparisons, countComparisons } from "@/lib/ranking/comparisons";
import { weakComponents } from "@/lib/ranking/connectivity";
import { rateEloInOrder } from "@/lib/ranking/elo/elo";
import { rateEloPermuted } from "@/lib/ranking/elo/elo-permutations";
import { settleBothBad } from "@/lib/ranking/pair-counts";
import { seededRandom } from "@/lib/ranking/random";
import { recordsOf } from "@/lib/ranking/records";
import { inBoardOrder, type RatedRow, rankedByRating, type WithNotes } from "./rated-votes";
import type { EloRequest } from "./request";

const elo = { k: 4, initial: 1000, scale: 400 } as const;

/**
 * Elo ratings in the order of the file, or their mean over drawn orders. Components are sets of systems between which chains of votes lead,
 * be they one-sided: Elo bounds every rating by itself.
 *
 * Cost O(votes), times `rounds` where there are any.
 *
 * @throws RatingError `invalid`
 */
export function rateByElo(comparisons: Comparisons, request: EloRequest): WithNotes {
  const { bothBad, rounds, seed, minVotes, hasInterval } = request;
  const options = { ...elo, bothBad };
  const drawn =
    rounds > 0 ? rateEloPermuted(comparisons, seededRandom(seed), { ...options, permutations: rounds }) : null;
  const ratings = drawn?.ratings ?? rateEloInOrder(comparisons, options);
  const bounds = hasInterval ? drawn : null;
  const counts = countComparisons(comparisons);
  const pairs = settleBothBad(counts, bothBad);
  const components = weakComponents(pairs);
  const componentOf = new Int32Array(comparisons.systems.length);
  components.forEach((members, component) => {
    for (const member of members) componentOf[member] = component;
  });
  const rows = recordsOf(counts, bothBad).map((record, index): RatedRow => {
    const counted = record.votes - (bothBad === "drop" ? record.bothBad : 0);
    const reason = counted === 0 ? "no_votes" : counted < minVotes ? "few_votes" : null;
    const ofRated = (value: number | undefined) => (reason === null ? (value ?? null) : null);
    return {
      system: comparisons.systems[index]!,
      rating: ofRated(ratings[index]),
      low: ofRated(bounds?.low[index]),
      high: ofRated(bounds?.high[index]),
      rank: null,
      votes: record.votes,
      winRate: record.winRate,
      bothBadRate: record.bothBadRate,
      bestProbability: null,
      component: componentOf[index]!,
      interval: bounds !== null && reason === null ? "orders" : null,
      reason,
    };
  });
  const isInParts = components.filter((members) => members.length > 1).length > 1;
  return {
    rated: {
      method: drawn ? "elo-over-orders" : "elo-in-file-order",
      parameters: { ...elo, bothBad, minVotes, ...(drawn && { rounds, seed }), interval: bounds ? "orders" : "none" },
      votes: comparisons.votes.reduce((sum, count) => sum + count, 0),
      systems: inBoardOrder(rankedByRating(rows)),
      tie: { model: "half", nu: null },
      threshold: null,
      components: components.map((members) => members.map((member) => comparisons.systems[member]!)),
      isConnected: components.length <= 1,
      converged: true,
      iterations: 0,
    },
    notes: isInParts ? ["systems that no chain of votes connects cannot be compared: see their components."] : [],
  };
}
