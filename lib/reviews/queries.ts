import { pool } from "@/lib/db/client";
import type { Decision } from "@/lib/privacy/redact-reviewed";
import {
  type Connection,
  fieldsOf,
  type HeldTextRow,
  heldTextColumns,
  heldTexts,
  type JudgementKind,
  showHeldText,
} from "./held-texts";
import type { HeldText, ReviewPage, ReviewQuery, WaitingTexts } from "./schema";

/** How many texts wait for an operator, and since when. O(waiting texts). */
export async function countWaiting(): Promise<WaitingTexts> {
  const { rows } = await pool.query<{ waiting: number; oldest: Date | null }>(
    `SELECT count(*)::int AS waiting, min(held_at) AS oldest ${heldTexts} AND held_text.state = 'waiting'`,
  );
  const { waiting, oldest } = rows[0]!;
  return { waiting, oldestHeldAt: oldest?.toISOString() ?? null };
}

/** A page of the texts that redaction held, oldest first, redacted anew. O(waiting texts), and some tens of µs for each of the page. */
export async function listHeldTexts({ state, arena, reason, after, limit }: ReviewQuery): Promise<ReviewPage> {
  const [count, { rows }] = await Promise.all([
    countWaiting(),
    pool.query<HeldTextRow>(
      `SELECT ${heldTextColumns} ${heldTexts} AND held_text.state = $1::review_state
         AND ($2::text IS NULL OR arena.slug = $2) AND ($3::text IS NULL OR $3 = ANY (held_text.reasons))
         AND ($4::uuid IS NULL OR held_text.id > $4)
       ORDER BY held_text.id LIMIT $5`,
      [state, arena ?? null, reason ?? null, after ?? null, limit + 1],
    ),
  ]);
  const page = rows.slice(0, limit);
  return { ...count, texts: page.map(showHeldText), next: page.length < rows.length ? page.at(-1)!.id : null };
}

/** @returns null where there is none that could be published now */
export async function getHeldText(id: string): Promise<HeldText | null> {
  const { rows } = await pool.query<HeldTextRow>(`SELECT ${heldTextColumns} ${heldTexts} AND held_text.id = $1::uuid`, [
    id,
  ]);
  return rows[0] ? showHeldText(rows[0]) : null;
}

interface DecisionRow {
  readonly id: string;
  readonly field: HeldText["field"];
  readonly state: Decision["state"];
  readonly textSha256: string;
  readonly shownSha256: string | null;
  readonly edited: string | null;
}

/**
 * What was decided of the texts of these judgements, as the transaction sees it. A release asks this with each page that it reads.
 *
 * @returns for each judgement with decisions one for each of its texts, in the order of `fieldsOf`
 */
export async function readDecisions(
  connection: Connection,
  kind: JudgementKind,
  ids: readonly string[],
): Promise<Map<string, (Decision | undefined)[]>> {
  const { rows } = await connection.query<DecisionRow>(
    `SELECT ${kind}_id AS id, field, state, encode(text_sha256, 'hex') AS "textSha256",
       encode(shown_sha256, 'hex') AS "shownSha256", edited_text AS edited
     FROM held_text WHERE ${kind}_id = ANY ($1::uuid[]) AND state <> 'waiting'`,
    [ids],
  );
  const decisions = new Map<string, (Decision | undefined)[]>();
  for (const { id, field, ...decision } of rows) {
    const ofJudgement = decisions.get(id) ?? [];
    ofJudgement[(fieldsOf[kind] as readonly string[]).indexOf(field)] = decision as Decision;
    decisions.set(id, ofJudgement);
  }
  return decisions;
}
