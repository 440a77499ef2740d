import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import {
  createAnnotator,
  createArena,
  createOutputs,
  createPersona,
  createSystem,
  uniformShares,
} from "@/lib/db/testing/factories";
import type { AppError } from "@/lib/errors";
import { createBattle } from "./commands";
import { listOpenBattles, readBattleImage, readBattleSource } from "./queries";
import { battle as battleSchema } from "./schema";

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: AppError) => error.code,
  );

describe("createBattle", () => {
  it("shows two outputs and nothing that tells who made them", async () => {
    const arena = await createArena();
    const annotator = await createAnnotator();
    const battle = await createBattle({ arena: arena.slug, annotatorId: annotator.id });
    expect(() => battleSchema.parse(battle)).not.toThrow();
    const stored = await db.battle.findUniqueOrThrow({
      where: { id: battle.id },
      include: { leftOutput: true, rightOutput: true },
    });
    const seen = JSON.stringify({ ...battle, left: null, right: null });
    const systems = await db.system.findMany({ where: { arenaId: arena.id } });
    const secrets = [
      ...systems.flatMap((system) => [system.id, system.slug, system.name, system.family]),
      ...[stored.leftOutput, stored.rightOutput].flatMap((output) => [
        output.id,
        output.contentHash,
        output.personaUse,
      ]),
    ];
    for (const secret of secrets.filter((value) => value !== "nothing")) expect(seen).not.toContain(secret);
  });

  it("never shows an annotator the same pair twice, stores 1 / unseen pairs, and ends when nothing is left", async () => {
    // One task, two personas, three systems: 2 × 3 pairs.
    const arena = await createArena({ tasks: 1, personas: 2, sampling: { shares: uniformShares } });
    const annotator = await createAnnotator();
    const pairs = new Set<string>();
    for (let n = 0; n < 6; n += 1) {
      const { id } = await createBattle({ arena: arena.slug, annotatorId: annotator.id });
      const stored = await db.battle.findUniqueOrThrow({ where: { id } });
      expect(stored.samplingProbability).toBeCloseTo(1 / (6 - n), 9);
      pairs.add([stored.leftOutputId, stored.rightOutputId].sort().join());
    }
    expect(pairs.size).toBe(6);
    expect(await codeOf(createBattle({ arena: arena.slug, annotatorId: annotator.id }))).toBe("nothing_left");
    const other = await createAnnotator();
    expect(await codeOf(createBattle({ arena: arena.slug, annotatorId: other.id }))).toBe("done");
  });

  it("never asks the same question twice, though two systems made the same content", async () => {
    const arena = await createArena({ tasks: 1, sampling: { shares: uniformShares } });
    const twin = await db.output.findFirstOrThrow({ where: { arenaId: arena.id } });
    const copy = await createSystem(arena.id, { slug: "copy", family: "Copy", strategy: "generic" });
    const { taskId, personaVersionId, contentHash } = twin;
    await db.output.create({
      data: {
        arenaId: arena.id,
        systemId: copy.id,
        taskId,
        personaVersionId,
        contentHash,
        personaUse: "nothing",
        latencyMs: 1,
        parts: { create: [{ position: 0, type: "text", text: "The same words." }] },
      },
    });
    const annotator = await createAnnotator();
    // Four systems, three contents: five pairs of outputs, but only three to judge. Who judged one of two alike has judged both.
    let unseen = 5;
    for (let n = 0; n < 3; n += 1) {
      const { id } = await createBattle({ arena: arena.slug, annotatorId: annotator.id });
      const stored = await db.battle.findUniqueOrThrow({ where: { id } });
      expect(stored.samplingProbability).toBeCloseTo(1 / unseen, 9);
      unseen -= [stored.leftContentHash, stored.rightContentHash].includes(contentHash) ? 2 : 1;
    }
    expect(await codeOf(createBattle({ arena: arena.slug, annotatorId: annotator.id }))).toBe("nothing_left");
  });

  it("never shows a pair twice when an annotator asks for many at once", async () => {
    const arena = await createArena({ tasks: 4 });
    const annotator = await createAnnotator();
    const ask = () => createBattle({ arena: arena.slug, annotatorId: annotator.id });
    const drawn = await Promise.allSettled(Array.from({ length: 14 }, ask));
    // Twelve pairs of outputs: two of the fourteen find nothing left.
    expect(drawn.filter(({ status }) => status === "fulfilled")).toHaveLength(12);
    const battles = await db.battle.findMany({ where: { annotatorId: annotator.id } });
    const pairs = battles.map(({ leftOutputId, rightOutputId }) => [leftOutputId, rightOutputId].sort().join());
    expect(new Set(pairs).size).toBe(12);
  });

  it("draws a pair again that expired without a vote", async () => {
    const arena = await createArena({ tasks: 1 });
    const annotator = await createAnnotator();
    const draw = (now: Date) => createBattle({ arena: arena.slug, annotatorId: annotator.id }, { now: () => now });
    for (let n = 0; n < 3; n += 1) await draw(new Date());
    expect(await codeOf(draw(new Date()))).toBe("nothing_left");
    expect(await codeOf(draw(new Date(Date.now() + 25 * 3_600_000)))).toBe("done");
  });

  it("draws for one persona when asked to", async () => {
    const arena = await createArena({ tasks: 1, personas: 2 });
    const annotator = await createAnnotator();
    const persona = await db.persona.findFirstOrThrow({ where: { arenas: { some: { arenaId: arena.id } } } });
    for (let n = 0; n < 3; n += 1) {
      const battle = await createBattle({ arena: arena.slug, persona: persona.slug, annotatorId: annotator.id });
      expect(battle.persona.slug).toBe(persona.slug);
    }
    const fourth = createBattle({ arena: arena.slug, persona: persona.slug, annotatorId: annotator.id });
    expect(await codeOf(fourth)).toBe("nothing_left");
  });

  it("knows a new persona at the end of what it knew before", async () => {
    const arena = await createArena({
      tasks: 1,
      systems: [
        { slug: "a", family: "A", strategy: "generic" },
        { slug: "b", family: "B", strategy: "generic" },
      ],
    });
    const annotator = await createAnnotator();
    const draw = () => createBattle({ arena: arena.slug, annotatorId: annotator.id });
    await draw();
    await createPersona(arena.id);
    await createOutputs(arena.id);
    expect(await codeOf(draw())).toBe("done");
    expect(await codeOf(draw())).toBe("nothing_left");
  });

  it("asks for consent, and names what is not there", async () => {
    const arena = await createArena();
    const stranger = await createAnnotator({ consent: null });
    expect(await codeOf(createBattle({ arena: arena.slug, annotatorId: stranger.id }))).toBe("consent_required");
    const annotator = await createAnnotator();
    expect(await codeOf(createBattle({ arena: "no-such", annotatorId: annotator.id }))).toBe("arena_not_found");
    const unknown = createBattle({ arena: arena.slug, persona: "nobody", annotatorId: annotator.id });
    expect(await codeOf(unknown)).toBe("persona_not_found");
  });
});

describe("a battle's own files", () => {
  it("are nobody else's", async () => {
    const arena = await createArena();
    await db.task.updateMany({
      where: { arenaId: arena.id },
      data: { sourceTitle: "A text", sourceText: "Words of a source." },
    });
    const annotator = await createAnnotator();
    const other = await createAnnotator();
    const battle = await createBattle({ arena: arena.slug, annotatorId: annotator.id });
    const mine = { battleId: battle.id, annotatorId: annotator.id };
    expect(await readBattleSource(mine)).toBe("Words of a source.");
    expect(await codeOf(readBattleSource({ ...mine, annotatorId: other.id }))).toBe("battle_not_found");
    expect(await codeOf(readBattleImage({ ...mine, name: "left-0" }))).toBe("battle_not_found");
  });
});

describe("listOpenBattles", () => {
  it("gives the same battles after a reload, oldest first, and no expired one", async () => {
    const arena = await createArena();
    const annotator = await createAnnotator();
    const first = await createBattle({ arena: arena.slug, annotatorId: annotator.id });
    const second = await createBattle({ arena: arena.slug, annotatorId: annotator.id });
    const open = await listOpenBattles({ arena: arena.slug, annotatorId: annotator.id });
    expect(open).toEqual([first, second]);
    const forNobody = await listOpenBattles({ arena: arena.slug, annotatorId: annotator.id, persona: "nobody" });
    expect(forNobody).toEqual([]);
    const persona = first.persona.slug;
    expect(await listOpenBattles({ arena: arena.slug, annotatorId: annotator.id, persona })).toContainEqual(first);
    const tomorrow = new Date(Date.now() + 25 * 3_600_000);
    expect(await listOpenBattles({ arena: arena.slug, annotatorId: annotator.id, now: tomorrow })).toEqual([]);
  });
});
