import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createAssessment } from "@/lib/db/testing/factories";
import type { AppError } from "@/lib/errors";
import { refreshLeaderboards, requireReading } from "@/lib/leaderboards/commands";
import { boardQuery } from "@/lib/leaderboards/schema";
import { getAbsoluteBoard, recountAssessments, requireAbsoluteBoard } from "../queries";
import { AbsoluteBoardKeeper } from "./commands";

function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "done",
    (error: AppError) => error.code,
  );
}

beforeEach(async () => {
  // Boards of arenas that other tests left would be made, too.
  await db.arena.updateMany({ data: { closedAt: new Date() } });
});

/** Six annotators, one of them strict, who assess both tasks' outputs of a control and of a better strategy. */
async function assessedArena() {
  const arena = await createArena({
    scale: 5,
    systems: [
      { slug: "alpha-generic", family: "Alpha", strategy: "generic" },
      { slug: "alpha-persona", family: "Alpha", strategy: "persona" },
    ],
  });
  for (let person = 0; person < 6; person += 1) {
    const { id: annotatorId } = await createAnnotator();
    const strictness = person === 0 ? 1 : 0;
    for (const position of [0, 1]) {
      const place = { arenaId: arena.id, annotatorId, position };
      await createAssessment({ ...place, system: "alpha-generic", fit: 3 - strictness });
      await createAssessment({
        ...place,
        system: "alpha-persona",
        fit: 4 - strictness + ((person + position) % 2),
        criteria: { clarity: 4 },
      });
    }
  }
  return arena;
}

describe("the board of an absolute arena", () => {
  it("has means with intervals, ranks, lifts and agreement, and is stored once", async () => {
    const arena = await assessedArena();
    const keeper = new AbsoluteBoardKeeper();
    expect(await keeper.refresh()).toEqual([{ arena: arena.slug, assessments: 24 }]);
    expect(await keeper.refresh()).toEqual([]);
    expect(await new AbsoluteBoardKeeper().refresh(), "nothing new for another process").toEqual([]);

    const board = await requireAbsoluteBoard(arena.slug);
    expect(board.snapshot).toMatchObject({ assessments: 24, simulatedAssessments: 0 });
    const [persona, generic] = board.systems;
    expect(persona).toMatchObject({
      system: "alpha-persona",
      rank: 1,
      assessments: 12,
      annotators: 6,
      collecting: null,
    });
    expect(generic).toMatchObject({ system: "alpha-generic", rank: 2, missing: 0 });
    expect(persona!.fit!.mean).toBeCloseTo(4.5 - 1 / 6, 9);
    expect(generic!.fit!.mean).toBeCloseTo(3 - 1 / 6, 9);
    expect(persona!.fit!.low).toBeLessThan(persona!.fit!.mean);
    expect(persona!.criteria.clarity).toMatchObject({ mean: 4 });
    expect(generic!.criteria).toEqual({});
    expect(board.lifts).toMatchObject([{ system: "alpha-persona", family: "Alpha" }]);
    expect(board.lifts[0]!.lift).toBeCloseTo(1.5, 9);
    expect(board.alpha).toMatchObject({ outputs: 4, assessments: 24 });
    expect(board).toMatchObject({ scale: 5, annotators: 6, ownerAssessments: 0, excluded: {} });
  });

  it("follows what is left out, and says why", async () => {
    const arena = await assessedArena();
    const keeper = new AbsoluteBoardKeeper();
    await keeper.refresh();
    const one = await db.assessment.findFirstOrThrow({ where: { showing: { arenaId: arena.id } } });
    await db.assessment.update({ where: { id: one.id }, data: { exclusionReason: "too_fast" } });
    expect(await new AbsoluteBoardKeeper().refresh()).toEqual([{ arena: arena.slug, assessments: 23 }]);
    expect(await getAbsoluteBoard(arena.slug)).toMatchObject({ excluded: { too_fast: 1 } });
  });

  it("shows no mean without enough assessments and people, and says what is missing", async () => {
    const arena = await createArena({ scale: 100, tasks: 12 });
    const { id: annotatorId } = await createAnnotator();
    for (let position = 0; position < 12; position += 1) {
      await createAssessment({ arenaId: arena.id, annotatorId, system: "alpha-generic", position, fit: 50 });
    }
    await createAssessment({ arenaId: arena.id, annotatorId, system: "beta-generic", fit: 100 });
    await new AbsoluteBoardKeeper().refresh();
    const { systems, lifts, alpha } = (await getAbsoluteBoard(arena.slug))!;
    const of = (slug: string) => systems.find(({ system }) => system === slug);
    expect(of("alpha-generic")).toMatchObject({ fit: null, rank: null, collecting: "few_annotators", missing: 0 });
    expect(of("beta-generic")).toMatchObject({ fit: null, collecting: "few_assessments", missing: 9 });
    expect(of("alpha-persona")).toMatchObject({ assessments: 0, missing: 10 });
    expect([lifts, alpha]).toEqual([[], { reason: "no_pair" }]);
  });

  it("has no Elo: boards of pairs are neither made nor found there, and the other way round", async () => {
    const absolute = await createArena({ scale: 5 });
    const pairs = await createArena();
    expect(await codeOf(requireAbsoluteBoard(absolute.slug))).toBe("leaderboard_pending");
    expect(await codeOf(requireAbsoluteBoard(pairs.slug))).toBe("judged_otherwise");
    expect(await codeOf(requireAbsoluteBoard("no-such"))).toBe("arena_not_found");
    expect(await codeOf(requireReading(absolute.slug, boardQuery.parse({})))).toBe("judged_otherwise");
    const made = await refreshLeaderboards();
    expect(new Set(made.map(({ arena }) => arena))).toEqual(new Set([pairs.slug]));
    expect((await new AbsoluteBoardKeeper().refresh()).map(({ arena }) => arena)).toEqual([absolute.slug]);
    expect(await getAbsoluteBoard(absolute.slug)).toMatchObject({ snapshot: { assessments: 0 } });
  });
});

describe("recountAssessments", () => {
  it("finds nothing, and the cell that was changed behind its back", async () => {
    const assessment = await createAssessment({ fit: 2 });
    await createAssessment({ fit: 3, exclusionReason: "too_fast" });
    expect((await recountAssessments()).differences).toEqual([]);
    const { arenaId } = await db.showing.findUniqueOrThrow({ where: { id: assessment.showingId } });
    await db.assessmentTally.updateMany({ where: { arenaId }, data: { assessments: 7 } });
    expect((await recountAssessments()).differences).toMatchObject([{ fit: 2, tallied: 7, counted: 1 }]);
  });
});
