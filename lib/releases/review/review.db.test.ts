import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withdrawConsent } from "@/lib/annotators/commands";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { decideHeldText, scanTexts, undoDecision } from "@/lib/reviews/commands";
import { listHeldTexts } from "@/lib/reviews/queries";
import { type DecisionBody, type HeldText, reviewQuery } from "@/lib/reviews/schema";
import { build, readContent, releasesFolder } from "../testing/build";
import { verifyRelease } from "../verify/verify-release";

const name = "Quenby Astrafel liked it; write to jane@example.org.";
const address = "ich wohne in der Lindenstraße";
const actor = "an operator";
let pairsId = "";
let scaleId = "";

beforeAll(async () => {
  pairsId = (await createArena({ slug: "pairs" })).id;
  scaleId = (await createArena({ slug: "scale", scale: 5 })).id;
});
beforeEach(async () => {
  await rm(releasesFolder(), { recursive: true, force: true });
  await db.$executeRaw`TRUNCATE vote, battle, tally, assessment, showing, assessment_tally, consent, text_scan, release, audit_entry CASCADE`;
});
afterAll(() => db.$disconnect());

async function fillQueue(): Promise<HeldText[]> {
  await scanTexts({ clock: { now: () => new Date(Date.now() + 60_000) } });
  return (await listHeldTexts(reviewQuery.parse({}))).texts;
}
const decide = ({ id }: HeldText, decision: DecisionBody) => decideHeldText({ id, actor, decision });

describe("a text that redaction holds", () => {
  it("is null until it is released, then there with its placeholders, and null again once that is taken back", async () => {
    await createVote({ arenaId: pairsId, feedback: { left: name, right: "or jane@example.org", general: address } });
    // Nobody has scanned yet: a release asks the rules and not the queue.
    const before = await build();
    expect(before.rows[0]).toMatchObject({
      feedback_left: null,
      feedback_right: "or [EMAIL_1]",
      feedback_general: null,
    });
    expect(before.manifest.counts).toMatchObject({ held: 2, withheld: 0, releasedAfterReview: 0 });

    const [left, general] = await fillQueue();
    const { decidedAt } = await decide(left!, { decision: "release", shown: left!.shown });
    await decide(general!, { decision: "withhold" });
    const after = await build();
    expect(after.rows[0]).toMatchObject({
      feedback_left: "Quenby Astrafel liked it; write to [EMAIL_1].",
      feedback_right: "or [EMAIL_1]",
      feedback_general: null,
    });
    expect(after.manifest.counts).toMatchObject({
      held: 0,
      withheld: 1,
      releasedAfterReview: 1,
      redactions: { email: 2 },
    });
    const readme = await readContent(after.version, "README.md");
    expect(readme).toContain("1 text that a person has read is left out.");
    for await (const { problems } of verifyRelease(path.join(releasesFolder(), after.version)))
      expect(problems).toEqual([]);

    await undoDecision({ id: left!.id, actor, decidedAt });
    expect((await build()).rows[0]).toMatchObject({ feedback_left: null });
  });

  it("is published in other words where an operator edited it, redacted again", async () => {
    await createAssessment({ arenaId: scaleId, feedback: address });
    const [text] = await fillQueue();
    await decide(text!, { decision: "edit", text: "ich wohne in einer Straße, jane@example.org" });
    const { assessed, manifest } = await build();
    expect(assessed[0]!.feedback).toBe("ich wohne in einer Straße, [EMAIL_1]");
    expect(manifest.assessments?.counts).toMatchObject({ held: 0, releasedAfterReview: 1 });
  });

  it("stays out where its annotator withdrew, whatever was decided", async () => {
    const annotator = await createAnnotator();
    await createVote({ arenaId: pairsId });
    await createVote({ arenaId: pairsId, annotatorId: annotator.id, feedback: { left: name } });
    const [text] = await fillQueue();
    await decide(text!, { decision: "release", shown: text!.shown });
    await withdrawConsent({ annotatorId: annotator.id });
    const { rows, manifest } = await build();
    expect(rows.map((row) => row.feedback_left)).toEqual([null]);
    expect(manifest.counts).toMatchObject({ held: 0, releasedAfterReview: 0, leftOut: { withdrawn: 1 } });
  });

  it("is judged by its own decision alone", async () => {
    for (let n = 0; n < 2; n += 1) await createVote({ arenaId: pairsId, feedback: { left: address } });
    const [text] = await fillQueue();
    await decide(text!, { decision: "release", shown: text!.shown });
    const { rows, manifest } = await build();
    expect(rows.map((row) => row.feedback_left).toSorted()).toEqual([address, null]);
    expect(manifest.counts).toMatchObject({ held: 1, releasedAfterReview: 1 });
  });
});
