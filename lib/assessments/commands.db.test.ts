import { describe, expect, it } from "vitest";
import { adoptAnnotator } from "@/lib/annotators/commands";
import { db } from "@/lib/db/client";
import {
  createAnnotator,
  createArena,
  createAssessment,
  createBattle,
  createShowing,
} from "@/lib/db/testing/factories";
import type { AppError } from "@/lib/errors";
import { countJudged } from "@/lib/votes/queries";
import { assess } from "./commands";

async function failureOf(promise: Promise<unknown>): Promise<AppError> {
  return promise.then(
    () => {
      throw new Error("it did not fail");
    },
    (error: AppError) => error,
  );
}

async function showingOn(scale: 5 | 100) {
  return createShowing({ arenaId: (await createArena({ scale })).id });
}

describe("assess", () => {
  it("stores what was said, counts it and reveals who made the output", async () => {
    const showing = await showingOn(100);
    const result = await assess({
      showingId: showing.id,
      annotatorId: showing.annotatorId,
      fit: 0,
      criteria: { clarity: 5 },
      feedback: "  Names the cost.  ",
      telemetry: { timeToFitMs: 1200, visibleMs: 900, input: "key" },
    });
    expect(result.reveal).toMatchObject({ system: "alpha-generic", strategy: "generic", personaUse: "nothing" });
    const stored = await db.assessment.findUniqueOrThrow({ where: { showingId: showing.id } });
    expect(stored).toMatchObject({
      id: result.assessment.id,
      scale: 100,
      fit: 0,
      criteria: { clarity: 5 },
      feedback: "Names the cost.",
      telemetry: { timeToFitMs: 1200, visibleMs: 900, input: "key" },
      agreed: { votes: true, feedback: true },
      standpoint: "proxy",
      source: "human",
    });
    const tallies = await db.assessmentTally.findMany({ where: { arenaId: showing.arenaId } });
    expect(tallies).toMatchObject([{ systemId: showing.systemId, fit: 0, assessments: 1 }]);
    expect((await countJudged(showing.annotatorId)).total).toBe(1);
  });

  it("of 50 at once stores one and answers the others with the stored one", async () => {
    const showing = await showingOn(5);
    const { annotatorId } = showing;
    const settled = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) => assess({ showingId: showing.id, annotatorId, fit: (n % 5) + 1 })),
    );
    const stored = settled.filter((one) => one.status === "fulfilled");
    const refused = settled.filter((one) => one.status === "rejected").map((one) => one.reason as AppError);
    expect([stored.length, refused.length]).toEqual([1, 49]);
    for (const error of refused) {
      expect(error.code).toBe("already_assessed");
      expect(error.extra).toMatchObject({
        assessment: { id: stored[0]!.value.assessment.id },
        reveal: { system: "alpha-generic" },
      });
    }
    const tallies = await db.assessmentTally.findMany({ where: { arenaId: showing.arenaId } });
    expect(tallies.map(({ assessments }) => assessments)).toEqual([1]);
  });

  it("tells somebody else nothing about a showing", async () => {
    const showing = await showingOn(5);
    const other = await createAnnotator();
    const error = await failureOf(assess({ showingId: showing.id, annotatorId: other.id, fit: 3 }));
    expect(error.code).toBe("showing_not_found");
    expect(JSON.stringify(error.extra)).not.toContain("alpha");
  });

  it("refuses an expired showing, but says what was already stored", async () => {
    const showing = await createShowing({ expiresAt: new Date(Date.now() + 60_000) });
    const later = { now: () => new Date(Date.now() + 120_000) };
    const said = { showingId: showing.id, annotatorId: showing.annotatorId, fit: 2 };
    expect((await failureOf(assess(said, later))).code).toBe("showing_expired");
    expect(await db.assessment.count({ where: { showingId: showing.id } })).toBe(0);
    await assess(said);
    expect((await failureOf(assess(said, later))).code).toBe("already_assessed");
  });

  it("takes none without the present consent", async () => {
    const annotator = await createAnnotator({ consent: null });
    const showing = await createShowing({ annotatorId: annotator.id });
    const error = await failureOf(assess({ showingId: showing.id, annotatorId: annotator.id, fit: 2 }));
    expect(error.code).toBe("consent_required");
    expect(await db.assessmentTally.count({ where: { arenaId: showing.arenaId } })).toBe(0);
  });

  it.each([
    [5, { fit: 0 }, "fit"],
    [5, { fit: 6 }, "fit"],
    [5, { fit: 3, criteria: { clarity: 6 } }, "criteria.clarity"],
    [100, { fit: 3, criteria: { clarity: 0 } }, "criteria.clarity"],
    [5, { fit: 3, criteria: { "made-up": 1 } }, "criteria.made-up"],
  ] as const)("refuses what a scale of %d has no place for, naming it: %o", async (scale, said, field) => {
    const showing = await showingOn(scale);
    const error = await failureOf(assess({ ...said, showingId: showing.id, annotatorId: showing.annotatorId }));
    expect([error.code, error.detail.split(":")[0]]).toEqual(["invalid_request", field]);
    expect(await db.assessment.count({ where: { showingId: showing.id } })).toBe(0);
  });

  it("follows its showing when an anonymous annotator signs in", async () => {
    const user = await db.user.create({ data: { email: "assessor@example.org" } });
    const own = await db.annotator.create({ data: { userId: user.id } });
    const assessment = await createAssessment();
    await adoptAnnotator({ userId: user.id, browserAnnotatorId: assessment.annotatorId });
    const moved = await db.assessment.findUniqueOrThrow({ where: { id: assessment.id }, include: { showing: true } });
    expect([moved.annotatorId, moved.showing.annotatorId]).toEqual([own.id, own.id]);
  });
});

describe("the database refuses", () => {
  it("an assessment that is not on the scale of its showing", async () => {
    const showing = await createShowing();
    const { id: showingId, annotatorId } = showing;
    const data = { showingId, annotatorId, standpoint: "proxy", source: "human" } as const;
    await expect(db.assessment.create({ data: { ...data, scale: 5, fit: 6 } })).rejects.toThrow(
      /assessment_fit_on_scale/,
    );
    await expect(db.assessment.create({ data: { ...data, scale: 5, fit: 0 } })).rejects.toThrow(
      /assessment_fit_on_scale/,
    );
    await expect(db.assessment.create({ data: { ...data, scale: 100, fit: 50 } })).rejects.toThrow(/[Ff]oreign key/);
    await expect(db.assessment.create({ data: { ...data, scale: 7, fit: 5 } })).rejects.toThrow(
      /assessment_fit_on_scale/,
    );
    await expect(db.assessment.create({ data: { ...data, scale: 5, fit: 5, standpoint: "owner" } })).rejects.toThrow(
      /[Ff]oreign key/,
    );
    await db.assessment.create({ data: { ...data, scale: 5, fit: 5 } });
    await expect(db.assessment.create({ data: { ...data, scale: 5, fit: 5 } })).rejects.toThrow(/Unique constraint/);
  });

  it("to edit or delete an assessment or a showing, but lets it be left out, and counts that", async () => {
    const assessment = await createAssessment({ fit: 4 });
    const where = { id: assessment.id };
    await expect(db.assessment.update({ where, data: { fit: 5 } })).rejects.toThrow(/immutable/);
    await expect(db.assessment.delete({ where })).rejects.toThrow(/immutable/);
    await expect(
      db.showing.update({ where: { id: assessment.showingId }, data: { samplingProbability: 1 } }),
    ).rejects.toThrow(/immutable/);
    const { arenaId } = await db.showing.findUniqueOrThrow({ where: { id: assessment.showingId } });
    const tallied = async () => (await db.assessmentTally.findFirstOrThrow({ where: { arenaId } })).assessments;
    expect(await tallied()).toBe(1);
    await db.assessment.update({ where, data: { exclusionReason: "too_fast" } });
    expect(await tallied()).toBe(0);
    await db.assessment.update({ where, data: { exclusionReason: "other" } });
    expect(await tallied()).toBe(0);
    await db.assessment.update({ where, data: { exclusionReason: null } });
    expect(await tallied()).toBe(1);
  });

  it("a showing in an arena of pairs or on another scale, and a battle in an absolute arena", async () => {
    const pairs = await createArena();
    const absolute = await createArena({ scale: 100 });
    await expect(createShowing({ arenaId: pairs.id })).rejects.toThrow(/[Ff]oreign key/);
    await expect(createBattle({ arenaId: absolute.id })).rejects.toThrow(/judged one output at a time/);
    const showing = await createShowing({ arenaId: absolute.id });
    const { id: _, ...data } = showing;
    await expect(db.showing.create({ data: { ...data, scale: 5 } })).rejects.toThrow(/[Ff]oreign key/);
    await expect(db.showing.create({ data: { ...data, contentHash: "other" } })).rejects.toThrow(/[Ff]oreign key/);
    await expect(db.showing.create({ data: { ...data, samplingProbability: 0 } })).rejects.toThrow(
      /showing_probability/,
    );
  });

  it("a mode without its scale, and another mode once something was drawn", async () => {
    const arena = await createArena();
    const set = (data: { mode: "pairwise" | "absolute"; scale: number | null }) =>
      db.arena.update({ where: { id: arena.id }, data });
    await expect(set({ mode: "absolute", scale: null })).rejects.toThrow(/arena_scale_of_mode/);
    await expect(set({ mode: "pairwise", scale: 5 })).rejects.toThrow(/arena_scale_of_mode/);
    await expect(set({ mode: "absolute", scale: 7 })).rejects.toThrow(/arena_scale/);
    await set({ mode: "absolute", scale: 5 });
    await createShowing({ arenaId: arena.id });
    await expect(set({ mode: "pairwise", scale: null })).rejects.toThrow(/its mode and scale stay/);
    await expect(set({ mode: "absolute", scale: 100 })).rejects.toThrow(/its mode and scale stay/);
    const judged = await createBattle();
    await expect(
      db.arena.update({ where: { id: judged.arenaId }, data: { mode: "absolute", scale: 5 } }),
    ).rejects.toThrow(/its mode and scale stay/);
  });
});
