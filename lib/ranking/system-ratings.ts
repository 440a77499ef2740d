import { bestProbabilities } from "./best/best-probability";
import type { Board } from "./boards";
import { chooseVariance, eloPerLogit, halfWidth95, type IntervalKind, meanRating } from "./intervals";
import type { BothBadPolicy } from "./pair-counts";
import { seededRandom } from "./random";
import { ranksOf } from "./ranks";
import type { VoteRecord } from "./records";
import type { BootstrapIntervals } from "./voters/bootstrap-board";

/**
 * Why a system has no rating. `few_votes`: under `minVotes`; `no_rated_rival`: enough itself, but nobody else on its board;
 * `never_won` and `never_lost` (nor tied): its strength is unbounded; `one_sided`: won every vote against some and lost every vote against the others.
 */
export type CollectingReason = "no_votes" | "few_votes" | "no_rated_rival" | "never_won" | "never_lost" | "one_sided";

export interface SystemFacts extends VoteRecord {
  readonly id: string;
  /** Index into `components`. Ratings and ranks of different components must not be compared. */
  readonly component: number;
}

/** A system on the board. `low`…`high` is a 95 % interval of the rating, Elo points. */
export type SystemRating =
  | (SystemFacts & {
      readonly status: "rated";
      readonly rating: number;
      readonly low: number;
      readonly high: number;
      readonly rank: number;
      /** Probability to be the best of its component's shown systems. */
      readonly bestProbability: number;
      readonly interval: IntervalKind;
      readonly missing: 0;
      readonly reason: null;
    })
  | (SystemFacts & {
      readonly status: "collecting";
      readonly rating: null;
      readonly low: null;
      readonly high: null;
      readonly rank: null;
      readonly bestProbability: null;
      readonly interval: null;
      /** Votes still missing to `minVotes`; may be 0 when votes alone are not what is missing. */
      readonly missing: number;
      readonly reason: CollectingReason;
    });

/** What decides a row beside its board; of `RatingOptions`. */
export interface RowOptions {
  readonly interval: IntervalKind | "cautious";
  readonly lowCount: number;
  readonly minVotes: number;
  readonly seed: string;
}

/** Rows of a board's members, with the index each one replaces. */
export function ratedRows(
  board: Board,
  rows: readonly SystemRating[],
  { interval: policy, lowCount, minVotes, seed }: RowOptions,
  resampled: BootstrapIntervals | null,
): [number, SystemRating][] {
  const size = board.members.length;
  const { model, sandwich, clustered } = board.covariances;
  const bounds = board.shown.map((position) => {
    const diagonal = position * size + position;
    const rating = meanRating + board.strengths[position]! * eloPerLogit;
    if (resampled) {
      const [low, high] = [resampled.low[position]!, resampled.high[position]!];
      const ends = { low: meanRating + low * eloPerLogit, high: meanRating + high * eloPerLogit };
      return { rating, ...ends, interval: "bootstrap" as const };
    }
    const { variance, kind } = chooseVariance(
      model[diagonal]!,
      sandwich[diagonal]!,
      policy,
      board.decisive[position]!,
      lowCount,
      board.byVoter && clustered
        ? { clusters: board.byVoter.effective[position]!, clustered: clustered[diagonal]! }
        : undefined,
    );
    const half = halfWidth95(variance);
    return { rating, low: rating - half, high: rating + half, interval: kind };
  });
  const isModel = bounds.some((bound) => bound.interval === "model");
  const best = bestOfShown(board, isModel ? model : (clustered ?? sandwich), seed);
  const ranks = ranksOf(bounds);
  const shown = new Set(board.shown);
  return [
    ...board.shown.map((position, place): [number, SystemRating] => {
      const index = board.members[position]!;
      const rank = ranks[place]!;
      const facts = { rank, bestProbability: best[place]!, status: "rated", missing: 0, reason: null } as const;
      return [index, { ...rows[index]!, ...bounds[place]!, ...facts }];
    }),
    ...board.members.flatMap((index, position): [number, SystemRating][] => {
      const row = rows[index]!;
      if (shown.has(position) || row.status !== "collecting") return [];
      const missing = Math.max(0, Math.ceil(minVotes - board.votes[position]!));
      return [[index, { ...row, missing, reason: missing > 0 ? "few_votes" : "no_rated_rival" }]];
    }),
  ];
}

/** Probability of each shown system to be the best of them, by the covariance that intervals rest on; the model's where any does. */
function bestOfShown({ shown, members, strengths }: Board, covariance: Float64Array, seed: string): Float64Array {
  if (shown.length === 0) return new Float64Array(0);
  const among = Float64Array.from({ length: shown.length ** 2 }, (_, at) => {
    const row = shown[Math.floor(at / shown.length)]!;
    return covariance[row * members.length + shown[at % shown.length]!]!;
  });
  const drawn = Float64Array.from(shown, (position) => strengths[position]!);
  return bestProbabilities(drawn, among, seededRandom(`${seed}, best`)).probabilities;
}

/** The row of a system outside of every board. */
export function collecting(facts: SystemFacts, minVotes: number, bothBad: BothBadPolicy): SystemRating {
  const counted = facts.votes - (bothBad === "drop" ? facts.bothBad : 0);
  const losses = counted - facts.wins;
  const reason =
    counted === 0 ? "no_votes" : facts.wins === 0 ? "never_won" : losses === 0 ? "never_lost" : "one_sided";
  return {
    ...facts,
    status: "collecting",
    rating: null,
    low: null,
    high: null,
    rank: null,
    bestProbability: null,
    interval: null,
    missing: Math.max(0, Math.ceil(minVotes - counted)),
    reason,
  };
}
