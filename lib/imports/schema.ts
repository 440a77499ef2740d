import type { ComparisonRow, Comparisons } from "@/lib/ranking/comparisons";

/** Which column of a vote file plays which role, where it is not to be recognized by its name. */
export interface VoteColumnChoice {
  readonly left?: string | undefined;
  readonly right?: string | undefined;
  /** Says who won, in words or by a system's name. */
  readonly winner?: string | undefined;
  /** Null: votes are nobody's, even where a column looks like a voter. */
  readonly voter?: string | null | undefined;
  readonly group?: string | null | undefined;
  /** How many equal votes a row stands for. */
  readonly votes?: string | null | undefined;
  /** What each vote weighs. */
  readonly weight?: string | null | undefined;
}

/** The columns that a vote file is read by. */
export interface VoteColumns {
  readonly left: string;
  readonly right: string;
  /** One column with the winner, or three with 1 or 0 each, of which one is 1. */
  readonly outcome: { readonly winner: string } | WinnerFlags;
  readonly voter: string | null;
  readonly group: string | null;
  readonly votes: string | null;
  readonly weight: string | null;
}

export interface WinnerFlags {
  readonly left: string;
  readonly right: string;
  readonly tie: string;
}

/** A vote of a file, with the row on which it stands. */
export interface FileVote extends ComparisonRow {
  readonly row: number;
  readonly votes: number;
  readonly weight: number;
  readonly voter: string | null;
  readonly group: string | null;
}

/** Votes of a file as they are read. */
export interface OpenedVotes {
  readonly file: string;
  readonly format: "csv" | "json" | "jsonl" | "parquet";
  readonly columns: VoteColumns;
  /** In the order of the file, some at a time. To be read once. */
  readonly votes: AsyncGenerator<readonly FileVote[]>;
}

/** All votes of a file. */
export interface VoteFile extends Omit<OpenedVotes, "votes"> {
  readonly comparisons: Comparisons;
}

/** A rated system of a board that was read from a file. */
export interface BoardFileRow {
  readonly id: string;
  /** What people call it, where the file has a name beside the id. */
  readonly name: string | null;
  readonly rating: number;
  readonly rank: number;
  /** Number of its connected group, within which alone ratings can be compared; 0 where the file knows no groups. */
  readonly component: number;
}

export interface BoardFile {
  readonly file: string;
  /** In the order of the file, each system once, at least one. */
  readonly rated: readonly BoardFileRow[];
  /** Systems that are listed without a rating. */
  readonly unrated: readonly string[];
}
