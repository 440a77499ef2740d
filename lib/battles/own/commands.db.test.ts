import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createBattle as createStoredBattle } from "@/lib/db/testing/factories";
import { createEmbeddedArena, createOwner, marks, ownBody, watchEmbeddedSystems } from "@/lib/db/testing/own-persona";
import { saveOwnPersona } from "@/lib/personas/own/commands";
import { castVote } from "@/lib/votes/commands";
import { createBattle } from "../commands";
import { listOpenBattles } from "../queries";
import { battle as battleSchema } from "../schema";

const arena = await createEmbeddedArena({ systems: ["bm25-generic", "bm25-persona", "bm25-history"], tasks: 2 });
const draw = (annotatorId: string) => createBattle({ arena: arena.slug, persona: "me", annotatorId });
const made = watchEmbeddedSystems();

beforeEach(() => made.mockClear());

describe("a battle for one's own persona", () => {
  it("makes its two outputs, is the owner's, and says nothing of who made them", async () => {
    const { annotator } = await createOwner();
    const startedMs = performance.now();
    const battle = await draw(annotator.id);
    console.info(`first own battle: ${Math.round(performance.now() - startedMs)} ms`);
    expect(() => battleSchema.parse(battle)).not.toThrow();
    expect(battle).toMatchObject({ standpoint: "owner", persona: { slug: "me", name: "You", shortName: "you" } });
    const stored = await db.battle.findUniqueOrThrow({ where: { id: battle.id } });
    // Two tasks, three pairs of systems each; nothing was made before.
    expect(stored).toMatchObject({ standpoint: "owner", source: "human", samplingPart: "uniform" });
    expect(1 / stored.samplingProbability).toBeLessThanOrEqual(6);
    expect(stored.leftContentHash).not.toBe(stored.rightContentHash);
  });

  it("ends when every pair that differs was shown, never shows one twice, and counts down what was left", async () => {
    // Without a history that system makes what the control makes: equal contents, which must not meet.
    const { annotator } = await createOwner({ history: [], evidence: { answers: [], verdicts: [] } });
    const shown: { taskId: string; leftContentHash: string; rightContentHash: string; samplingProbability: number }[] =
      [];
    for (;;) {
      const battle = await draw(annotator.id).catch((error: { code: string }) => error);
      if ("code" in battle) {
        expect(battle.code).toBe("nothing_left");
        break;
      }
      shown.push(await db.battle.findUniqueOrThrow({ where: { id: battle.id } }));
    }
    const pairs = shown.map((b) => [b.taskId, ...[b.leftContentHash, b.rightContentHash].sort()].join(" "));
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(shown.every((b) => b.leftContentHash !== b.rightContentHash)).toBe(true);
    expect(shown.length).toBe(2);
    const chances = shown.map((b) => Math.round(1 / b.samplingProbability));
    expect(chances[0]).toBeGreaterThan(chances[1]!);
    expect(chances[0]).toBeLessThanOrEqual(6);
  });

  it("makes each output once, however many ask at the same time", async () => {
    const { annotator } = await createOwner();
    await Promise.all(Array.from({ length: 6 }, () => draw(annotator.id).catch(() => null)));
    const version = await db.personaVersion.findFirstOrThrow({ where: { persona: { annotatorId: annotator.id } } });
    const outputs = await db.output.count({ where: { personaVersionId: version.id } });
    expect(made).toHaveBeenCalledTimes(outputs);
    expect(outputs).toBeGreaterThan(2);
  });

  it("hands no private part to any system", async () => {
    const { visibility } = ownBody();
    const hidden = { ...visibility, description: "private", history: "private" } as const;
    const { annotator } = await createOwner({ visibility: hidden });
    for (let count = 0; count < 4; count += 1) await draw(annotator.id).catch(() => null);
    const asked = JSON.stringify(made.mock.calls.map(([request]) => request.persona));
    expect(asked).toContain(marks.preferences);
    expect(asked).not.toContain(marks.description);
    expect(asked).not.toContain(marks.history);
  });

  it("is made for the newest version; nobody else draws it, and it does not wait among battles for others", async () => {
    const { annotator } = await createOwner();
    const first = await draw(annotator.id);
    await saveOwnPersona({ annotatorId: annotator.id, ...ownBody({ description: "Changed." }) });
    const second = await draw(annotator.id);
    expect([first.persona.description, second.persona.description]).toEqual([
      `I am a ${marks.description}.`,
      "Changed.",
    ]);
    const open = (annotatorId: string, persona?: string) =>
      listOpenBattles({ annotatorId, arena: arena.slug, persona });
    expect((await open(annotator.id, "me")).map(({ id }) => id)).toEqual([second.id]);
    expect(await open(annotator.id)).toEqual([]);
    const stranger = await createOwner();
    expect(await open(stranger.annotator.id, "me")).toEqual([]);
    const { slug } = await db.persona.findFirstOrThrow({ where: { annotatorId: annotator.id } });
    const steal = createBattle({ arena: arena.slug, persona: slug, annotatorId: stranger.annotator.id });
    await expect(steal).rejects.toMatchObject({ code: "persona_not_found" });
  });

  it("takes a vote as the owner's", async () => {
    const { annotator } = await createOwner();
    const battle = await draw(annotator.id);
    await castVote({ battleId: battle.id, annotatorId: annotator.id, fit: "left" });
    const vote = await db.vote.findUniqueOrThrow({ where: { battleId: battle.id } });
    expect(vote.standpoint).toBe("owner");
    const tallies = await db.tally.findMany({ where: { arenaId: arena.id, standpoint: "owner" } });
    expect(tallies.length).toBeGreaterThan(0);
  });

  it("needs a persona and consent", async () => {
    const annotator = await createAnnotator();
    await expect(draw(annotator.id)).rejects.toMatchObject({ code: "persona_not_found" });
    const owner = await createOwner();
    await db.consent.updateMany({ where: { annotatorId: owner.annotator.id }, data: { withdrawnAt: new Date() } });
    await expect(draw(owner.annotator.id)).rejects.toMatchObject({ code: "consent_required" });
  });
});

describe("the database", () => {
  it("takes `owner` only for one's own persona, and nothing else for it", async () => {
    const { annotator } = await createOwner();
    const { id: _, ...own } = await db.battle.findUniqueOrThrow({ where: { id: (await draw(annotator.id)).id } });
    const stranger = await createAnnotator();
    const rule = /owner if and only if/;
    await expect(db.battle.create({ data: { ...own, standpoint: "proxy" } })).rejects.toThrow(rule);
    await expect(db.battle.create({ data: { ...own, annotatorId: stranger.id } })).rejects.toThrow(rule);
    await expect(db.battle.create({ data: { ...own, annotatorId: stranger.id, standpoint: "proxy" } })).rejects.toThrow(
      rule,
    );
    const described = await createArena();
    const { id: __, ...proxy } = await createStoredBattle({ arenaId: described.id });
    await expect(db.battle.create({ data: { ...proxy, standpoint: "owner" } })).rejects.toThrow(rule);
    await expect(
      db.battle.create({ data: { ...proxy, standpoint: "owner", source: "imported" } }),
    ).resolves.toBeTruthy();
  });

  it("lets a persona change hands only together with its battles", async () => {
    const { annotator } = await createOwner();
    await draw(annotator.id);
    const stranger = await createAnnotator();
    const move = db.persona.updateMany({ where: { annotatorId: annotator.id }, data: { annotatorId: stranger.id } });
    await expect(move).rejects.toThrow(/battles belong to somebody else/);
  });
});
