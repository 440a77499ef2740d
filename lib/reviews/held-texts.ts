import { markTogether, type Piece } from "@/lib/privacy/redact";
import { digestOfShown } from "@/lib/privacy/redact-reviewed";
import type { HeldText } from "./schema";

/** Whatever runs SQL: a pool, or a connection inside a transaction. */
export interface Connection {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

/** The tables that judgements are in. */
export type JudgementKind = HeldText["judgement"];

/** The free texts of a judgement, in the order that they are redacted in. */
export const fieldsOf = {
  vote: ["feedback_left", "feedback_right", "feedback_general"],
  assessment: ["feedback"],
} as const satisfies Record<JudgementKind, readonly HeldText["field"][]>;

/** SQL: the texts of a judgement in that order. */
export function textColumns(kind: JudgementKind): string {
  return `ARRAY[${fieldsOf[kind].map((field) => `${kind}.${field}`).join(", ")}]`;
}

/**
 * SQL: whether the texts of a judgement were agreed to when it was made, or nobody has to be asked. The rule is that of `readConsent`
 * (lib/releases), as far as it never changes.
 */
export function agreedThen(judgement: string): string {
  return `((${judgement}.source <> 'human' AND annotator.source <> 'human') OR ${judgement}.agreed -> 'feedback' = 'true'::jsonb)`;
}

/** SQL: whether they could be published now. The newest consent counts, as in a release. */
function publishableNow(judgement: string): string {
  return `${judgement}.exclusion_reason IS NULL AND ${agreedThen(judgement)}
    AND ((${judgement}.source <> 'human' AND annotator.source <> 'human') OR (
      SELECT withdrawn_at IS NULL AND fields -> 'votes' = 'true'::jsonb AND fields -> 'feedback' = 'true'::jsonb
      FROM consent WHERE consent.annotator_id = ${judgement}.annotator_id
      ORDER BY accepted_at DESC, withdrawn_at DESC NULLS FIRST, (fields -> 'feedback' = 'true'::jsonb) NULLS FIRST,
        (fields -> 'persona' = 'true'::jsonb) NULLS FIRST, id LIMIT 1
    ))`;
}

const judgementColumns = (kind: JudgementKind) =>
  `${["id", "annotator_id", "source", "agreed", "exclusion_reason"].map((name) => `${kind}.${name}`).join(", ")},
   '${kind}' AS kind, arena_id, task_id, ${textColumns(kind)} AS texts`;

/** SQL: held texts that could be published now, with what they are about. */
export const heldTexts = `
  FROM held_text
  CROSS JOIN LATERAL (
    SELECT ${judgementColumns("vote")} FROM vote JOIN battle ON battle.id = vote.battle_id WHERE vote.id = held_text.vote_id
    UNION ALL
    SELECT ${judgementColumns("assessment")} FROM assessment JOIN showing ON showing.id = assessment.showing_id
    WHERE assessment.id = held_text.assessment_id
  ) AS judged
  JOIN annotator ON annotator.id = judged.annotator_id
  JOIN arena ON arena.id = judged.arena_id
  JOIN task ON task.id = judged.task_id
  WHERE ${publishableNow("judged")}`;

export const heldTextColumns = `held_text.id, held_text.state, judged.kind AS judgement, held_text.field, arena.slug, arena.name,
  task.prompt, held_text.reasons, held_text.held_at AS "heldAt", held_text.decided_at AS "decidedAt",
  held_text.edited_text AS edited, judged.texts`;

export interface HeldTextRow {
  readonly id: string;
  readonly state: HeldText["state"];
  readonly judgement: JudgementKind;
  readonly field: HeldText["field"];
  readonly slug: string;
  readonly name: string;
  readonly prompt: string;
  readonly reasons: HeldText["reasons"];
  readonly heldAt: Date;
  readonly decidedAt: Date | null;
  readonly edited: string | null;
  /** All texts of the judgement, as `fieldsOf` orders them. */
  readonly texts: readonly (string | null)[];
}

/** Which of the texts of its judgement is held. */
export function placeOf({ judgement, field }: Pick<HeldTextRow, "judgement" | "field">): number {
  return (fieldsOf[judgement] as readonly string[]).indexOf(field);
}

/** What an operator sees of a held text: redacted anew, with all texts of its judgement. */
export function showHeldText(row: HeldTextRow): HeldText {
  const { slug, name, heldAt, decidedAt, texts, ...fields } = row;
  const pieces = markTogether(texts, row.prompt)[placeOf(row)] ?? [];
  return {
    ...fields,
    arena: { slug, name },
    pieces: pieces.map((piece) => ({ ...piece, doubts: [...piece.doubts] })),
    shown: digestOfShown(joinPieces(pieces)),
    heldAt: heldAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

/** What is published of a text whose doubts are lifted. */
export function joinPieces(pieces: readonly Pick<Piece, "text" | "placeholder">[]): string {
  return pieces.map(({ text, placeholder }) => placeholder ?? text).join("");
}
