import { v7 as uuidv7 } from "uuid";
import { markTogether, redactTogether } from "@/lib/privacy/redact";
import { digestOfShown, digestOfText } from "@/lib/privacy/redact-reviewed";
import { agreedThen, type Connection, fieldsOf, type JudgementKind, joinPieces, textColumns } from "./held-texts";
import { readDecisions } from "./queries";

const pageSize = 500;
const passMs = 86_400_000;
const beforeAll = "00000000-0000-0000-0000-000000000000";

/** What a scan came to. */
export interface Scanned {
  /** Judgements that it went past. */
  readonly read: number;
  /** Texts that it queued. */
  readonly queued: number;
  /** Waiting texts that are no longer held. */
  readonly dropped: number;
  /** Released ones that would be published otherwise by now, and wait again. */
  readonly reopened: number;
}

interface Now {
  readonly now: Date;
  readonly rules: string;
}

/**
 * Reads one page, and queues what is held.
 *
 * @param until ids from here on are not read yet
 * @returns null where there is nothing new
 */
export async function scanPage(
  client: Connection,
  kind: JudgementKind,
  { until, now, rules }: Now & { readonly until: string },
): Promise<Scanned | null> {
  const after = await openScan(client, kind, { now, rules });
  const { rows: page } = await client.query<{ id: string }>(
    `SELECT id FROM ${kind} WHERE id > $1::uuid AND id < $2::uuid ORDER BY id LIMIT ${pageSize}`,
    [after, until],
  );
  const last = page.at(-1)?.id;
  if (last === undefined) {
    const { rows: old } = await client.query("SELECT FROM text_scan WHERE kind = $1::judgement AND began_at <= $2", [
      kind,
      new Date(now.getTime() - passMs),
    ]);
    if (old.length > 0) await beginPass(client, kind, { now, rules });
    return null;
  }
  const judgements = await readTexts(client, kind, after, last);
  const reopened = await reopenChanged(client, kind, judgements);
  const held = judgements.flatMap((judgement) => heldOf(judgement, kind));
  const dropped = await dropUnheld(client, kind, judgements, held);
  const queued = await queueHeld(client, kind, held, rules);
  await client.query("UPDATE text_scan SET after = $2 WHERE kind = $1::judgement", [kind, last]);
  return { read: page.length, queued, dropped, reopened };
}

/** Locks the scan of a kind, and begins a new pass where the rules are others. @returns the last judgement that was read */
async function openScan(client: Connection, kind: JudgementKind, { now, rules }: Now): Promise<string> {
  await client.query(
    `INSERT INTO text_scan (kind, rules, after, began_at) VALUES ($1::judgement, $2, $3, $4) ON CONFLICT (kind) DO NOTHING`,
    [kind, rules, beforeAll, now],
  );
  const { rows } = await client.query<{ rules: string; after: string }>(
    `SELECT rules, after FROM text_scan WHERE kind = $1::judgement FOR UPDATE`,
    [kind],
  );
  const scan = rows[0]!;
  if (scan.rules === rules) return scan.after;
  await beginPass(client, kind, { now, rules });
  return beforeAll;
}

async function beginPass(client: Connection, kind: JudgementKind, { now, rules }: Now): Promise<void> {
  await client.query("UPDATE text_scan SET rules = $2, after = $3, began_at = $4 WHERE kind = $1::judgement", [
    kind,
    rules,
    beforeAll,
    now,
  ]);
}

interface Judgement {
  readonly id: string;
  readonly prompt: string;
  readonly texts: readonly (string | null)[];
}

/**
 * The judgements with texts in a stretch of ids. They stay as they are until the end of the transaction; those that somebody is changing at
 * this moment are left for the next pass.
 */
async function readTexts(client: Connection, kind: JudgementKind, after: string, last: string): Promise<Judgement[]> {
  const drawn = { vote: "battle", assessment: "showing" }[kind];
  const { rows } = await client.query<Judgement>(
    `SELECT ${kind}.id, task.prompt, ${textColumns(kind)} AS texts
     FROM ${kind} JOIN annotator ON annotator.id = ${kind}.annotator_id
     JOIN ${drawn} ON ${drawn}.id = ${kind}.${drawn}_id JOIN task ON task.id = ${drawn}.task_id
     WHERE ${kind}.id > $1::uuid AND ${kind}.id <= $2::uuid AND ${kind}.exclusion_reason IS NULL
       AND num_nonnulls(${fieldsOf[kind].map((field) => `${kind}.${field}`).join(", ")}) > 0 AND ${agreedThen(kind)}
     ORDER BY ${kind}.id FOR SHARE OF ${kind} SKIP LOCKED`,
    [after, last],
  );
  return rows;
}

interface Held {
  readonly id: string;
  readonly judgement: string;
  readonly field: string;
  readonly sha256: string;
  readonly reasons: readonly string[];
}

/** The texts that redaction holds. */
function heldOf({ id: judgement, prompt, texts }: Judgement, kind: JudgementKind): Held[] {
  return redactTogether(texts, prompt).texts.flatMap(({ held }, place) =>
    held.length === 0
      ? []
      : [
          {
            id: uuidv7(),
            judgement,
            field: fieldsOf[kind][place]!,
            sha256: digestOfText(texts[place]!),
            reasons: [...held],
          },
        ],
  );
}

/** Released texts that are still doubtful and would be published otherwise than they were shown: nobody has released that. */
async function reopenChanged(
  client: Connection,
  kind: JudgementKind,
  judgements: readonly Judgement[],
): Promise<number> {
  const decisions = await readDecisions(
    client,
    kind,
    judgements.map(({ id }) => id),
  );
  let reopened = 0;
  for (const { id, prompt, texts } of judgements.filter((judgement) => decisions.has(judgement.id))) {
    const marked = markTogether(texts, prompt);
    for (const [place, field] of fieldsOf[kind].entries()) {
      const decision = decisions.get(id)![place];
      const pieces = marked[place] ?? [];
      const isDoubtful = pieces.some(({ doubts }) => doubts.length > 0);
      if (decision?.state !== "released" || decision.edited !== null || !isDoubtful) continue;
      if (digestOfShown(joinPieces(pieces)) === decision.shownSha256) continue;
      reopened += await reopen(client, kind, id, field);
    }
  }
  return reopened;
}

async function reopen(client: Connection, kind: JudgementKind, judgement: string, field: string): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    `UPDATE held_text SET state = 'waiting', decided_by = NULL, decided_at = NULL, shown_sha256 = NULL
     WHERE ${kind}_id = $1 AND field = $2::free_text AND state = 'released' AND edited_text IS NULL RETURNING id`,
    [judgement, field],
  );
  for (const { id } of rows) {
    await client.query(
      "INSERT INTO audit_entry (id, actor, action, subject, detail) VALUES ($1, 'worker', 'review.reopen', $2, $3)",
      [uuidv7(), id, JSON.stringify({ judgement: kind, field })],
    );
  }
  return rows.length;
}

async function dropUnheld(
  client: Connection,
  kind: JudgementKind,
  judgements: readonly Judgement[],
  held: readonly Held[],
): Promise<number> {
  const { rows } = await client.query(
    `DELETE FROM held_text WHERE ${kind}_id = ANY ($1::uuid[]) AND state = 'waiting'
       AND NOT EXISTS (SELECT FROM jsonb_to_recordset($2::jsonb) AS held (judgement uuid, field free_text)
         WHERE held.judgement = ${kind}_id AND held.field = held_text.field)
     RETURNING id`,
    [judgements.map(({ id }) => id), JSON.stringify(held)],
  );
  return rows.length;
}

/** @returns how many are new */
async function queueHeld(
  client: Connection,
  kind: JudgementKind,
  held: readonly Held[],
  rules: string,
): Promise<number> {
  const { rows } = await client.query<{ isNew: boolean }>(
    `INSERT INTO held_text (id, ${kind}_id, field, text_sha256, reasons, rules)
     SELECT id, judgement, field, decode(sha256, 'hex'), reasons, $2
     FROM jsonb_to_recordset($1::jsonb) AS held (id uuid, judgement uuid, field free_text, sha256 text, reasons text[])
     ON CONFLICT (${kind}_id, field) DO UPDATE SET reasons = excluded.reasons, rules = excluded.rules
       WHERE held_text.state = 'waiting' AND (held_text.reasons, held_text.rules) IS DISTINCT FROM (excluded.reasons, excluded.rules)
     RETURNING xmax = 0 AS "isNew"`,
    [JSON.stringify(held), rules],
  );
  return rows.filter(({ isNew }) => isNew).length;
}
