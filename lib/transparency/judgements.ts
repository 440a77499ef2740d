import type { Json } from "@/lib/chain/canonical-json";
import { assessmentEntry, voteEntry } from "@/lib/chain/leaf";

/** Kinds of judgements that stand in the chain, in the order that a day has them: the tables that they are in. */
export const kinds = ["vote", "assessment"] as const;
export type Kind = (typeof kinds)[number];

interface Said {
  readonly id: string;
  readonly created_at: Date;
  readonly source: string;
  readonly standpoint: string;
  readonly criteria: Json;
  readonly agreed: Json;
  readonly drawn_id: string;
  readonly arena_id: string;
  readonly task_id: string;
  readonly persona_version_id: string;
  readonly sampling_probability: number;
  readonly sampling_part: string;
  readonly drawn_at: Date;
}

interface VoteRow extends Said {
  readonly fit: string;
  readonly quality: string | null;
  readonly chips: Json;
  readonly confidence: string | null;
  readonly satisfaction_left: string | null;
  readonly satisfaction_right: string | null;
  readonly feedback_left: string | null;
  readonly feedback_right: string | null;
  readonly feedback_general: string | null;
  readonly left_output_id: string;
  readonly left_system_id: string;
  readonly left_content_hash: string;
  readonly right_output_id: string;
  readonly right_system_id: string;
  readonly right_content_hash: string;
  readonly repeat_of_id: string | null;
}

interface AssessmentRow extends Said {
  readonly fit: number;
  readonly scale: number;
  readonly feedback: string | null;
  readonly output_id: string;
  readonly system_id: string;
  readonly content_hash: string;
}

/** A row of `judgementsOf`. */
export type JudgementRow = VoteRow | AssessmentRow;

const said = (table: Kind) =>
  ["id", "annotator_id", "created_at", "source", "standpoint", "criteria", "agreed"].map((name) => `${table}.${name}`);
const drawn = (table: "battle" | "showing") => [
  `${table}.id AS drawn_id`,
  `${table}.created_at AS drawn_at`,
  ...["arena_id", "task_id", "persona_version_id", "sampling_probability", "sampling_part"],
];

const voteColumns = [
  ...said("vote"),
  ...["fit", "quality", "chips", "confidence", "satisfaction_left", "satisfaction_right"],
  ...["feedback_left", "feedback_right", "feedback_general"],
  ...drawn("battle"),
  ...["left_output_id", "left_system_id", "left_content_hash"],
  ...["right_output_id", "right_system_id", "right_content_hash", "repeat_of_id"],
];
const assessmentColumns = [
  ...said("assessment"),
  ...["fit", "assessment.scale", "feedback"],
  ...drawn("showing"),
  ...["output_id", "system_id", "content_hash"],
];

/** SQL: all judgements of a kind with what they are about, and whose they are. */
export const judgementsOf = {
  vote: `(SELECT ${voteColumns.join(", ")} FROM vote JOIN battle ON battle.id = vote.battle_id)`,
  assessment: `(SELECT ${assessmentColumns.join(", ")} FROM assessment JOIN showing ON showing.id = assessment.showing_id)`,
} as const satisfies Record<Kind, string>;

/** What the leaf of a row stands for. */
export function entryOf(kind: Kind, row: JudgementRow): string {
  return kind === "vote" ? entryOfVote(row as VoteRow) : entryOfAssessment(row as AssessmentRow);
}

function entryOfVote(row: VoteRow): string {
  return voteEntry({
    ...saidIn(row),
    fit: row.fit,
    quality: row.quality,
    chips: row.chips,
    confidence: row.confidence,
    satisfactionLeft: row.satisfaction_left,
    satisfactionRight: row.satisfaction_right,
    feedbackLeft: row.feedback_left,
    feedbackRight: row.feedback_right,
    feedbackGeneral: row.feedback_general,
    battle: {
      ...drawnIn(row),
      leftOutput: row.left_output_id,
      leftSystem: row.left_system_id,
      leftContent: row.left_content_hash,
      rightOutput: row.right_output_id,
      rightSystem: row.right_system_id,
      rightContent: row.right_content_hash,
      repeatOf: row.repeat_of_id,
    },
  });
}

function entryOfAssessment(row: AssessmentRow): string {
  return assessmentEntry({
    ...saidIn(row),
    fit: row.fit,
    scale: row.scale,
    feedback: row.feedback,
    showing: { ...drawnIn(row), output: row.output_id, system: row.system_id, content: row.content_hash },
  });
}

function saidIn({ id, created_at: createdAt, source, standpoint, criteria, agreed }: Said) {
  return { id, createdAt, source, standpoint, criteria, agreed };
}

function drawnIn(row: Said) {
  return {
    id: row.drawn_id,
    arena: row.arena_id,
    task: row.task_id,
    personaVersion: row.persona_version_id,
    samplingProbability: row.sampling_probability,
    samplingPart: row.sampling_part,
    createdAt: row.drawn_at,
  };
}
