import { describe, expect, it } from "vitest";
import { db } from "./client";
import type { Prisma } from "./generated/client";
import { createArena, createBattle, createSystem, createVote } from "./testing/factories";

/** What the database itself refuses, whatever the code does. */
async function outputsOf(arenaId: string) {
  return db.output.findMany({ where: { arenaId }, orderBy: { id: "asc" } });
}

type Output = Awaited<ReturnType<typeof outputsOf>>[number];

async function storeBattle(left: Output, right: Output, place: { taskId?: string; personaVersionId?: string } = {}) {
  const annotator = await db.annotator.create({ data: {} });
  return db.battle.create({
    data: {
      arenaId: left.arenaId,
      annotatorId: annotator.id,
      taskId: place.taskId ?? left.taskId,
      personaVersionId: place.personaVersionId ?? left.personaVersionId,
      leftOutputId: left.id,
      leftSystemId: left.systemId,
      leftContentHash: left.contentHash,
      rightOutputId: right.id,
      rightSystemId: right.systemId,
      rightContentHash: right.contentHash,
      standpoint: "proxy",
      source: "human",
      samplingProbability: 0.5,
      samplingPart: "uniform",
      expiresAt: new Date(Date.now() + 1000),
    },
  });
}

describe("a battle", () => {
  it("of two outputs for one task and persona version is stored", async () => {
    const arena = await createArena();
    const [left, ...others] = await outputsOf(arena.id);
    const right = others.find((o) => o.taskId === left!.taskId && o.systemId !== left!.systemId)!;
    await expect(storeBattle(left!, right)).resolves.toMatchObject({ leftOutputId: left!.id });
  });

  it("of a system with itself is refused", async () => {
    const arena = await createArena();
    const [left] = await outputsOf(arena.id);
    // Checks come before foreign keys, so that a hash of no output still shows which check refuses.
    await expect(storeBattle(left!, { ...left!, contentHash: "another" })).rejects.toThrow(/battle_of_two_systems/);
  });

  it("of identical outputs is refused", async () => {
    const arena = await createArena({ tasks: 1 });
    const [left, right] = await outputsOf(arena.id);
    const twin = await db.output.create({
      data: {
        arenaId: arena.id,
        systemId: (await createSystem(arena.id, { slug: "twin", family: "Twin", strategy: "generic" })).id,
        taskId: left!.taskId,
        personaVersionId: left!.personaVersionId,
        contentHash: left!.contentHash,
        personaUse: "nothing",
        latencyMs: 1,
      },
    });
    await expect(storeBattle(left!, twin)).rejects.toThrow(/battle_of_two_outputs/);
    await expect(storeBattle(right!, twin)).resolves.toBeDefined();
  });

  it("of outputs for different tasks is refused", async () => {
    const arena = await createArena({ tasks: 2 });
    const [left, ...others] = await outputsOf(arena.id);
    const right = others.find((o) => o.taskId !== left!.taskId && o.systemId !== left!.systemId)!;
    await expect(storeBattle(left!, right)).rejects.toThrow(/[Ff]oreign key/);
  });

  it("of outputs for different persona versions is refused", async () => {
    const arena = await createArena({ tasks: 1, personas: 2 });
    const [left, ...others] = await outputsOf(arena.id);
    const right = others.find((o) => o.personaVersionId !== left!.personaVersionId && o.systemId !== left!.systemId)!;
    await expect(storeBattle(left!, right)).rejects.toThrow(/[Ff]oreign key/);
  });

  it("cannot be redrawn", async () => {
    const battle = await createBattle();
    await expect(db.battle.update({ where: { id: battle.id }, data: { samplingProbability: 1 } })).rejects.toThrow(
      /immutable/,
    );
  });
});

describe("a second vote on a battle", () => {
  it("is refused", async () => {
    const vote = await createVote();
    const { battleId, annotatorId } = vote;
    await expect(
      db.vote.create({ data: { battleId, annotatorId, fit: "right", standpoint: "proxy", source: "human" } }),
    ).rejects.toThrow(/Unique constraint/);
  });
});

describe("what is published or judged", () => {
  it("an edited snapshot is refused, and so is a deleted one", async () => {
    const arena = await createArena();
    const snapshot = await db.snapshot.create({
      data: {
        arenaId: arena.id,
        view: "all",
        method: "m",
        parameters: {},
        inputHash: "h",
        codeVersion: "v",
        votes: 1,
        simulatedVotes: 0,
        content: {},
      },
    });
    await expect(db.snapshot.update({ where: { id: snapshot.id }, data: { votes: 2 } })).rejects.toThrow(/immutable/);
    await expect(db.snapshot.delete({ where: { id: snapshot.id } })).rejects.toThrow(/immutable/);
  });

  it("an edited release is refused, and so is a deleted one", async () => {
    const release = await db.release.create({
      data: { version: "v2026.01.1", source: "human", votes: 1, manifest: {} },
    });
    await expect(db.release.update({ where: { id: release.id }, data: { votes: 2 } })).rejects.toThrow(/immutable/);
    await expect(db.release.delete({ where: { id: release.id } })).rejects.toThrow(/immutable/);
  });

  it("a release is superseded as a whole, once, and by a newer one of its source alone", async () => {
    const create = (n: number, source: "human" | "simulated" = "human") =>
      db.release.create({
        data: { version: `v2026.02.${n}`, source, votes: 1, manifest: {}, createdAt: new Date(Date.UTC(2026, 1, n)) },
      });
    const [first, second, third, simulated] = [
      await create(1),
      await create(2),
      await create(3),
      await create(4, "simulated"),
    ];
    const supersede = (id: string, data: object) =>
      db.release.update({
        where: { id },
        data: { supersededAt: new Date(), supersededReason: "withdrawal", ...data },
      });
    await expect(supersede(second.id, { supersededById: second.id })).rejects.toThrow(/does not come after/);
    await expect(supersede(second.id, { supersededById: first.id })).rejects.toThrow(/does not come after/);
    await expect(supersede(second.id, { supersededById: simulated.id })).rejects.toThrow(/does not come after/);
    await expect(supersede(second.id, {})).rejects.toThrow(/release_superseded_as_a_whole/);
    await expect(supersede(second.id, { supersededById: third.id, supersededReason: "" })).rejects.toThrow(
      /release_superseded_reason/,
    );
    await expect(supersede(second.id, { supersededById: third.id, votes: 0 })).rejects.toThrow(/immutable/);
    await supersede(second.id, { supersededById: third.id });
    await expect(supersede(second.id, { supersededById: third.id })).rejects.toThrow(/immutable/);
    await expect(supersede(second.id, { supersededById: null })).rejects.toThrow(/immutable/);
    await expect(supersede(first.id, { supersededById: third.id })).rejects.toThrow(/Unique constraint/);
    await expect(supersede(first.id, { supersededById: second.id })).rejects.toThrow(/does not come after/);
    await expect(db.release.delete({ where: { id: second.id } })).rejects.toThrow(/immutable/);
    const data = { version: "v2026.02.9", source: "human" as const, votes: 1, manifest: {}, supersededById: third.id };
    await expect(
      db.release.create({ data: { ...data, supersededAt: new Date(), supersededReason: "withdrawal" } }),
    ).rejects.toThrow(/superseded by none/);
  });

  it("an edited persona version is refused, with its preferences and history", async () => {
    await createArena();
    const version = await db.personaVersion.findFirstOrThrow();
    const place = { personaVersionId: version.id, position: 0 };
    const key = { personaVersionId_position: place };
    await expect(
      db.personaVersion.update({ where: { id: version.id }, data: { description: "Somebody else." } }),
    ).rejects.toThrow(/immutable/);
    await expect(db.personaPreference.update({ where: key, data: { isLiked: false } })).rejects.toThrow(/immutable/);
    await expect(db.personaPreference.delete({ where: key })).rejects.toThrow(/immutable/);
    await expect(db.personaHistory.update({ where: key, data: { text: "Something else." } })).rejects.toThrow(
      /immutable/,
    );
    await expect(
      db.personaPreference.create({
        data: {
          personaVersionId: version.id,
          position: 1,
          aspect: "form",
          isLiked: true,
          label: "lists",
          value: "bullets",
        },
      }),
    ).rejects.toThrow(/immutable/);
    await expect(
      db.personaHistory.create({
        data: { personaVersionId: version.id, position: 1, happenedOn: new Date(), action: "read", text: "Later." },
      }),
    ).rejects.toThrow(/immutable/);
  });

  it("an edited output and an edited audit entry are refused", async () => {
    const arena = await createArena();
    const [output] = await outputsOf(arena.id);
    await expect(db.output.update({ where: { id: output!.id }, data: { personaUse: "all" } })).rejects.toThrow(
      /immutable/,
    );
    await expect(db.outputPart.updateMany({ where: { outputId: output!.id }, data: { text: "x" } })).rejects.toThrow(
      /immutable/,
    );
    const entry = await db.auditEntry.create({ data: { actor: "a", action: "b", subject: "c" } });
    await expect(db.auditEntry.update({ where: { id: entry.id }, data: { actor: "z" } })).rejects.toThrow(/immutable/);
  });
});

describe("a vote", () => {
  it("is refused for another annotator, standpoint or source than its battle's", async () => {
    const battle = await createBattle();
    const stranger = await db.annotator.create({ data: {} });
    const vote = {
      battleId: battle.id,
      annotatorId: battle.annotatorId,
      fit: "left",
      standpoint: "proxy",
      source: "human",
    } as const;
    await expect(db.vote.create({ data: { ...vote, annotatorId: stranger.id } })).rejects.toThrow(/[Ff]oreign key/);
    await expect(db.vote.create({ data: { ...vote, standpoint: "owner" } })).rejects.toThrow(/[Ff]oreign key/);
    await expect(db.vote.create({ data: { ...vote, source: "simulated" } })).rejects.toThrow(/[Ff]oreign key/);
    await expect(db.vote.create({ data: vote })).resolves.toMatchObject({ battleId: battle.id });
  });

  it("is not edited or deleted, but may be excluded, and follows its battle to another annotator", async () => {
    const vote = await createVote();
    const own = { where: { id: vote.id } };
    await expect(db.vote.update({ ...own, data: { fit: "right" } })).rejects.toThrow(/immutable/);
    await expect(db.vote.update({ ...own, data: { feedbackLeft: "other words" } })).rejects.toThrow(/immutable/);
    await expect(db.vote.delete(own)).rejects.toThrow(/immutable/);
    const stranger = await db.annotator.create({ data: {} });
    await db.battle.update({ where: { id: vote.battleId }, data: { annotatorId: stranger.id } });
    await db.vote.update({ ...own, data: { exclusionReason: "too_fast" } });
    expect(await db.vote.findUnique(own)).toMatchObject({ annotatorId: stranger.id, exclusionReason: "too_fast" });
  });

  it("leaves its tally when it is excluded, once, and comes back when that is taken back", async () => {
    const arena = await createArena();
    const [vote] = [await createVote({ arenaId: arena.id }), await createVote({ arenaId: arena.id })];
    const counted = async () =>
      (await db.tally.aggregate({ where: { arenaId: arena.id }, _sum: { votes: true } }))._sum.votes;
    const exclude = (exclusionReason: string | null) =>
      db.vote.update({ where: { id: vote.id }, data: { exclusionReason } });
    expect(await counted()).toBe(2);
    await exclude("too_fast");
    await exclude("bot");
    expect(await counted()).toBe(1);
    await exclude(null);
    expect(await counted()).toBe(2);
  });
});

describe("the chips of a vote", () => {
  it("have a side each", async () => {
    const battle = await createBattle();
    const { annotatorId, standpoint, source } = battle;
    const store = (chips: Prisma.InputJsonValue) =>
      db.vote.create({ data: { battleId: battle.id, annotatorId, standpoint, source, fit: "left", chips } });
    for (const wrong of [
      ["on-topic"],
      [{ key: "on-topic" }],
      [{ key: "on-topic", side: "top" }],
      [{ side: "left" }],
      {},
    ]) {
      await expect(store(wrong), JSON.stringify(wrong)).rejects.toThrow(/vote_chips_have_sides/);
    }
    await expect(store([{ key: "on-topic", side: "both" }])).resolves.toMatchObject({ battleId: battle.id });
  });
});

describe("an output", () => {
  it("gets no further part and loses none", async () => {
    await createArena();
    const part = await db.outputPart.findFirstOrThrow();
    const late = { outputId: part.outputId, position: 1, type: "text", text: "Late." } as const;
    await expect(db.outputPart.create({ data: late })).rejects.toThrow(/immutable/);
    const key = { outputId: part.outputId, position: part.position };
    await expect(db.outputPart.delete({ where: { outputId_position: key } })).rejects.toThrow(/immutable/);
  });
});

describe("an arena", () => {
  it("has criteria of a known kind alone", async () => {
    const { id } = await createArena({ tasks: 0, personas: 0 });
    const set = (criteria: Prisma.InputJsonValue) => db.arena.update({ where: { id }, data: { criteria } });
    const named = { key: "clarity", label: "Clarity" };
    await set([
      { ...named, kind: "scale", scale: 100 },
      { ...named, kind: "side" },
    ]);
    for (const wrong of [
      { ...named, scale: 5 },
      { ...named, kind: "stars", scale: 5 },
      { ...named, kind: "scale" },
      { ...named, kind: "scale", scale: 101 },
      { ...named, kind: "scale", scale: "5" },
      { kind: "side", key: "clarity" },
    ]) {
      await expect(set([wrong]), JSON.stringify(wrong)).rejects.toThrow(/arena_criteria_have_kinds/);
    }
    await expect(set({})).rejects.toThrow(/arena_criteria_have_kinds/);
  });

  it("has chips that say good or bad alone", async () => {
    const { id } = await createArena({ tasks: 0, personas: 0 });
    const set = (chips: Prisma.InputJsonValue) => db.arena.update({ where: { id }, data: { chips } });
    const named = { key: "tone", label: "tone" };
    await set([{ ...named, polarity: "negative" }]);
    for (const wrong of [named, { ...named, polarity: "mixed" }, { key: "tone", polarity: "positive" }]) {
      await expect(set([wrong]), JSON.stringify(wrong)).rejects.toThrow(/arena_chips_have_polarity/);
    }
  });
});

describe("a rubric", () => {
  const storeVersion = async (rubric: { position: number; criterion: string; importance: number }[]) =>
    db.persona.create({
      data: {
        slug: `judged-by-${Math.random().toString(36).slice(2)}`,
        kind: "described",
        versions: {
          create: {
            version: 1,
            name: "A person",
            shortName: "Person",
            headline: "who is tested",
            description: "Nothing else.",
            rubric: { create: rubric },
          },
        },
      },
      include: { versions: true },
    });

  it("has three steps of importance, and criteria that say something", async () => {
    for (const importance of [0, 4]) {
      const refused = storeVersion([{ position: 0, criterion: "Is brief", importance }]);
      await expect(refused).rejects.toThrow(/persona_rubric_importance/);
    }
    const empty = storeVersion([{ position: 0, criterion: "", importance: 1 }]);
    await expect(empty).rejects.toThrow(/persona_rubric_says_something/);
  });

  it("comes with its version and is never edited", async () => {
    const { versions } = await storeVersion([{ position: 0, criterion: "Is brief", importance: 3 }]);
    const personaVersionId = versions[0]!.id;
    const row = { personaVersionId_position: { personaVersionId, position: 0 } };
    await expect(db.personaRubric.update({ where: row, data: { importance: 1 } })).rejects.toThrow(/immutable/);
    await expect(db.personaRubric.delete({ where: row })).rejects.toThrow(/immutable/);
    const late = db.personaRubric.create({
      data: { personaVersionId, position: 1, criterion: "Is long", importance: 1 },
    });
    await expect(late).rejects.toThrow(/may only be added when it is made/);
  });
});

describe("what is declared of an annotator", () => {
  const declare = async (label: string, value: string, annotatorId?: string) => {
    const id = annotatorId ?? (await db.annotator.create({ data: {} })).id;
    return db.annotatorAttribute.create({ data: { annotatorId: id, label, value } });
  };

  it("is one value for each label, and gone with the annotator", async () => {
    const { annotatorId } = await declare("fan", "Yes");
    await expect(declare("fan", "No", annotatorId)).rejects.toThrow(/Unique constraint/);
    await db.annotator.delete({ where: { id: annotatorId } });
    expect(await db.annotatorAttribute.count({ where: { annotatorId } })).toBe(0);
  });

  it("is neither empty nor a text", async () => {
    await expect(declare("", "Yes")).rejects.toThrow(/annotator_attribute_label/);
    await expect(declare("fan", " Yes")).rejects.toThrow(/annotator_attribute_value/);
    await expect(declare("fan", "x".repeat(61))).rejects.toThrow(/annotator_attribute_value/);
    await expect(declare("fan", "Yes", "019ab0c0-0000-7000-8000-000000000000")).rejects.toThrow(/Foreign key/);
  });
});
