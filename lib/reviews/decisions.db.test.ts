import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withdrawConsent } from "@/lib/annotators/commands";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createVote } from "@/lib/db/testing/factories";
import { AppError } from "@/lib/errors";
import { decideHeldText, undoDecision } from "./commands";
import { doubtful, edit, fillQueue, operator, release, withhold } from "./testing/queue";

let arenaId = "";
beforeAll(async () => {
  arenaId = (await createArena({ slug: "pairs" })).id;
});
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE vote, battle, tally, consent, text_scan, audit_entry CASCADE`;
});
afterAll(() => db.$disconnect());

const stored = async (id: string) => db.heldText.findUniqueOrThrow({ where: { id } });

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`expected a refusal, not ${String(error)}`);
  return error;
}

async function queueOne(text = doubtful.name, annotatorId?: string) {
  await createVote({ arenaId, annotatorId, feedback: { left: text } });
  return (await fillQueue()).at(-1)!;
}

describe("a decision", () => {
  it("releases a text as it was shown, and keeps none of its words", async () => {
    const text = await queueOne();
    expect(await release(text)).toMatchObject({
      state: "released",
      published: "Quenby Astrafel liked it; write to [EMAIL_1].",
    });
    const row = await stored(text.id);
    expect(row).toMatchObject({ state: "released", decidedBy: operator, editedText: null });
    expect(row.shownSha256).toHaveLength(32);
    expect(await fillQueue()).toEqual([]);
  });

  it("stores an edited text in its redacted form, with the placeholders of the vote", async () => {
    const text = await queueOne();
    const words = "A friend liked it; write to [EMAIL_1], not to jim@example.org or jane@example.org.";
    const published = "A friend liked it; write to [EMAIL_1], not to [EMAIL_2] or [EMAIL_1].";
    expect(await edit(text, words)).toMatchObject({ state: "released", published });
    expect(await stored(text.id)).toMatchObject({ editedText: published, shownSha256: null });
  });

  it("takes an edit that changes nothing for a release", async () => {
    const text = await queueOne();
    await edit(text, "Quenby Astrafel liked it; write to [EMAIL_1].");
    expect((await stored(text.id)).editedText).toBeNull();
  });

  it("is told who was later, and nothing of theirs is stored", async () => {
    const text = await queueOne();
    const all = await Promise.allSettled([release(text, "one"), withhold(text, "two"), edit(text, "Three")]);
    const won = all.filter(({ status }) => status === "fulfilled");
    expect(won).toHaveLength(1);
    const { state, decidedAt } = (won[0] as PromiseFulfilledResult<{ state: string; decidedAt: string }>).value;
    for (const one of all) {
      if (one.status === "rejected")
        expect(one.reason).toMatchObject({ code: "already_decided", extra: { state, decidedAt } });
    }
    expect(await db.auditEntry.count({ where: { subject: text.id } })).toBe(1);
    expect((await refusal(withhold(text))).code, "a second click").toBe("already_decided");
  });

  it("is refused where another text would be published than the one that was shown", async () => {
    const text = await queueOne();
    const error = await refusal(
      decideHeldText({ id: text.id, actor: operator, decision: { decision: "release", shown: "0".repeat(64) } }),
    );
    expect(error.code).toBe("review_outdated");
    expect((await stored(text.id)).state).toBe("waiting");
  });

  it("is refused of a text that is not there, or that its annotator took back", async () => {
    const annotator = await createAnnotator();
    const text = await queueOne(doubtful.name, annotator.id);
    await withdrawConsent({ annotatorId: annotator.id });
    for (const id of [text.id, "01900000-0000-7000-8000-000000000000"])
      expect((await refusal(withhold({ ...text, id }))).code).toBe("held_text_not_found");
    expect((await stored(text.id)).state).toBe("waiting");
  });

  it("is taken back once, by whoever knows it, and then waits again", async () => {
    const text = await queueOne();
    const { decidedAt } = await withhold(text);
    const undo = (at: string) => undoDecision({ id: text.id, actor: operator, decidedAt: at });
    expect((await refusal(undo("2026-01-01T00:00:00.000Z"))).code).toBe("already_decided");
    expect(await undo(decidedAt)).toEqual(text);
    expect((await refusal(undo(decidedAt))).detail).toContain("it waits for a decision");
    await release(text);
  });

  it("is in the audit log, without a word of the text", async () => {
    const text = await queueOne();
    const { decidedAt } = await edit(text, "Quenby was glad");
    await undoDecision({ id: text.id, actor: operator, decidedAt });
    await release(text);
    const entries = await db.auditEntry.findMany({ orderBy: { id: "asc" } });
    expect(entries.map(({ actor, action, subject, detail }) => [actor, action, subject, detail])).toEqual(
      [
        ["review.release", { isEdited: true }],
        ["review.undo", { was: "released" }],
        ["review.release", { isEdited: false }],
      ].map(([action, more]) => [
        operator,
        action,
        text.id,
        { judgement: "vote", field: "feedback_left", reasons: ["name"], ...(more as object) },
      ]),
    );
    expect(JSON.stringify(entries)).not.toMatch(/Quenby|jane/);
  });
});
