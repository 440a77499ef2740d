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
