import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createVote } from "@/lib/db/testing/factories";
import { acceptConsent, adoptAnnotator, withdrawConsent } from "./commands";
import { getConsentOffer } from "./queries";
import { consentVersion } from "./schema";

const accept = (annotatorId: string | null, fields?: { feedback?: boolean; persona?: boolean }) =>
  acceptConsent({ annotatorId, userId: null, version: consentVersion, fields });

describe("acceptConsent", () => {
  it("makes an annotator once, and keeps the newest choice", async () => {
    const first = await accept(null);
    expect(first.isNew).toBe(true);
    const again = await accept(first.annotatorId, { feedback: false });
    expect(again).toEqual({ annotatorId: first.annotatorId, isNew: false });
    expect((await getConsentOffer(first.annotatorId)).accepted).toEqual({
      votes: true,
      feedback: false,
      persona: false,
    });
    const valid = await db.consent.count({ where: { annotatorId: first.annotatorId, withdrawnAt: null } });
    expect(valid).toBe(1);
  });

  it("agrees to nothing of a persona that was not said", async () => {
    const { annotatorId } = await accept(null, { feedback: true });
    expect((await getConsentOffer(annotatorId)).accepted).toEqual({ votes: true, feedback: true, persona: false });
    await accept(annotatorId, { persona: true });
    expect((await getConsentOffer(annotatorId)).accepted).toEqual({ votes: true, feedback: false, persona: true });
  });

  it("refuses another version than the present one", async () => {
    const input = { annotatorId: null, userId: null, version: "1999-1" };
    await expect(acceptConsent(input)).rejects.toMatchObject({ code: "consent_outdated" });
  });

  it("makes a new annotator for a cookie whose annotator is gone", async () => {
    const { annotatorId, isNew } = await accept("00000000-0000-7000-8000-000000000000");
    expect(isNew).toBe(true);
    expect(annotatorId).not.toBe("00000000-0000-7000-8000-000000000000");
  });
});

describe("withdrawConsent", () => {
  it("leaves nothing accepted", async () => {
    const { annotatorId } = await accept(null);
    await withdrawConsent({ annotatorId });
    expect((await getConsentOffer(annotatorId)).accepted).toBeNull();
  });
});

describe("adoptAnnotator", () => {
  it("gives the browser's annotator to a user who signs in for the first time", async () => {
    const vote = await createVote();
    const user = await db.user.create({ data: { email: "first@example.org" } });
    await adoptAnnotator({ userId: user.id, browserAnnotatorId: vote.annotatorId });
    const annotator = await db.annotator.findUniqueOrThrow({ where: { userId: user.id } });
    expect(annotator.id).toBe(vote.annotatorId);
  });

  it("moves the votes of a second browser to the user's annotator, and does it once", async () => {
    const user = await db.user.create({ data: { email: "second@example.org" } });
    await adoptAnnotator({ userId: user.id, browserAnnotatorId: null });
    const own = await db.annotator.findUniqueOrThrow({ where: { userId: user.id } });
    const vote = await createVote();
    await adoptAnnotator({ userId: user.id, browserAnnotatorId: vote.annotatorId });
    await adoptAnnotator({ userId: user.id, browserAnnotatorId: vote.annotatorId });
    const moved = await db.vote.findUniqueOrThrow({ where: { id: vote.id }, include: { battle: true } });
    expect([moved.annotatorId, moved.battle.annotatorId]).toEqual([own.id, own.id]);
    expect((await db.annotator.findUniqueOrThrow({ where: { id: vote.annotatorId } })).mergedInto).toBe(own.id);
  });

  it("never widens a consent, and never revives one that was taken back", async () => {
    const user = await db.user.create({ data: { email: "narrow@example.org" } });
    const first = await accept(null, { feedback: false });
    await adoptAnnotator({ userId: user.id, browserAnnotatorId: first.annotatorId });
    const wide = await accept(null, { feedback: true, persona: true });
    await adoptAnnotator({ userId: user.id, browserAnnotatorId: wide.annotatorId });
    expect((await getConsentOffer(first.annotatorId)).accepted).toEqual({
      votes: true,
      feedback: false,
      persona: false,
    });

    await withdrawConsent({ annotatorId: first.annotatorId });
    const third = await accept(null);
    await adoptAnnotator({ userId: user.id, browserAnnotatorId: third.annotatorId });
    expect((await getConsentOffer(first.annotatorId)).accepted).toBeNull();
  });

  it("gives an account that was never asked what its browser agreed to", async () => {
    const user = await db.user.create({ data: { email: "unasked@example.org" } });
    await adoptAnnotator({ userId: user.id, browserAnnotatorId: null });
    const own = await db.annotator.findUniqueOrThrow({ where: { userId: user.id } });
    const browser = await accept(null, { feedback: false });
    await adoptAnnotator({ userId: user.id, browserAnnotatorId: browser.annotatorId });
    expect((await getConsentOffer(own.id)).accepted).toEqual({ votes: true, feedback: false, persona: false });
  });

  it("never takes an annotator who belongs to somebody else", async () => {
    const [one, two] = await Promise.all(
      ["a@example.org", "b@example.org"].map((email) => db.user.create({ data: { email } })),
    );
    const vote = await createVote();
    await adoptAnnotator({ userId: one!.id, browserAnnotatorId: vote.annotatorId });
    await adoptAnnotator({ userId: two!.id, browserAnnotatorId: vote.annotatorId });
    expect((await db.vote.findUniqueOrThrow({ where: { id: vote.id } })).annotatorId).toBe(vote.annotatorId);
    expect((await db.annotator.findUniqueOrThrow({ where: { userId: one!.id } })).id).toBe(vote.annotatorId);
  });
});
