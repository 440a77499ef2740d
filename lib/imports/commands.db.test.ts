import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena } from "@/lib/db/testing/factories";
import { type JudgedBattle, storeJudgedBattles } from "./commands";

type Outputs = Awaited<ReturnType<typeof readOutputs>>;
let arenaId: string;
let outputs: Outputs;

const readOutputs = (arena: string) =>
  db.output.findMany({
    where: { arenaId: arena },
    include: { system: true },
    orderBy: [{ taskId: "asc" }, { id: "asc" }],
  });

beforeAll(async () => {
  arenaId = (await createArena()).id;
  outputs = await readOutputs(arenaId);
});

function judged(changes: Partial<JudgedBattle> = {}): JudgedBattle {
  return {
    id: uuidv7(),
    annotatorId: uuidv7(),
    leftOutputId: outputs[0]!.id,
    rightOutputId: outputs[1]!.id,
    standpoint: "proxy",
    samplingProbability: 0.25,
    samplingPart: "uniform",
    fit: "left",
    judgedAt: new Date("2026-03-04T05:06:07.089Z"),
    ...changes,
  };
}

const countAll = async () => ({
  annotators: await db.annotator.count(),
  battles: await db.battle.count(),
  votes: await db.vote.count(),
  tallies: await db.tally.count(),
});

describe("storeJudgedBattles", () => {
  it("stores battle, vote and annotator of the source as they were judged, and counts them", async () => {
    const annotatorId = uuidv7();
    const first = judged({ annotatorId, quality: "tie" });
    const second = judged({ annotatorId });
    expect(await storeJudgedBattles({ arenaId, source: "imported", battles: [first, second] })).toEqual({ stored: 2 });

    const battle = await db.battle.findUniqueOrThrow({
      where: { id: first.id },
      include: { vote: true, annotator: true },
    });
    expect(battle).toMatchObject({
      arenaId,
      taskId: outputs[0]!.taskId,
      personaVersionId: outputs[0]!.personaVersionId,
      leftSystemId: outputs[0]!.systemId,
      rightContentHash: outputs[1]!.contentHash,
      source: "imported",
      standpoint: "proxy",
      samplingProbability: 0.25,
      createdAt: first.judgedAt,
      annotator: { source: "imported", createdAt: first.judgedAt },
      vote: { fit: "left", quality: "tie", source: "imported", telemetry: {}, chips: [], criteria: {}, annotatorId },
    });
    const other = await db.vote.findUniqueOrThrow({ where: { battleId: second.id } });
    expect(other.quality).toBeNull();
    const tallies = await db.tally.findMany({ where: { source: "imported" } });
    expect(tallies).toMatchObject([{ leftSystemId: outputs[0]!.systemId, outcome: "left", votes: 2 }]);
  });

  it("adds to a tally that is there", async () => {
    await storeJudgedBattles({ arenaId, source: "imported", battles: [judged(), judged({ fit: "tie" })] });
    const tallies = await db.tally.findMany({ where: { source: "imported" }, orderBy: { outcome: "asc" } });
    expect(tallies.map(({ outcome, votes }) => [outcome, votes])).toEqual([
      ["left", 3],
      ["tie", 1],
    ]);
  });

  it("stores a batch once, however often and however many at once send it", async () => {
    const battles = Array.from({ length: 20 }, () => judged());
    const before = await countAll();
    const results = await Promise.all(
      [1, 2, 3].map(() => storeJudgedBattles({ arenaId, source: "simulated", battles })),
    );
    expect(results.map(({ stored }) => stored).sort((one, other) => one - other)).toEqual([0, 0, 20]);
    const more = judged();
    expect(await storeJudgedBattles({ arenaId, source: "simulated", battles: [...battles, more] })).toEqual({
      stored: 1,
    });
    const after = await countAll();
    expect([after.votes - before.votes, after.battles - before.battles]).toEqual([21, 21]);
    expect(await db.tally.findMany({ where: { source: "simulated" } })).toMatchObject([{ votes: 21 }]);
  });

  it("refuses what does not fit and then stores nothing of the batch", async () => {
    const stored = judged();
    await storeJudgedBattles({ arenaId, source: "imported", battles: [stored] });
    const foreign = await readOutputs((await createArena()).id);
    const human = await createAnnotator();
    const otherTask = outputs.find(
      (output) => output.taskId !== outputs[0]!.taskId && output.systemId !== outputs[0]!.systemId,
    )!;
    const before = await countAll();
    const misfits: Record<string, JudgedBattle> = {
      "another arena": judged({ leftOutputId: foreign[0]!.id, rightOutputId: foreign[1]!.id }),
      "another task": judged({ rightOutputId: otherTask.id }),
      "one output twice": judged({ rightOutputId: outputs[0]!.id }),
      "no such output": judged({ leftOutputId: uuidv7() }),
      "a human annotator": judged({ annotatorId: human.id }),
      "the id of another battle": judged({ id: stored.id }),
    };
    for (const [name, misfit] of Object.entries(misfits)) {
      const sent = storeJudgedBattles({ arenaId, source: "imported", battles: [judged(), misfit] });
      await expect(sent, name).rejects.toMatchObject({ code: "invalid_request" });
    }
    const twice = judged();
    await expect(storeJudgedBattles({ arenaId, source: "imported", battles: [twice, twice] })).rejects.toMatchObject({
      code: "invalid_request",
    });
    expect(await countAll()).toEqual(before);
  });

  it("does nothing with an empty batch", async () => {
    expect(await storeJudgedBattles({ arenaId, source: "simulated", battles: [] })).toEqual({ stored: 0 });
  });
});
