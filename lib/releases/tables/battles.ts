import { z } from "zod";
import type { Pseudonymize } from "@/lib/privacy/pseudonymize";
import { type Column, columnsOf, number, optionalText, text } from "../column";
import { type ReleaseRow, releaseRow } from "../schema";
import type { RawVote } from "../stages";
import { outputIdOf, personaKind } from "./outputs";
import type { Table } from "./table";

const ofVotes = releaseRow.shape;

/** One row of `battles.*`: what was shown before a published vote. */
const battleRow = z.strictObject({
  battle_id: ofVotes.battle_id,
  arena: ofVotes.arena,
  task: ofVotes.task,
  persona: ofVotes.persona,
  persona_version: ofVotes.persona_version,
  persona_kind: personaKind,
  output_left: z.string(),
  output_right: z.string(),
  system_left: ofVotes.system_left,
  system_right: ofVotes.system_right,
  sampling_probability: ofVotes.sampling_probability,
  sampling_part: ofVotes.sampling_part,
  repeat_of: z.string().nullable(),
  overlap_pair: z.string().nullable(),
});
export type BattleRow = z.infer<typeof battleRow>;

const described: Record<keyof BattleRow, Column> = {
  battle_id: text("Pseudonym of the battle, as in `votes`. Rows are in the order of `votes`."),
  arena: text("The arena."),
  task: text("The task within the arena."),
  persona: text("The person the outputs were made for, as in `votes`."),
  persona_version: { type: "integer", isNullable: false, description: "Version of the persona, as in `votes`." },
  persona_kind: text("`described`: in `personas`. `self`: an annotator's own, which is not published itself."),
  output_left: text("`output_id` in `outputs` of what stood left (A)."),
  output_right: text("`output_id` in `outputs` of what stood right (B)."),
  system_left: text("The system that made the left output."),
  system_right: text("The system that made the right output."),
  sampling_probability: number("Probability that this pair was drawn, as in `votes`."),
  sampling_part: text("The part of the sampling policy that drew the pair."),
  repeat_of: optionalText(
    "`battle_id` of the annotator's own earlier battle whose outputs were shown again with sides swapped. Null: none, or not in this release.",
  ),
  overlap_pair: optionalText(
    "Pseudonym of the shared pair that this battle counts for: pairs that several annotators were wanted for.",
  ),
};

export const battles: Table<BattleRow> = {
  name: "battles",
  schema: battleRow,
  columns: columnsOf(battleRow, described),
  hasCsv: false,
};

/** What the record has of a vote's battle beyond `RawVote`. Ids of the record: they leave the process as pseudonyms alone. */
export interface BattleFacts {
  readonly leftOutputId: string;
  readonly leftContentHash: string;
  readonly rightOutputId: string;
  readonly rightContentHash: string;
  /** The counted vote on the battle that this one repeats. */
  readonly repeatOfVoteId: string | null;
  readonly overlapPairId: string | null;
  /** Why the vote does not count; null where it does. */
  readonly exclusionReason: string | null;
}

/**
 * The battle of a published vote.
 *
 * @param repeatOf id of the battle that it repeats, where the vote on that one is published as well
 */
export function toBattleRow(
  raw: RawVote & BattleFacts,
  vote: ReleaseRow,
  repeatOf: string | null,
  pseudonymize: Pseudonymize,
): BattleRow {
  const idOf = (id: string, contentHash: string) =>
    outputIdOf({ id, contentHash, personaKind: raw.personaKind }, pseudonymize);
  return battleRow.parse({
    battle_id: vote.battle_id,
    arena: vote.arena,
    task: vote.task,
    persona: vote.persona,
    persona_version: vote.persona_version,
    persona_kind: raw.personaKind,
    output_left: idOf(raw.leftOutputId, raw.leftContentHash),
    output_right: idOf(raw.rightOutputId, raw.rightContentHash),
    system_left: vote.system_left,
    system_right: vote.system_right,
    sampling_probability: vote.sampling_probability,
    sampling_part: vote.sampling_part,
    repeat_of: repeatOf === null ? null : pseudonymize("battle", repeatOf),
    overlap_pair: raw.overlapPairId === null ? null : pseudonymize("overlap pair", raw.overlapPairId),
  } satisfies BattleRow);
}
