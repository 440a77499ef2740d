import { describe, expect, it } from "vitest";
import { acceptConsent, adoptAnnotator, withdrawConsent } from "@/lib/annotators/commands";
import { consentVersion } from "@/lib/annotators/schema";
import { createBattle } from "@/lib/battles/commands";
import { db, pool } from "@/lib/db/client";
import { createAnnotator } from "@/lib/db/testing/factories";
import { settledOrWaiting, whileUncommitted } from "@/lib/db/testing/meanwhile";
import { createEmbeddedArena, createOwner, marks, ownBody } from "@/lib/db/testing/own-persona";
import { storeOutput } from "@/lib/systems/commands";
import { castVote } from "@/lib/votes/commands";
import { requirePersonaVersion } from "../queries";
import { eraseOwnPersonas, saveOwnPersona } from "./commands";

const arena = await createEmbeddedArena();

const versionOf = (annotatorId: string) =>
  db.personaVersion.findFirstOrThrow({ where: { persona: { annotatorId } }, select: { id: true, personaId: true } });

const eraseSql = "UPDATE persona SET retired_at = now(), erased_at = now() WHERE annotator_id = $1";

async function newOutput(personaVersionId: string) {
  const [system, task] = await Promise.all([
    db.system.findFirstOrThrow({ where: { arenaId: arena.id } }),
    db.task.findFirstOrThrow({ where: { arenaId: arena.id } }),
  ]);
  return {
    arenaId: arena.id,
    systemId: system.id,
    taskId: task.id,
    personaVersionId,
    latencyMs: 1,
    output: { parts: [{ type: "text" as const, text: "Made." }], personaUse: marks.preferences },
  };
}

describe("taking the consent back while", () => {
  it("a persona is being saved erases what was saved", async () => {
    const annotator = await createAnnotator();
    const blocker = await pool.connect();
    try {
      // The saving waits in its middle, when consent was looked for and the version is not stored yet.
      await blocker.query("BEGIN");
      await blocker.query("LOCK TABLE persona_version IN SHARE MODE");
      const saving = saveOwnPersona({ annotatorId: annotator.id, ...ownBody() });
      await settledOrWaiting(() => false);
      let isBack = false;
      const takingBack = withdrawConsent({ annotatorId: annotator.id }).then(() => {
        isBack = true;
      });
      await settledOrWaiting(() => isBack, 2);
      await blocker.query("ROLLBACK");
      await Promise.all([saving, takingBack]);
    } finally {
      blocker.release();
    }
    const personas = await db.persona.findMany({
      where: { annotatorId: annotator.id },
      include: { versions: { include: { preferences: true, history: true, axes: true, own: true } } },
    });
    expect(personas.map(({ erasedAt }) => erasedAt)).toEqual([expect.any(Date)]);
    for (const mark of Object.values(marks)) expect(JSON.stringify(personas)).not.toContain(mark);
  });

  it("a version is added lets none in", async () => {
    const { annotator } = await createOwner();
    const { personaId } = await versionOf(annotator.id);
    const facts = { name: "You", shortName: "you", headline: "", description: marks.description };
    const added = await whileUncommitted(
      (client) => client.query(eraseSql, [annotator.id]),
      () => db.personaVersion.create({ data: { personaId, version: 2, ...facts } }),
    );
    expect(added).toMatchObject({ status: "rejected", reason: { message: expect.stringMatching(/was erased/) } });
  });

  it("an output is being made stores none of it, and says why", async () => {
    const { annotator } = await createOwner();
    const { id } = await versionOf(annotator.id);
    const output = await newOutput(id);
    const stored = await whileUncommitted(
      (client) => client.query(eraseSql, [annotator.id]),
      () => storeOutput(output),
    );
    expect(stored).toMatchObject({ status: "rejected", reason: { code: "consent_required" } });
    expect(await db.output.count({ where: { personaVersionId: id } })).toBe(0);
  });

  it("a battle is being drawn stores none, and says why", async () => {
    const { annotator } = await createOwner();
    await createBattle({ arena: arena.slug, persona: "me", annotatorId: annotator.id });
    const drawn = await whileUncommitted(
      (client) => client.query(eraseSql, [annotator.id]),
      () => createBattle({ arena: arena.slug, persona: "me", annotatorId: annotator.id }),
    );
    expect(drawn).toMatchObject({ status: "rejected", reason: { code: "consent_required" } });
    expect(await db.battle.count({ where: { annotatorId: annotator.id } })).toBe(1);
  });
});

describe("what was erased", () => {
  it("is erased again where anything is left", async () => {
    const { annotator } = await createOwner();
    await withdrawConsent({ annotatorId: annotator.id });
    const { personaId } = await versionOf(annotator.id);
    const facts = { name: "You", shortName: "you", headline: "", description: marks.description };
    await db.$transaction(async (tx) => {
      // As it could be left behind before the database waited for an erasure.
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.personaVersion.create({ data: { personaId, version: 2, ...facts } });
    });
    await withdrawConsent({ annotatorId: annotator.id });
    const left = await db.personaVersion.findMany({ where: { personaId }, select: { description: true } });
    expect(left).toEqual([{ description: "" }, { description: "" }]);
  });

  it("is remembered by nobody, wherever it was erased", async () => {
    const { annotator } = await createOwner();
    const { id } = await versionOf(annotator.id);
    expect((await requirePersonaVersion(id)).description).toContain(marks.description);
    // As pages and API see each other: neither is told what the other does.
    await db.$transaction((tx) => eraseOwnPersonas(tx, annotator.id, new Date()));
    expect(JSON.stringify(await requirePersonaVersion(id))).not.toContain(marks.description);
  });

  it("gets no output", async () => {
    const { annotator } = await createOwner();
    await withdrawConsent({ annotatorId: annotator.id });
    const { id } = await versionOf(annotator.id);
    const wanted = await newOutput(id);
    await expect(storeOutput(wanted)).rejects.toMatchObject({ code: "consent_required" });
    const { output: _, ...row } = wanted;
    const data = { ...row, contentHash: "late", personaUse: "" };
    await expect(db.output.create({ data })).rejects.toThrow(/was erased/);
  });

  it("is not voted on after agreeing again", async () => {
    const { annotator } = await createOwner();
    const battle = await createBattle({ arena: arena.slug, persona: "me", annotatorId: annotator.id });
    await withdrawConsent({ annotatorId: annotator.id });
    await acceptConsent({ annotatorId: annotator.id, userId: null, version: consentVersion });
    const vote = castVote({ battleId: battle.id, annotatorId: annotator.id, fit: "left" });
    await expect(vote).rejects.toMatchObject({ code: "battle_expired" });
    expect(await db.vote.count({ where: { battleId: battle.id } })).toBe(0);
  });
});

describe("signing in while", () => {
  const signedUp = async (email: string) => {
    const user = await db.user.create({ data: { email } });
    const annotator = await createAnnotator();
    await db.annotator.update({ where: { id: annotator.id }, data: { userId: user.id } });
    return { user, annotator };
  };

  it("a battle for one's own persona is stored takes it along", async () => {
    const { user, annotator } = await signedUp("takes-along@example.org");
    const browser = await createOwner();
    const first = await createBattle({ arena: arena.slug, persona: "me", annotatorId: browser.annotator.id });
    const merged = await whileUncommitted(
      (client) =>
        client.query(
          `INSERT INTO battle
           SELECT (jsonb_populate_record(battle, jsonb_build_object('id', gen_random_uuid()))).* FROM battle WHERE id = $1`,
          [first.id],
        ),
      () => adoptAnnotator({ userId: user.id, browserAnnotatorId: browser.annotator.id }),
    );
    expect(merged.status).toBe("fulfilled");
    expect(await db.battle.count({ where: { annotatorId: browser.annotator.id } })).toBe(0);
    expect(await db.battle.count({ where: { annotatorId: annotator.id } })).toBe(2);
  });

  it("one is drawn waits for the draw", async () => {
    const { user, annotator } = await signedUp("waits@example.org");
    const browser = await createOwner();
    const merged = await whileUncommitted(
      (client) =>
        client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`draw ${browser.annotator.id}`]),
      () => adoptAnnotator({ userId: user.id, browserAnnotatorId: browser.annotator.id }),
    );
    expect(merged).toMatchObject({ status: "fulfilled", hadToWait: true });
    expect(await db.persona.count({ where: { annotatorId: annotator.id } })).toBe(1);
  });

  it("one is about to be stored refuses it to whom was merged, and says why", async () => {
    const { annotator } = await signedUp("refuses@example.org");
    const browser = await createOwner();
    const draw = () => createBattle({ arena: arena.slug, persona: "me", annotatorId: browser.annotator.id });
    await draw();
    const drawn = await whileUncommitted(
      (client) =>
        client.query("UPDATE annotator SET merged_into = $1 WHERE id = $2", [annotator.id, browser.annotator.id]),
      draw,
    );
    expect(drawn).toMatchObject({ status: "rejected", reason: { code: "consent_required" } });
    expect(await db.battle.count({ where: { annotatorId: browser.annotator.id } })).toBe(1);
  });

  it("the same user signs in elsewhere loses neither", async () => {
    const user = await db.user.create({ data: { email: "twice@example.org" } });
    const browsers = await Promise.all([createOwner(), createOwner(), createOwner()]);
    await Promise.all(
      browsers.map(({ annotator }) => adoptAnnotator({ userId: user.id, browserAnnotatorId: annotator.id })),
    );
    const own = await db.annotator.findUniqueOrThrow({ where: { userId: user.id } });
    expect(await db.persona.count({ where: { annotatorId: own.id } })).toBe(3);
    expect(await db.annotator.count({ where: { mergedInto: own.id } })).toBe(2);
  });
});
