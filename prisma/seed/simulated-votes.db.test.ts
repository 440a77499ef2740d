import { createHash } from "node:crypto";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createArena, createPersona, createVote } from "@/lib/db/testing/factories";
import { AppError } from "@/lib/errors";
import { putBlob } from "@/lib/storage/blobs";
import { simulateVotes } from "./simulated-votes";

const now = new Date("2026-06-15T12:00:00Z");
const clock = { now: () => now };
const day = 24 * 3600 * 1000;

const systems = [
  { slug: "alpha-generic", family: "Alpha", strategy: "generic" },
  { slug: "alpha-persona", family: "Alpha", strategy: "persona" },
  { slug: "beta-generic", family: "Beta", strategy: "generic" },
];

interface Part {
  readonly type: "text" | "image";
  readonly text: string;
  readonly blob?: string;
  readonly mediaType?: string;
}

/** An arena whose outputs have the given parts, for every task and persona. */
async function openArena(
  slug: string,
  modality: "text" | "image" | "audio",
  partOf: (system: string) => Promise<Part>,
) {
  const arena = await createArena({ slug, systems, tasks: 3, personas: 0 });
  await db.arena.update({ where: { id: arena.id }, data: { modality } });
  const [stored, tasks] = await Promise.all([
    db.system.findMany({ where: { arenaId: arena.id } }),
    db.task.findMany({ where: { arenaId: arena.id } }),
  ]);
  const persona = await db.persona.create({
    data: {
      slug: `${slug}-reader`,
      kind: "described",
      arenas: { create: { arenaId: arena.id } },
      versions: {
        create: {
          version: 1,
          name: "A Reader",
          shortName: "Reader",
          headline: "who reads",
          description: "Reads and looks.",
          preferences: {
            create: [
              { position: 0, aspect: "topic", isLiked: true, label: "water", value: "water river" },
              { position: 1, aspect: "form", isLiked: true, label: "lists", value: "bullets" },
              { position: 2, aspect: "tone", isLiked: true, label: "sepia", value: "sepia" },
            ],
          },
        },
      },
    },
    include: { versions: true },
  });
  for (const task of tasks) {
    for (const system of stored) {
      const contentHash = createHash("sha256").update(`${task.slug} ${system.slug}`).digest("hex");
      const identity = { systemId: system.id, taskId: task.id, personaVersionId: persona.versions[0]!.id };
      const parts = { create: [{ position: 0, ...(await partOf(system.slug)) }] };
      await db.output.create({
        data: { arenaId: arena.id, ...identity, contentHash, personaUse: "nothing", latencyMs: 1, parts },
      });
    }
  }
  return arena;
}

const textOf = async (system: string): Promise<Part> => ({
  type: "text",
  text:
    system === "alpha-persona" ? "- The river has water.\n- Water comes by river." : "A long day in town passed by.",
});

async function printOf(system: string): Promise<Part> {
  // Flat prints: near the sepia target, or blue.
  const background = system === "alpha-persona" ? { r: 141, g: 120, b: 94 } : { r: 80, g: 120, b: 160 };
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background } })
    .webp({ lossless: true })
    .toBuffer();
  return { type: "image", text: "A field", blob: await putBlob(bytes), mediaType: "image/webp" };
}

const readBattles = (arenaId: string) =>
  db.battle.findMany({
    where: { arenaId, source: "simulated" },
    include: {
      vote: true,
      annotator: { include: { consents: true } },
      leftOutput: { include: { system: true } },
      rightOutput: { include: { system: true } },
    },
    orderBy: { id: "asc" },
  });
type Row = Awaited<ReturnType<typeof readBattles>>[number];

/** Wins of the persona system among the decided votes on it. */
function countWins(rows: readonly Row[]) {
  let won = 0;
  let lost = 0;
  for (const { vote, leftOutput, rightOutput } of rows) {
    const side = [leftOutput, rightOutput].findIndex((output) => output.system.slug === "alpha-persona");
    if (side === -1 || (vote!.fit !== "left" && vote!.fit !== "right")) continue;
    if ((vote!.fit === "left") === (side === 0)) won += 1;
    else lost += 1;
  }
  return { won, lost };
}

describe("simulateVotes", () => {
  let arenaId: string;
  beforeAll(async () => {
    arenaId = (await openArena("rivers", "text", textOf)).id;
    // What people voted stays apart.
    await createVote({ arenaId });
  });

  it("stores rows that are all marked simulated, within the last fortnight", async () => {
    // 3 tasks of 3 pairs: each of the 40 annotators sees all 9.
    expect(await simulateVotes({ arenaSlug: "rivers", clock })).toBe(360);
    const rows = await readBattles(arenaId);
    expect(rows).toHaveLength(360);
    for (const { vote, annotator, ...battle } of rows) {
      expect([vote!.source, annotator.source, battle.source]).toEqual(["simulated", "simulated", "simulated"]);
      expect([vote!.standpoint, battle.standpoint, battle.samplingPart]).toEqual(["proxy", "proxy", "uniform"]);
      expect([vote!.telemetry, vote!.chips, annotator.consents, annotator.userId]).toEqual([{}, [], [], null]);
      expect([vote!.feedbackLeft, vote!.feedbackRight, vote!.feedbackGeneral]).toEqual([null, null, null]);
      expect(vote!.createdAt.getTime()).toBeGreaterThan(now.getTime() - 14 * day);
      expect(vote!.createdAt.getTime()).toBeLessThanOrEqual(now.getTime());
    }
    expect(new Set(rows.map((row) => row.annotatorId)).size).toBe(40);
    const withQuality = rows.filter((row) => row.vote!.quality !== null).length;
    expect(withQuality).toBeGreaterThan(60);
    expect(withQuality).toBeLessThan(160);
    expect(await db.vote.count({ where: { source: "human" } })).toBe(1);
  });

  it("keeps the probability of each draw: 1 over the pairs that the annotator had not seen", async () => {
    const rows = await readBattles(arenaId);
    const [annotatorId] = rows.map((row) => row.annotatorId);
    const own = rows
      .filter((row) => row.annotatorId === annotatorId)
      .sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
    expect(own.map((row) => 1 / row.samplingProbability)).toEqual(
      [9, 8, 7, 6, 5, 4, 3, 2, 1].map((n) => expect.closeTo(n, 9)),
    );
  });

  it("counts tallies that equal a recount", async () => {
    const recounted = await db.$queryRaw`
      SELECT left_system_id, right_system_id, battle.standpoint, battle.source, fit AS outcome, count(*)::int AS votes
      FROM vote JOIN battle ON battle.id = vote.battle_id WHERE arena_id = ${arenaId}::uuid
      GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`;
    const tallies = await db.$queryRaw`
      SELECT left_system_id, right_system_id, standpoint, source, outcome, votes
      FROM tally WHERE arena_id = ${arenaId}::uuid ORDER BY 1, 2, 3, 4, 5`;
    expect(tallies).toEqual(recounted);
    expect(recounted).not.toEqual([]);
  });

  it("prefers what the stated model prefers, with noise", async () => {
    const { won, lost } = countWins(await readBattles(arenaId));
    expect(won).toBeGreaterThan(2 * lost);
    expect(lost).toBeGreaterThan(0);
  });

  it("adds nothing when run again, also twice at once", async () => {
    const before = await db.tally.aggregate({ _sum: { votes: true } });
    expect(await simulateVotes({ arenaSlug: "rivers", clock })).toBe(0);
    await openArena("lakes", "text", textOf);
    const both = await Promise.all([1, 2].map(() => simulateVotes({ arenaSlug: "lakes", clock })));
    expect(both.sort((one, other) => one - other)).toEqual([0, 360]);
    const after = await db.tally.aggregate({ _sum: { votes: true } });
    expect(after._sum.votes! - before._sum.votes!).toBe(360);
  });

  it("gives the same votes for the same outputs, whatever the clock", async () => {
    const verdicts = async () =>
      (await readBattles(arenaId)).map((row) => [
        row.id,
        row.leftOutputId,
        row.rightOutputId,
        row.vote!.fit,
        row.vote!.quality,
      ]);
    const first = await verdicts();
    // Votes cannot be deleted row by row: the table begins anew.
    await db.$executeRaw`TRUNCATE vote, battle, tally, held_text`;
    const later = { now: () => new Date(now.getTime() + 400 * day) };
    expect(await simulateVotes({ arenaSlug: "rivers", clock: later })).toBe(360);
    expect(await verdicts()).toEqual(first);
  });

  it("judges prints by their color", async () => {
    const arena = await openArena("prints", "image", printOf);
    expect(await simulateVotes({ arenaSlug: "prints", clock })).toBe(360);
    const { won, lost } = countWins(await readBattles(arena.id));
    expect(won).toBeGreaterThan(2 * lost);
  });

  it("stores nothing where there is no utility model or nothing to compare", async () => {
    await openArena("songs", "audio", textOf);
    expect(await simulateVotes({ arenaSlug: "songs", clock })).toBe(0);
    const empty = await createArena({ slug: "empty", tasks: 0, personas: 0 });
    await createPersona(empty.id);
    expect(await simulateVotes({ arenaSlug: "empty", clock })).toBe(0);
    await expect(simulateVotes({ arenaSlug: "no-such-arena", clock })).rejects.toThrow(AppError);
  });
});
