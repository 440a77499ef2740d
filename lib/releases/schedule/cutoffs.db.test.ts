import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createAssessment, createBattle, createVote } from "@/lib/db/testing/factories";
import { build, readRelease, releasesFolder } from "../testing/build";
import { readJsonLines } from "../testing/read-files";
import { reproduceRelease } from "../verify/reproduce-release";
import { verifyRelease } from "../verify/verify-release";
import type { PlanCutoffs } from "./cutoff-plan";

const cutoff = new Date("2026-11-10T12:00:00.000Z");
const justAfter = new Date("2026-11-10T12:00:00.001Z");
const before = new Date("2026-11-09T08:00:00.000Z");

let arena = { id: "", slug: "" };
let other = { id: "", slug: "" };

beforeEach(async () => {
  await rm(releasesFolder(), { recursive: true, force: true });
  await db.$executeRaw`TRUNCATE vote, battle, assessment, showing, tally, assessment_tally, release CASCADE`;
  arena = await createArena();
  other = await createArena();
});

afterAll(() => db.$disconnect());

const until =
  (cutoffs: Record<string, Date>): PlanCutoffs =>
  async () => ({ cutoffs: new Map(Object.entries(cutoffs)), schedules: new Map(), moved: Object.keys(cutoffs) });

async function problems(version: string): Promise<string[]> {
  const folder = path.join(releasesFolder(), version);
  const found: string[] = [];
  for await (const check of verifyRelease(folder)) found.push(...check.problems);
  for (const { differences } of (await reproduceRelease(folder)).boards) found.push(...differences);
  return found;
}

it("an arena is in a release until its own cut-off, to the millisecond, and what is later is counted as embargo", async () => {
  const pairs: [string, string][] = [
    ["alpha-generic", "alpha-persona"],
    ["alpha-persona", "beta-generic"],
    ["beta-generic", "alpha-generic"],
  ];
  for (let n = 0; n < 30; n += 1) {
    const fit = (["left", "right", "tie"] as const)[(n * 7) % 3 === 0 ? 2 : n % 2]!;
    await createVote({ arenaId: arena.id, createdAt: before, systems: pairs[n % 3], fit });
  }
  await createVote({ arenaId: arena.id, createdAt: cutoff });
  await createVote({ arenaId: arena.id, createdAt: justAfter });
  await createVote({ arenaId: other.id, createdAt: justAfter });
  await createVote({ arenaId: other.id, createdAt: new Date("2026-11-20T00:00:00Z") });

  const { version, rows, manifest } = await build({
    planCutoffs: until({ [other.slug]: new Date("2026-11-15T00:00:00Z"), [arena.slug]: cutoff }),
  });
  expect(manifest.counts.byArena).toEqual({ [arena.slug]: 31, [other.slug]: 1 });
  expect(rows).toHaveLength(32);
  expect(manifest.counts.leftOut).toEqual({ embargo: 2 });
  expect(Object.entries(manifest.cutoffs)).toEqual([
    [arena.slug, cutoff.toISOString()],
    [other.slug, "2026-11-15T00:00:00.000Z"],
  ]);
  const boards = manifest.boards.filter(({ view }) => view === "human");
  expect(boards.map(({ arena, votes, notPublished }) => [arena, votes, notPublished])).toEqual([
    [arena.slug, 31, { embargo: 1 }],
    [other.slug, 1, { embargo: 1 }],
  ]);
  expect(await problems(version)).toEqual([]);
});

it("an arena without a cut-off is left out whole, in every table", async () => {
  const scale = await createArena({ scale: 5 });
  await createVote({ arenaId: arena.id, createdAt: before });
  await createVote({ arenaId: other.id, createdAt: before });
  await createAssessment({ arenaId: scale.id, createdAt: before });
  const { version, manifest } = await build({ planCutoffs: until({ [arena.slug]: cutoff }) });
  expect(manifest.counts.byArena).toEqual({ [arena.slug]: 1 });
  expect(manifest.counts.leftOut).toEqual({ embargo: 1 });
  expect(manifest.assessments?.counts).toMatchObject({ assessments: 0, leftOut: { embargo: 1 } });
  expect(manifest.cutoffs).toEqual({ [arena.slug]: cutoff.toISOString() });
  expect(await problems(version)).toEqual([]);

  const third = await build({ planCutoffs: until({ [scale.slug]: cutoff }) });
  expect(third.manifest.counts).toMatchObject({ votes: 0, leftOut: { embargo: 2 } });
  expect(third.assessed).toHaveLength(1);
  expect(await problems(third.version)).toEqual([]);
});

it("what does not count, or was not agreed to, is under embargo like the rest, and not looked at any further", async () => {
  const silent = await createAnnotator({ consent: null });
  await createVote({ arenaId: arena.id, createdAt: before, exclusionReason: "too_fast" });
  await createVote({ arenaId: arena.id, createdAt: before });
  await createVote({ arenaId: arena.id, createdAt: justAfter, exclusionReason: "too_fast" });
  await createVote({ arenaId: arena.id, createdAt: justAfter, annotatorId: silent.id });
  await createVote({ arenaId: arena.id, createdAt: justAfter, source: "simulated" });
  const { manifest } = await build({ planCutoffs: until({ [arena.slug]: cutoff }) });
  expect(manifest.counts.leftOut).toEqual({ too_fast: 1, embargo: 2 });
  expect(manifest.boards[0]!.notPublished).toEqual({ embargo: 1 });
});

it("the tier of a pair, and whose day is told, know nothing of what is later", async () => {
  for (let n = 0; n < 19; n += 1) await createVote({ arenaId: arena.id, createdAt: before, fit: "left" });
  await createVote({ arenaId: arena.id, createdAt: new Date("2026-11-09T09:00:00.000Z"), fit: "left" });
  const late: PlanCutoffs = until({ [arena.slug]: new Date("2026-11-09T08:30:00.000Z") });
  const [row] = (await build({ planCutoffs: late })).rows;
  // Nineteen votes of a day are told by their week; the twentieth would let the day be named.
  expect(row).toMatchObject({ voted_on: "2026-11-09", voted_on_precision: "week" });
  const [all] = (await build({ planCutoffs: until({ [arena.slug]: cutoff }) })).rows;
  expect(all).toMatchObject({ voted_on: "2026-11-09", voted_on_precision: "day" });
});

it("a repeat whose first judgement is later names no battle", async () => {
  const first = await createBattle({ arenaId: arena.id });
  const vote = { annotatorId: first.annotatorId, fit: "left", standpoint: "proxy", source: "human" } as const;
  await db.vote.create({ data: { ...vote, battleId: first.id, createdAt: justAfter } });
  const { id: _, createdAt: __, ...facts } = first;
  const repeat = await db.battle.create({
    data: {
      ...facts,
      leftOutputId: first.rightOutputId,
      leftSystemId: first.rightSystemId,
      leftContentHash: first.rightContentHash,
      rightOutputId: first.leftOutputId,
      rightSystemId: first.leftSystemId,
      rightContentHash: first.leftContentHash,
      repeatOfId: first.id,
      samplingPart: "repeat",
    },
  });
  await db.vote.create({ data: { ...vote, battleId: repeat.id, createdAt: before } });
  const { version } = await build({ planCutoffs: until({ [arena.slug]: cutoff }) });
  expect(readJsonLines(await readRelease(version, "battles.jsonl.gz"))).toMatchObject([{ repeat_of: null }]);
  expect(await problems(version)).toEqual([]);
});
