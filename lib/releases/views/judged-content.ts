import type { ReleaseRow } from "../schema";
import type { OutputContent, TaskContent } from "./content";

/** What a view of votes is made from: of a published vote what views show, and what it is about. */
export interface JudgedContent {
  readonly vote: Pick<
    ReleaseRow,
    "vote_id" | "battle_id" | "annotator_id" | "arena" | "persona" | "system_left" | "system_right" | "fit" | "voted_on"
  >;
  readonly task: TaskContent;
  readonly left: OutputContent;
  readonly right: OutputContent;
}

/** Contents that lines name by their numbers, so that what many votes are about is handed over once. */
export interface NewContents {
  /** Whether they begin anew: what was numbered before is named no more. */
  readonly areFirst: boolean;
  /** They are numbered on from the last. */
  readonly tasks: readonly TaskContent[];
  readonly outputs: readonly OutputContent[];
}

/** A judged vote on its way into a view that shows what it is about. */
export interface NumberedVote {
  readonly vote: JudgedContent["vote"];
  /** Numbers of contents. */
  readonly task: number;
  readonly left: number;
  readonly right: number;
}
