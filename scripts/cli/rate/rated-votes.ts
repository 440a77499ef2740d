import type { TieModel } from "@/lib/ranking/boards";
import type { ThresholdRating } from "@/lib/ranking/grounded/threshold";
import type { Heterogeneity } from "@/lib/ranking/heterogeneity/heterogeneity";
import type { IntervalKind } from "@/lib/ranking/intervals";
import type { CollectingReason } from "@/lib/ranking/system-ratings";

/** A system of a file. Ratings and their bounds are Elo points. */
export interface RatedRow {
  readonly system: string;
  /** Null where the votes do not bound it: `reason` says why. */
  readonly rating: number | null;
  /** Ends of a 95 % interval; null without one. */
  readonly low: number | null;
  readonly high: number | null;
  /** Within the component; systems whose intervals overlap share one. */
  readonly rank: number | null;
  readonly votes: number;
  readonly winRate: number | null;
  readonly bothBadRate: number | null;
  /** Probability to be the best of the component; null without an interval. */
  readonly bestProbability: number | null;
  readonly component: number;
  /** Which error stands behind the interval; `orders` is no error of the votes. */
  readonly interval: IntervalKind | "orders" | null;
  readonly reason: CollectingReason | null;
}

/** Ratings by group, of the systems of one component. */
export interface RatedGroups {
  readonly component: number;
  /** Standard deviation of a system's rating between groups. */
  readonly spread: number;
  /** By how much votes of one voter go together; 1 is not at all. */
  readonly designEffect: number;
  readonly segments: readonly RatedSegment[];
}

export interface RatedSegment {
  readonly group: string;
  readonly votes: number;
  readonly systems: readonly (Pick<RatedRow, "system" | "low" | "high" | "votes"> & { readonly rating: number })[];
}

/** What `palate rate --json` prints. Numbers are finite; nothing depends on the file but its votes. */
export interface RatedVotes {
  /** `elo-over-orders`: the mean over drawn orders of the votes. */
  readonly method: "bradley-terry" | "elo-in-file-order" | "elo-over-orders";
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly votes: number;
  /** Rated ones by rating, then the others by votes. */
  readonly systems: readonly RatedRow[];
  /** Of the largest component: the model of ties that was used, and its parameter. */
  readonly tie: { readonly model: TieModel; readonly nu: number | null };
  /** Where what is acceptable lies; null unless "neither" is grounded. */
  readonly threshold: ThresholdRating | null;
  /** Systems that can be compared with each other, the largest set first. */
  readonly components: readonly (readonly string[])[];
  /** Whether chains of votes, be they one-sided, lead from every system to every other one. */
  readonly isConnected: boolean;
  readonly converged: true;
  readonly iterations: number;
  readonly groups?: RatedGroups;
  readonly heterogeneity?: { readonly voters?: Heterogeneity; readonly groups?: Heterogeneity };
}

/** A result, with lines that a person should read beside it. */
export interface WithNotes {
  readonly rated: RatedVotes;
  readonly notes: readonly string[];
}

/** Rated systems by rating, then the others by votes; equal ones by name. */
export function inBoardOrder(rows: readonly RatedRow[]): RatedRow[] {
  const byName = (one: RatedRow, other: RatedRow) => (one.system < other.system ? -1 : 1);
  return rows.toSorted((one, other) => {
    if (one.rating !== null && other.rating !== null) return other.rating - one.rating || byName(one, other);
    if (one.rating === null && other.rating === null) return other.votes - one.votes || byName(one, other);
    return one.rating === null ? 1 : -1;
  });
}

/** Ranks where no interval shall decide: 1 + the number of systems of the component with a higher rating. */
export function rankedByRating(rows: readonly RatedRow[]): RatedRow[] {
  return rows.map((row) => {
    const isHigher = (other: RatedRow) =>
      other.component === row.component && (other.rating ?? -Infinity) > row.rating!;
    return row.rating === null ? row : { ...row, rank: 1 + rows.filter(isHigher).length };
  });
}
