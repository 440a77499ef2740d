import { describe, expect, it } from "vitest";
import { adoptAnnotator, withdrawConsent } from "@/lib/annotators/commands";
import { createBattle } from "@/lib/battles/commands";
import { listOpenBattles } from "@/lib/battles/queries";
import { db } from "@/lib/db/client";
import { createAnnotator } from "@/lib/db/testing/factories";
import { createEmbeddedArena, createOwner, marks, ownBody } from "@/lib/db/testing/own-persona";
import { castVote } from "@/lib/votes/commands";
import { eraseOwnPersona, saveOwnPersona } from "./commands";
import { getOwnPersona, getOwnProfile } from "./queries";

const arena = await createEmbeddedArena();

/** Every row of the record that may hold what somebody wrote of themselves. */
async function everythingStored(annotatorId: string): Promise<string> {
  const personas = await db.persona.findMany({
    where: { annotatorId },
    include: {
      versions: {
        include: { preferences: true, history: true, axes: true, own: true, outputs: { include: { parts: true } } },
      },
    },
  });
  return JSON.stringify(personas, (_, value) => (typeof value === "bigint" ? Number(value) : value));
}

describe("saveOwnPersona", () => {
  it("stores what was said, where the answers lead, and what was set by hand as such", async () => {
    const { annotator, persona } = await createOwner();
    const { byHand: _, ...body } = ownBody();
    expect(persona).toMatchObject({ version: 1, ...body });
    const axis = (name: string) => persona.axes.find((one) => one.axis === name)!;
    expect(axis("length")).toMatchObject({ mean: -0.8, sd: 0, isByHand: true, low: "concise", high: "detailed" });
    expect(axis("form").isByHand).toBe(false);
    expect(axis("form").mean).toBeGreaterThan(0.25);
    expect(axis("form").sd).toBeLessThan(axis("voice").sd);
    expect(await getOwnPersona(annotator.id)).toEqual(persona);
  });

  it("makes a new version of every change and leaves the old one as it was", async () => {
    const { annotator } = await createOwner();
    const changed = await saveOwnPersona({ annotatorId: annotator.id, ...ownBody({ description: "Another." }) });
    expect(changed.version).toBe(2);
    const versions = await db.personaVersion.findMany({
      where: { persona: { annotatorId: annotator.id } },
      orderBy: { version: "asc" },
    });
    expect(versions.map(({ description }) => description)).toEqual([`I am a ${marks.description}.`, "Another."]);
  });

  it("stores nothing where nothing changed, also where it is sent twice at once", async () => {
    const annotator = await createAnnotator();
    const save = () => saveOwnPersona({ annotatorId: annotator.id, ...ownBody() });
    await Promise.all([save(), save(), save()]);
    await save();
    expect(await db.personaVersion.count({ where: { persona: { annotatorId: annotator.id } } })).toBe(1);
  });

  it("needs consent, and known axes, questions and pairs", async () => {
    const stranger = await createAnnotator({ consent: null });
    const save = (annotatorId: string, changes = {}) => saveOwnPersona({ annotatorId, ...ownBody(changes) });
    await expect(save(stranger.id)).rejects.toMatchObject({ code: "consent_required" });
    const annotator = await createAnnotator();
    await expect(save(annotator.id, { byHand: { smell: 1 } })).rejects.toMatchObject({ code: "invalid_request" });
    const evidence = { answers: [{ question: "nothing", answer: 1 }], verdicts: [] };
    await expect(save(annotator.id, { evidence })).rejects.toMatchObject({ code: "invalid_request" });
    expect(await getOwnPersona(annotator.id)).toBeNull();
  });
});

describe("what systems may have of it", () => {
  it("is everything at once, by default", async () => {
    const { annotator } = await createOwner();
    const { profile } = (await getOwnProfile(annotator.id))!;
    for (const mark of Object.values(marks)) expect(JSON.stringify(profile)).toContain(mark);
    const stated = profile.preferences.map(({ aspect, value }) => `${aspect} ${value}`);
    expect(stated).toEqual(
      expect.arrayContaining(["length short", "form bullets", "topic irrigation", "tone selenium"]),
    );
    expect(profile.history.map(({ image }) => image !== undefined)).toEqual([false, true]);
  });

  it.each(["description", "preferences", "attributes", "history"] as const)(
    "has no %s that is private",
    async (part) => {
      const { visibility } = ownBody();
      const { annotator } = await createOwner({ visibility: { ...visibility, [part]: "private" } });
      const { profile } = (await getOwnProfile(annotator.id))!;
      const told = JSON.stringify(profile);
      for (const [name, mark] of Object.entries(marks)) expect(told.includes(mark), name).toBe(name !== part);
      if (part === "preferences") expect(profile.preferences).toEqual([]);
      if (part === "history") expect(profile.history).toEqual([]);
    },
  );

  it("is nothing of a version of which it is not known what is allowed", async () => {
    const { annotator } = await createOwner();
    const { id } = await db.persona.findFirstOrThrow({ where: { annotatorId: annotator.id } });
    const facts = { name: "You", shortName: "you", headline: "", description: "" };
    await db.personaVersion.create({ data: { personaId: id, version: 2, ...facts } });
    expect(await getOwnProfile(annotator.id)).toBeNull();
  });
});

describe("erasing the persona alone", () => {
  it("leaves nothing of it, keeps votes and consent, and another can be made", async () => {
    const { annotator } = await createOwner();
    const battle = await createBattle({ arena: arena.slug, persona: "me", annotatorId: annotator.id });
    await castVote({ annotatorId: annotator.id, battleId: battle.id, fit: "left" });
    await eraseOwnPersona({ annotatorId: annotator.id });
    expect(await getOwnPersona(annotator.id)).toBeNull();
    const stored = JSON.stringify(JSON.parse(await everythingStored(annotator.id)), (key, value) =>
      key === "parts" ? undefined : value,
    );
    for (const mark of Object.values(marks)) expect(stored).not.toContain(mark);
    expect(await db.vote.count({ where: { battle: { annotatorId: annotator.id } } })).toBe(1);
    expect(await db.consent.count({ where: { annotatorId: annotator.id, withdrawnAt: null } })).toBe(1);
    expect(await saveOwnPersona({ annotatorId: annotator.id, ...ownBody() })).toMatchObject({ version: 1 });
  });
});

describe("taking the consent back", () => {
  it("erases what was written, answered and used, and leaves votes their battles", async () => {
    const { annotator } = await createOwner();
    const other = await createOwner();
    const battle = await createBattle({ arena: arena.slug, persona: "me", annotatorId: annotator.id });
    expect(JSON.stringify(battle)).toContain(marks.description);
    await withdrawConsent({ annotatorId: annotator.id });

    const stored = JSON.parse(await everythingStored(annotator.id));
    const texts = JSON.stringify(stored, (key, value) => (key === "parts" ? undefined : value));
    for (const mark of Object.values(marks)) expect(texts).not.toContain(mark);
    expect(stored[0].versions[0]).toMatchObject({ preferences: [], history: [], axes: [], own: null, attributes: [] });
    expect(stored[0].versions[0].outputs.every((output: { personaUse: string }) => output.personaUse === "")).toBe(
      true,
    );
    expect(await getOwnPersona(annotator.id)).toBeNull();
    expect(await db.battle.count({ where: { annotatorId: annotator.id } })).toBe(1);
    expect(await listOpenBattles({ annotatorId: annotator.id, arena: arena.slug, persona: "me" })).toEqual([]);
    expect(await getOwnPersona(other.annotator.id)).toEqual(other.persona);
  });

  it("takes outputs that were never shown with it", async () => {
    const { annotator } = await createOwner();
    const first = await createBattle({ arena: arena.slug, persona: "me", annotatorId: annotator.id });
    const shown = await db.battle.findUniqueOrThrow({ where: { id: first.id } });
    const spare = await db.output.findFirstOrThrow({
      where: {
        personaVersionId: shown.personaVersionId,
        id: { notIn: [shown.leftOutputId, shown.rightOutputId] },
        parts: { some: {} },
      },
    });
    await withdrawConsent({ annotatorId: annotator.id });
    expect(await db.outputPart.count({ where: { outputId: spare.id } })).toBe(0);
    expect(await db.outputPart.count({ where: { outputId: shown.leftOutputId } })).toBe(1);
  });

  it("leaves room for a new persona", async () => {
    const { annotator } = await createOwner();
    await withdrawConsent({ annotatorId: annotator.id });
    await expect(saveOwnPersona({ annotatorId: annotator.id, ...ownBody() })).rejects.toMatchObject({
      code: "consent_required",
    });
    const { consentVersion } = await import("@/lib/annotators/schema");
    await db.consent.create({ data: { annotatorId: annotator.id, version: consentVersion, fields: { votes: true } } });
    expect((await saveOwnPersona({ annotatorId: annotator.id, ...ownBody() })).version).toBe(1);
  });
});

describe("signing in", () => {
  const signIn = async (userId: string, browserAnnotatorId: string) => adoptAnnotator({ userId, browserAnnotatorId });
  const account = async (email: string) => {
    const user = await db.user.create({ data: { email } });
    const own = await createOwner({ description: "The account's." });
    await db.annotator.update({ where: { id: own.annotator.id }, data: { userId: user.id } });
    return { user, ...own };
  };

  it("takes the browser's persona along where the account has none", async () => {
    const user = await db.user.create({ data: { email: "none@example.org" } });
    const annotator = await createAnnotator();
    await db.annotator.update({ where: { id: annotator.id }, data: { userId: user.id } });
    const browser = await createOwner();
    const battle = await createBattle({ arena: arena.slug, persona: "me", annotatorId: browser.annotator.id });
    await signIn(user.id, browser.annotator.id);
    expect(await getOwnPersona(annotator.id)).toEqual(browser.persona);
    expect((await db.battle.findUniqueOrThrow({ where: { id: battle.id } })).annotatorId).toBe(annotator.id);
  });

  it("keeps the account's persona where both have one, and the votes of the other", async () => {
    const { user, annotator, persona } = await account("both@example.org");
    const browser = await createOwner();
    const battle = await createBattle({ arena: arena.slug, persona: "me", annotatorId: browser.annotator.id });
    await signIn(user.id, browser.annotator.id);
    expect(await getOwnPersona(annotator.id)).toEqual(persona);
    expect((await db.battle.findUniqueOrThrow({ where: { id: battle.id } })).annotatorId).toBe(annotator.id);
    expect(await db.persona.count({ where: { annotatorId: annotator.id, kind: "self" } })).toBe(2);
  });

  it("revives no persona of an account that took its consent back", async () => {
    const { user, annotator } = await account("back@example.org");
    await withdrawConsent({ annotatorId: annotator.id });
    const browser = await createOwner();
    await signIn(user.id, browser.annotator.id);
    expect(await getOwnPersona(annotator.id)).toBeNull();
    expect(await everythingStored(annotator.id)).not.toContain(marks.description);
  });
});

describe("the database", () => {
  it("holds one persona of their own for an annotator", async () => {
    const { annotator } = await createOwner();
    const second = { slug: "self-second", kind: "self", annotatorId: annotator.id } as const;
    await expect(db.persona.create({ data: second })).rejects.toThrow(/persona_one_self|[Uu]nique/);
  });

  it("keeps axes and evidence as they were stored", async () => {
    const { annotator } = await createOwner();
    const ofOwner = { personaVersion: { persona: { annotatorId: annotator.id } } };
    await expect(db.personaAxis.updateMany({ where: ofOwner, data: { mean: 0 } })).rejects.toThrow(/immutable/);
    await expect(db.personaAxis.deleteMany({ where: ofOwner })).rejects.toThrow(/immutable/);
    await expect(
      db.ownVersion.updateMany({ where: ofOwner, data: { historyVisibility: "publishable" } }),
    ).rejects.toThrow(/immutable/);
    await expect(db.personaHistory.deleteMany({ where: ofOwner })).rejects.toThrow(/immutable/);
  });

  it("refuses places off the axis, and a persona called me", async () => {
    const { annotator } = await createOwner();
    const { id } = await db.persona.findFirstOrThrow({ where: { annotatorId: annotator.id } });
    const version = (mean: number, sd: number, isByHand: boolean) => ({
      personaId: id,
      version: 2,
      name: "You",
      shortName: "you",
      headline: "",
      description: "",
      axes: { create: [{ axis: "form", mean, sd, isByHand }] },
    });
    await expect(db.personaVersion.create({ data: version(1.1, 0.2, false) })).rejects.toThrow(/persona_axis_mean/);
    await expect(db.personaVersion.create({ data: version(0.5, 0.2, true) })).rejects.toThrow(/persona_axis_sd/);
    await expect(db.persona.create({ data: { slug: "me", kind: "described" } })).rejects.toThrow(
      /persona_slug_is_not_me/,
    );
  });

  it("adds nothing to what was erased and brings nothing back", async () => {
    const { annotator } = await createOwner();
    await withdrawConsent({ annotatorId: annotator.id });
    const { id } = await db.persona.findFirstOrThrow({ where: { annotatorId: annotator.id } });
    await expect(db.persona.update({ where: { id }, data: { erasedAt: null } })).rejects.toThrow(/erased/);
    const facts = { name: "You", shortName: "you", headline: "", description: "" };
    await expect(db.personaVersion.create({ data: { personaId: id, version: 2, ...facts } })).rejects.toThrow(/erased/);
  });
});
