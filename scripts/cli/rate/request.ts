import type { VoteColumns } from "@/lib/imports/schema";
import type { TieModel } from "@/lib/ranking/boards";
import type { IntervalKind } from "@/lib/ranking/intervals";
import type { BothBadPolicy } from "@/lib/ranking/pair-counts";
import { UsageError } from "../refusals";

export const tieModels = ["half", "davidson", "rao-kupper"] as const satisfies readonly TieModel[];
export const bothBadPolicies = ["tie", "drop", "grounded"] as const;
/** `cautious` is what the boards have: see `chooseVariance`. */
export const intervals = ["none", "model", "sandwich", "clustered", "bootstrap", "cautious"] as const;
export type Interval = IntervalKind | "cautious" | "none";

/** What commander makes of the options of `palate rate`; undefined where a person said nothing. */
export interface RateOptions {
  readonly model: "bt" | "elo";
  readonly ties?: TieModel;
  readonly bothBad?: (typeof bothBadPolicies)[number];
  readonly interval?: Interval;
  readonly rounds?: number;
  readonly seed: string;
  readonly minVotes: number;
  readonly heterogeneity?: boolean;
}

export interface StrengthRequest {
  readonly model: "bt";
  readonly ties: TieModel;
  readonly bothBad: BothBadPolicy | "grounded";
  readonly interval: Interval;
  readonly rounds: number;
  readonly seed: string;
  readonly minVotes: number;
  /** Undefined: where the votes are few enough to shuffle at once. */
  readonly heterogeneity: boolean | undefined;
}

export interface EloRequest {
  readonly model: "elo";
  readonly bothBad: BothBadPolicy;
  /** Orders to draw; 0: the order of the file alone. */
  readonly rounds: number;
  readonly hasInterval: boolean;
  readonly seed: string;
  readonly minVotes: number;
}

export type RateRequest = StrengthRequest | EloRequest;

/** Resamples of the bootstrap, as on the boards. */
const defaultRounds = 200;

/**
 * What is asked for, with defaults.
 *
 * @throws UsageError where an option has no meaning beside another one
 */
export function requestOf(options: RateOptions): RateRequest {
  const { seed, minVotes, ties, bothBad = "tie", interval, rounds, heterogeneity } = options;
  if (options.model === "elo") {
    if (ties !== undefined && ties !== "half") refuse(`--ties ${ties}`, "for Elo a tie is half a win");
    if (bothBad === "grounded") refuse("--both-bad grounded", "Elo knows no threshold of what is acceptable");
    if (interval !== undefined && interval !== "none") {
      refuse(`--interval ${interval}`, "Elo has an interval over orders of the votes alone (--rounds)");
    }
    if (heterogeneity) refuse("--heterogeneity", "Elo has no model to test");
    return { model: "elo", bothBad, rounds: rounds ?? 0, hasInterval: interval !== "none", seed, minVotes };
  }
  if (bothBad === "grounded") {
    if (ties === "rao-kupper") refuse(`--both-bad grounded with --ties ${ties}`, "there is no such model");
    if (interval === "clustered" || interval === "bootstrap") {
      refuse(`--both-bad grounded with --interval ${interval}`, "a threshold has the intervals model and sandwich");
    }
    if (heterogeneity) refuse("--both-bad grounded with --heterogeneity", "there is no such test");
  }
  return {
    model: "bt",
    ties: ties ?? "davidson",
    bothBad,
    interval: interval ?? "cautious",
    rounds: rounds ?? defaultRounds,
    seed,
    minVotes,
    heterogeneity,
  };
}

/** @throws UsageError where what is asked for needs voters, of whom the file says nothing */
export function requireVoters(request: RateRequest, columns: VoteColumns, voters: readonly string[]): void {
  if (request.model !== "bt" || request.interval !== "clustered" || voters.length > 0) return;
  const isMissing = columns.voter === null;
  const why = isMissing
    ? "there is no column of voters: name it with --voter"
    : `"${columns.voter}" is empty throughout`;
  throw new UsageError(`--interval clustered needs to know who voted, but ${why}.`);
}

function refuse(what: string, why: string): never {
  throw new UsageError(`${what} means nothing: ${why}.`);
}
