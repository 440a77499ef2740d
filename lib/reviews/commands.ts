import type { PoolClient } from "pg";
import { v7 as uuidv7 } from "uuid";
import { type Clock, systemClock } from "@/lib/clock";
import { firstIdAt } from "@/lib/db/first-id-at";
import { onConnection } from "@/lib/db/on-connection";
import { AppError } from "@/lib/errors";
import { markTogether, redactionRules, redactTogether } from "@/lib/privacy/redact";
import { digestOfShown } from "@/lib/privacy/redact-reviewed";
import { type HeldTextRow, heldTextColumns, heldTexts, joinPieces, placeOf, showHeldText } from "./held-texts";
import { type Scanned, scanPage } from "./scan-page";
import type { Decided, DecisionBody, HeldText } from "./schema";

/** So that a worker that is told to stop does so within a second or two. */
const pagesAtOnce = 20;
/** Votes of a second ago may still be uncommitted behind those that are there: ids are made before they are stored. */
const settleMs = 10_000;

interface ScanOptions {
  readonly clock?: Clock;
  /** The version of the rules that redact now. */
  readonly rules?: string;
}

/**
 * Fills the review queue: reads the texts that were written since the last time, page by page, each in a transaction of its own, and queues
 * those that redaction holds. A pass over all of them begins anew with other rules, and once a day, which catches what was stored
 * late; it leaves decisions as they are. It reads what was agreed to when it was written: whether it may be published now is asked when it is shown.
 *
 * Nobody waits for it but whoever erases a text of the page at that moment. It ends after some thousands of judgements, and the next call
 * goes on. Cost O(new judgements), some tens of µs a text; memory is bound by a page.
 */
export async function scanTexts({ clock = systemClock, rules = redactionRules }: ScanOptions = {}): Promise<Scanned> {
  const total = { read: 0, queued: 0, dropped: 0, reopened: 0 };
  for (const kind of ["vote", "assessment"] as const) {
    for (let page = 0; page < pagesAtOnce; page += 1) {
      const now = clock.now();
      const until = firstIdAt(now.getTime() - settleMs);
      const scanned = await onConnection("BEGIN", (client) => scanPage(client, kind, { until, now, rules }));
      if (!scanned) break;
      for (const key of ["read", "queued", "dropped", "reopened"] as const) total[key] += scanned[key];
    }
  }
  return total;
}

interface Decide {
  readonly id: string;
  /** Who decides, for the record and the audit log. */
  readonly actor: string;
  readonly decision: DecisionBody;
  readonly clock?: Clock;
}

/**
 * Decides what becomes of a held text in every later release. Its doubts are lifted, or it is left out; what is sure to identify somebody is
 * replaced either way, also in an edited text, which is stored in its redacted form.
 *
 * @throws AppError held_text_not_found | already_decided, with what was | review_outdated | invalid_request
 */
export async function decideHeldText({ id, actor, decision, clock = systemClock }: Decide): Promise<Decided> {
  return onConnection("BEGIN", async (client) => {
    const row = await lockHeldText(client, id);
    if (row.state !== "waiting") throw alreadyDecided(row);
    const outcome = outcomeOf(row, decision);
    const decidedAt = clock.now();
    await client.query(
      `UPDATE held_text SET state = $2::review_state, decided_by = $3, decided_at = $4, shown_sha256 = decode($5, 'hex'), edited_text = $6
       WHERE id = $1`,
      [id, outcome.state, actor, decidedAt, outcome.shown, outcome.edited],
    );
    await addAuditEntry(client, actor, outcome.state === "released" ? "review.release" : "review.withhold", row, {
      isEdited: outcome.edited !== null,
    });
    return { state: outcome.state, decidedAt: decidedAt.toISOString(), published: outcome.published };
  });
}

interface Outcome {
  readonly state: Decided["state"];
  readonly shown: string | null;
  readonly edited: string | null;
  readonly published: string | null;
}

function outcomeOf(row: HeldTextRow, decision: DecisionBody): Outcome {
  if (decision.decision === "withhold") return { state: "withheld", shown: null, edited: null, published: null };
  const redacted = joinPieces(markTogether(row.texts, row.prompt)[placeOf(row)] ?? []);
  const shown = digestOfShown(redacted);
  const asShown = { state: "released", shown, edited: null, published: redacted } as const;
  if (decision.decision === "release") {
    if (decision.shown !== shown) throw new AppError("review_outdated");
    return asShown;
  }
  if (decision.text === redacted) return asShown;
  // Beside the originals, whose names and placeholders it shares.
  const dropped = row.texts.map(() => "drop" as const);
  const edited = redactTogether([...row.texts, decision.text], row.prompt, [...dropped, "lift"]).texts.at(-1)!.text!;
  return { state: "released", shown: null, edited, published: edited };
}

interface Undo {
  readonly id: string;
  readonly actor: string;
  /** Of the decision that is meant. */
  readonly decidedAt: string;
}

/**
 * Takes a decision back: the text waits again. A release that was made in between keeps what it has.
 *
 * @throws AppError held_text_not_found | already_decided where another decision is stored by now, or none
 */
export async function undoDecision({ id, actor, decidedAt }: Undo): Promise<HeldText> {
  return onConnection("BEGIN", async (client) => {
    const row = await lockHeldText(client, id);
    if (row.decidedAt?.toISOString() !== new Date(decidedAt).toISOString()) throw alreadyDecided(row);
    await client.query(
      `UPDATE held_text SET state = 'waiting', decided_by = NULL, decided_at = NULL, shown_sha256 = NULL, edited_text = NULL WHERE id = $1`,
      [id],
    );
    await addAuditEntry(client, actor, "review.undo", row, { was: row.state });
    return showHeldText({ ...row, state: "waiting", decidedAt: null, edited: null });
  });
}

async function lockHeldText(client: PoolClient, id: string): Promise<HeldTextRow> {
  // Locked first: what is read afterwards is what the one before has committed.
  await client.query("SELECT FROM held_text WHERE id = $1::uuid FOR UPDATE", [id]);
  const { rows } = await client.query<HeldTextRow>(
    `SELECT ${heldTextColumns} ${heldTexts} AND held_text.id = $1::uuid`,
    [id],
  );
  if (!rows[0]) throw new AppError("held_text_not_found");
  return rows[0];
}

function alreadyDecided({ state, decidedAt }: HeldTextRow): AppError {
  const said = { waiting: "it waits for a decision.", released: "it was released.", withheld: "it was withheld." };
  return new AppError("already_decided", {
    detail: `Somebody was quicker: ${said[state]} Nothing was changed now.`,
    extra: { state, decidedAt: decidedAt?.toISOString() ?? null },
  });
}

/** Which text, and nothing of what it says. */
async function addAuditEntry(
  client: PoolClient,
  actor: string,
  action: string,
  { id, judgement, field, reasons }: HeldTextRow,
  more: object,
): Promise<void> {
  await client.query(`INSERT INTO audit_entry (id, actor, action, subject, detail) VALUES ($1, $2, $3, $4, $5)`, [
    uuidv7(),
    actor,
    action,
    id,
    JSON.stringify({ judgement, field, reasons, ...more }),
  ]);
}
