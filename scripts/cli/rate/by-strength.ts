import type { Board } from "@/lib/ranking/boards";
import type { Comparisons } from "@/lib/ranking/comparisons";
import { testGroups, testVoters } from "@/lib/ranking/heterogeneity/heterogeneity";
import { rateComparisons } from "@/lib/ranking/rate";
import { fitSegments } from "@/lib/ranking/segments/fit-segments";
import { inBoardOrder, type RatedGroups, type RatedVotes, rankedByRating, type WithNotes } from "./rated-votes";
import type { StrengthRequest } from "./request";

/** Votes up to which shuffling them some hundred times is no wait. */
export const mostShuffledVotes = 200_000;

/**
 * Bradley–Terry ratings of the votes; with groups, ratings of each; and whether voters and groups differ. Groups and tests are those of
 * the largest component.
 *
 * Cost that of `rateComparisons`, `fitSegments`, `testGroups` and `testVoters`.
 *
 * @throws RatingError as these
 */
export function rateByStrength(comparisons: Comparisons, request: StrengthRequest): WithNotes {
  const { ties, bothBad, interval, rounds, seed, minVotes } = request;
  const hasInterval = interval !== "none";
  // Every system stands for itself: families are for lifts, of which a file knows nothing.
  const systems = comparisons.systems.map((id) => ({ id, family: id, strategy: "generic" }));
  const options = { ties, bothBad, interval: hasInterval ? interval : "model", rounds, seed, minVotes } as const;
  const { result, fits } = rateComparisons(comparisons, systems, options);
  const rows = result.systems.map((row) => ({
    system: row.id,
    rating: row.rating,
    low: hasInterval ? row.low : null,
    high: hasInterval ? row.high : null,
    rank: row.rank,
    votes: row.votes,
    winRate: row.winRate,
    bothBadRate: row.bothBadRate,
    bestProbability: hasInterval ? row.bestProbability : null,
    component: row.component,
    interval: hasInterval ? row.interval : null,
    reason: row.reason,
  }));
  const notes: string[] = [];
  if (result.boards.length > 1) {
    notes.push(`the systems fall into ${result.boards.length} components, whose ratings cannot be compared.`);
  }
  if (result.boards.some((board) => board.ties !== ties)) {
    notes.push(`ties count as half a win each: there are too many of them for ${ties}.`);
  }
  const rated: RatedVotes = {
    method: result.method,
    parameters: { ...result.parameters, interval },
    votes: result.votes,
    systems: inBoardOrder(hasInterval ? rows : rankedByRating(rows)),
    tie: result.tie,
    threshold: result.threshold,
    components: result.components,
    isConnected: result.isConnected,
    converged: result.converged,
    iterations: result.iterations,
  };
  const [largest] = fits;
  if (largest === undefined || (comparisons.groups.length === 0 && comparisons.voters.length === 0)) {
    return { rated, notes };
  }
  const more = furtherResults(comparisons, largest, result.boards[0]!.component, request);
  return { rated: { ...rated, ...more.results }, notes: [...notes, ...more.notes] };
}

/** What else the largest board has to say, and what of it is left out. */
function furtherResults(comparisons: Comparisons, board: Board, component: number, request: StrengthRequest) {
  const { bothBad, seed, heterogeneity } = request;
  const notes: string[] = [];
  if (bothBad === "grounded") {
    if (comparisons.groups.length > 0) notes.push("groups are left out: they know no threshold (--both-bad grounded).");
    return { results: {}, notes };
  }
  const results: { groups?: RatedGroups; heterogeneity?: RatedVotes["heterogeneity"] } = {};
  if (comparisons.groups.length > 0) results.groups = rateGroups(comparisons, board, component, request);

  const votes = comparisons.votes.reduce((sum, count) => sum + count, 0);
  if (heterogeneity === false) return { results, notes };
  if (!comparisons.votes.every(Number.isInteger)) {
    notes.push("whether people differ is not tested: a part of a vote cannot be shuffled.");
  } else if (heterogeneity === undefined && votes > mostShuffledVotes) {
    notes.push(
      `whether people differ is not tested for more than ${mostShuffledVotes} votes unless by --heterogeneity.`,
    );
  } else {
    const spread = results.groups?.spread;
    results.heterogeneity = {
      ...(comparisons.voters.length > 0 && { voters: testVoters(comparisons, board, { bothBad, seed }) }),
      ...(spread !== undefined && { groups: testGroups(comparisons, board, { bothBad, seed, spread }) }),
    };
  }
  return { results, notes };
}

function rateGroups(
  comparisons: Comparisons,
  board: Board,
  component: number,
  { bothBad, interval }: StrengthRequest,
): RatedGroups {
  const { segments, spread, designEffect } = fitSegments(comparisons, board, {
    bothBad: bothBad === "drop" ? "drop" : "tie",
    interval: interval === "none" ? "model" : interval,
  });
  return {
    component,
    spread,
    designEffect,
    segments: segments.map(({ group, votes, votesOfSystems, ratings }) => ({
      group,
      votes,
      systems: ratings
        .map(({ system, rating, low, high }, at) => ({
          system: comparisons.systems[system]!,
          rating,
          low: interval === "none" ? null : low,
          high: interval === "none" ? null : high,
          votes: votesOfSystems[at]!,
        }))
        .toSorted((one, other) => other.rating - one.rating || (one.system < other.system ? -1 : 1)),
    })),
  };
}
