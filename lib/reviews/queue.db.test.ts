import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptConsent, withdrawConsent } from "@/lib/annotators/commands";
import { consentVersion } from "@/lib/annotators/schema";
import { db, pool } from "@/lib/db/client";
import { createAnnotator, createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { whileUncommitted } from "@/lib/db/testing/meanwhile";
import { redactionRules } from "@/lib/privacy/redact";
import { scanTexts } from "./commands";
import { countWaiting, listHeldTexts } from "./queries";
import { reviewQuery } from "./schema";
import { doubtful, edit, fillQueue, later, release, withhold } from "./testing/queue";

let arenaId = "";
let scaleId = "";

beforeAll(async () => {
  arenaId = (await createArena({ slug: "pairs" })).id;
  scaleId = (await createArena({ slug: "scale", scale: 5 })).id;
});

beforeEach(
  () => db.$executeRaw`TRUNCATE vote, battle, tally, assessment, showing, assessment_tally, consent, text_scan CASCADE`,
);
afterAll(() => db.$disconnect());

const vote = (feedback: { left?: string; right?: string; general?: string }, annotatorId?: string) =>
  createVote({ arenaId, feedback, annotatorId });
const held = () => db.heldText.findMany({ orderBy: { id: "asc" } });

/** Erasing is nothing that the application does: what was said is immutable to it. */
async function pastTriggers(table: "vote" | "assessment", work: (client: typeof pool) => Promise<unknown>) {
  await pool.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_is_immutable`);
  await work(pool);
  await pool.query(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_is_immutable`);
}

describe("filling the queue", () => {
  it("queues each text that is held, of votes and assessments, and no other", async () => {
    await vote({ left: doubtful.name, right: "fine", general: doubtful.birthDate });
    await vote({ left: "fine" });
    await createAssessment({ arenaId: scaleId, feedback: doubtful.address });
    const texts = await fillQueue();
    expect(texts.map(({ judgement, field, reasons, arena }) => [judgement, field, reasons, arena.slug])).toEqual([
      ["vote", "feedback_left", ["name"], "pairs"],
      ["vote", "feedback_general", ["birth_date"], "pairs"],
      ["assessment", "feedback", ["address"], "scale"],
    ]);
    expect(texts[0]).toMatchObject({
      state: "waiting",
      prompt: "Task 1",
      pieces: [
        { text: "Quenby Astrafel", placeholder: null, doubts: ["name"] },
        { text: " liked it; write to ", placeholder: null, doubts: [] },
        { text: "jane@example.org", placeholder: "[EMAIL_1]", doubts: [] },
        { text: ".", placeholder: null, doubts: [] },
      ],
    });
    expect(await countWaiting()).toEqual({ waiting: 3, oldestHeldAt: texts[0]!.heldAt });
  });

  it("goes on from where it was, and leaves for later what is seconds old", async () => {
    await vote({ left: doubtful.name });
    expect(await scanTexts()).toEqual({ read: 0, queued: 0, dropped: 0, reopened: 0 });
    expect(await scanTexts({ clock: later() })).toMatchObject({ read: 1, queued: 1 });
    expect(await scanTexts({ clock: later() })).toMatchObject({ read: 0 });
    await vote({ left: doubtful.name });
    expect(await scanTexts({ clock: later() })).toMatchObject({ read: 1, queued: 1 });
    expect(await held()).toHaveLength(2);
  });

  it("finds within a day what was stored behind it", async () => {
    await vote({ left: "fine" });
    await scanTexts({ clock: later() });
    const { id } = await vote({ left: doubtful.name });
    await pastTriggers("vote", (client) =>
      client.query("UPDATE vote SET id = '01900000-0000-7000-8000-000000000000' WHERE id = $1", [id]),
    );
    const tomorrow = later(86_500_000);
    for (const queued of [0, 1]) expect(await scanTexts({ clock: tomorrow })).toMatchObject({ queued });
  });

  it("reads everything again by other rules: decisions stay, and what is no longer held goes", async () => {
    const [one, two, three] = [
      await vote({ left: doubtful.name }),
      await vote({ left: doubtful.address }),
      await vote({ left: doubtful.birthDate }),
    ];
    const [first] = await fillQueue();
    await withhold(first!);
    // As if the old rules had held a text that the new ones do not.
    await db.task.updateMany({ data: { prompt: "Task 1 in der Lindenstraße" } });
    expect(await scanTexts({ clock: later(), rules: "other" })).toEqual({
      read: 3,
      queued: 0,
      dropped: 1,
      reopened: 0,
    });
    await db.task.updateMany({ data: { prompt: "Task 1" } });
    expect((await held()).map(({ voteId, state, rules }) => [voteId, state, rules])).toEqual([
      [one.id, "withheld", redactionRules],
      [three.id, "waiting", "other"],
    ]);
    expect(await scanTexts({ clock: later(), rules: "third" })).toMatchObject({ queued: 1, dropped: 0 });
    expect((await held()).map(({ voteId }) => voteId)).toContain(two.id);
  });

  it("asks again where newer rules would publish another text than the one that was released", async () => {
    await vote({ left: doubtful.name });
    await vote({ left: doubtful.birthDate });
    const [first, second] = await fillQueue();
    await release(first!);
    await release(second!);
    // As if the rules that are gone had also replaced "liked".
    await db.$executeRaw`UPDATE held_text SET state = 'waiting', decided_by = NULL, decided_at = NULL, shown_sha256 = NULL WHERE id = ${first!.id}::uuid`;
    await db.$executeRaw`UPDATE held_text SET state = 'released', decided_by = 'x', decided_at = now(), shown_sha256 = sha256('another') WHERE id = ${first!.id}::uuid`;
    expect(await scanTexts({ clock: later(), rules: "other" })).toMatchObject({ dropped: 0, reopened: 1 });
    expect((await held()).map(({ id, state }) => [id, state])).toEqual([
      [first!.id, "waiting"],
      [second!.id, "released"],
    ]);
    expect(await db.auditEntry.count({ where: { action: "review.reopen", subject: first!.id, actor: "worker" } })).toBe(
      1,
    );
  });

  it("reads in pages and by several workers at once, each text once", async () => {
    const annotator = await createAnnotator();
    const one = await vote({ left: doubtful.name }, annotator.id);
    await db.$executeRaw`
      INSERT INTO battle SELECT (jsonb_populate_record(battle, jsonb_build_object('id', gen_random_uuid()))).*
      FROM battle, generate_series(1, 1200) WHERE battle.id = ${one.battleId}::uuid`;
    await db.$executeRaw`
      INSERT INTO vote SELECT (jsonb_populate_record(vote, jsonb_build_object('id',
        lpad(to_hex(row_number() OVER ()), 8, '0') || '-0000-7000-8000-000000000000', 'battle_id', battle.id))).*
      FROM vote, battle WHERE battle.id <> vote.battle_id`;
    const scans = await Promise.all([scanTexts({ clock: later() }), scanTexts({ clock: later() })]);
    const sum = (key: "read" | "queued") => scans.reduce((total, scan) => total + scan[key], 0);
    expect([sum("read"), sum("queued"), await db.heldText.count()]).toEqual([1201, 1201, 1201]);
  });
});

describe("the list", () => {
  it("has only what could be published now", async () => {
    const [stays, withdrew, narrowed, never] = [
      await createAnnotator(),
      await createAnnotator(),
      await createAnnotator(),
      await createAnnotator({ consent: { votes: true, feedback: false } }),
    ];
    for (const { id } of [stays, withdrew, narrowed, never]) await vote({ left: doubtful.name }, id);
    await createVote({ arenaId, annotatorId: stays.id, feedback: { left: doubtful.name }, agreed: { votes: true } });
    await createVote({ arenaId, feedback: { left: doubtful.name }, exclusionReason: "too_fast" });
    expect(await fillQueue()).toHaveLength(3);
    await withdrawConsent({ annotatorId: withdrew.id });
    const again = (feedback: boolean) =>
      acceptConsent({ annotatorId: narrowed.id, userId: null, version: consentVersion, fields: { feedback } });
    await again(false);
    expect(await fillQueue()).toHaveLength(1);
    expect((await countWaiting()).waiting).toBe(1);
    await again(true);
    expect(await fillQueue()).toHaveLength(2);
    await db.vote.updateMany({ where: { annotatorId: stays.id }, data: { exclusionReason: "too_fast" } });
    expect(await fillQueue()).toHaveLength(1);
  });

  it("asks nobody where there is nobody to ask", async () => {
    const { id } = await createAnnotator({ source: "simulated", consent: null });
    await createVote({ arenaId, annotatorId: id, source: "simulated", feedback: { left: doubtful.name } });
    expect(await fillQueue()).toHaveLength(1);
  });

  it("is filtered by arena, reason and state, and read in pages", async () => {
    for (let n = 0; n < 3; n += 1) await vote({ left: doubtful.name });
    await createAssessment({ arenaId: scaleId, feedback: doubtful.address });
    const [first] = await fillQueue();
    await withhold(first!);
    const read = (query: object) => listHeldTexts(reviewQuery.parse(query));
    expect((await read({ arena: "scale" })).texts).toHaveLength(1);
    expect((await read({ reason: "name" })).texts).toHaveLength(2);
    expect((await read({ reason: "number" })).texts).toEqual([]);
    expect((await read({ state: "withheld" })).texts.map(({ id }) => id)).toEqual([first!.id]);
    const page = await read({ limit: 2 });
    expect([page.texts.length, page.waiting, page.next]).toEqual([2, 3, page.texts[1]!.id]);
    const last = await read({ limit: 2, after: page.next });
    expect([last.texts.length, last.next]).toEqual([1, null]);
  });

  it("says nothing of who wrote a text", async () => {
    const annotator = await createAnnotator();
    const { id, battleId } = await vote({ left: doubtful.name }, annotator.id);
    const said = JSON.stringify(await fillQueue());
    for (const secret of [annotator.id, id, battleId]) expect(said).not.toContain(secret);
  });
});

describe("erasing", () => {
  it("takes along what was held, decided and written of the text", async () => {
    const one = await vote({ left: doubtful.name, general: doubtful.birthDate });
    const two = await vote({ left: doubtful.name });
    const assessment = await createAssessment({ arenaId: scaleId, feedback: doubtful.address });
    const [left, general, whole] = await fillQueue();
    await edit(left!, "Somebody liked it.");
    await release(general!);
    await withhold(whole!);
    const erase = (table: "vote" | "assessment", sql: string, id: string) =>
      pastTriggers(table, (client) => client.query(sql, [id]));
    await erase("vote", "UPDATE vote SET feedback_left = NULL WHERE id = $1", one.id);
    expect((await held()).map(({ id }) => id)).not.toContain(left!.id);
    await erase("assessment", "UPDATE assessment SET feedback = NULL WHERE id = $1", assessment.id);
    await erase("vote", "DELETE FROM vote WHERE id = $1", two.id);
    expect((await held()).map(({ id }) => id)).toEqual([general!.id]);
    await erase("vote", "UPDATE vote SET feedback_general = NULL WHERE id = $1", one.id);
    expect(await held()).toEqual([]);
  });

  it("is not undone by a scan of the same moment", async () => {
    const { id } = await vote({ left: doubtful.name });
    const scan = await whileUncommitted(
      // Past the triggers of this session alone: a change of the table would be waited for.
      (client) =>
        client
          .query("SET LOCAL session_replication_role = replica")
          .then(() => client.query("UPDATE vote SET feedback_left = NULL WHERE id = $1", [id])),
      () => scanTexts({ clock: later() }),
    );
    expect(scan).toMatchObject({ status: "fulfilled", hadToWait: false, value: { read: 1, queued: 0 } });
    expect(await held()).toEqual([]);
  });
});
