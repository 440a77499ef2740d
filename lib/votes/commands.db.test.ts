import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createBattle } from "@/lib/db/testing/factories";
import { whileUncommitted } from "@/lib/db/testing/meanwhile";
import type { AppError } from "@/lib/errors";
import { castVote } from "./commands";
import { recountTallies } from "./queries";

async function failureOf(promise: Promise<unknown>): Promise<AppError> {
  return promise.then(
    () => {
      throw new Error("it did not fail");
    },
    (error: AppError) => error,
  );
}

describe("castVote", () => {
  it("stores the vote, counts it and reveals who made the outputs", async () => {
    const battle = await createBattle();
    const result = await castVote({
      battleId: battle.id,
      annotatorId: battle.annotatorId,
      fit: "left",
      quality: "tie",
      chips: [
        { key: "on-topic", side: "left" },
        { key: "too-long", side: "right" },
      ],
      confidence: "leaning",
      satisfaction: { right: "below" },
      criteria: { clarity: { left: 5, right: 2 }, warmth: { side: "right" } },
      feedback: { left: "  Names the cost.  ", general: "   " },
      telemetry: { timeToVerdictMs: 1200, input: "key" },
    });
    expect(result.reveal.left).toMatchObject({ system: "alpha-generic", strategy: "generic", personaUse: "nothing" });
    expect(result.reveal.right).toMatchObject({
      system: "alpha-persona",
      strategy: "persona",
      personaUse: "likes tests",
    });
    const stored = await db.vote.findUniqueOrThrow({ where: { battleId: battle.id } });
    expect(stored).toMatchObject({
      id: result.vote.id,
      fit: "left",
      quality: "tie",
      chips: [
        { key: "on-topic", side: "left" },
        { key: "too-long", side: "right" },
      ],
      confidence: "leaning",
      satisfactionLeft: null,
      satisfactionRight: "below",
      criteria: { clarity: { left: 5, right: 2 }, warmth: { side: "right" } },
      feedbackLeft: "Names the cost.",
      feedbackGeneral: null,
      telemetry: { timeToVerdictMs: 1200, input: "key" },
      standpoint: "proxy",
      source: "human",
    });
    const tallies = await db.tally.findMany({ where: { arenaId: battle.arenaId } });
    expect(tallies).toMatchObject([{ leftSystemId: battle.leftSystemId, outcome: "left", votes: 1 }]);
  });

  it("counts the verdict on fit, whatever quality says", async () => {
    const arena = await createArena({ tasks: 1 });
    for (const quality of ["left", "tie", "right", undefined] as const) {
      const battle = await createBattle({ arenaId: arena.id });
      await castVote({ battleId: battle.id, annotatorId: battle.annotatorId, fit: "left", quality });
    }
    const tallies = await db.tally.findMany({ where: { arenaId: arena.id } });
    expect(tallies).toMatchObject([{ outcome: "left", votes: 4 }]);
  });

  it("of 50 at once stores one and answers the others with the stored vote", async () => {
    const battle = await createBattle();
    const votes = Array.from({ length: 50 }, (_, n) =>
      castVote({ battleId: battle.id, annotatorId: battle.annotatorId, fit: n % 2 ? "left" : "right" }),
    );
    const settled = await Promise.allSettled(votes);
    const stored = settled.filter((one) => one.status === "fulfilled");
    const refused = settled.filter((one) => one.status === "rejected").map((one) => one.reason as AppError);
    expect(stored).toHaveLength(1);
    expect(refused).toHaveLength(49);
    for (const error of refused) {
      expect(error.code).toBe("already_voted");
      expect(error.extra.vote).toMatchObject({ id: stored[0]!.value.vote.id });
    }
    const tallies = await db.tally.findMany({ where: { arenaId: battle.arenaId } });
    expect(tallies.map((tally) => tally.votes)).toEqual([1]);
  });

  it("tells somebody else nothing about a battle", async () => {
    const battle = await createBattle();
    const other = await createAnnotator();
    const error = await failureOf(castVote({ battleId: battle.id, annotatorId: other.id, fit: "left" }));
    expect(error.code).toBe("battle_not_found");
    expect(JSON.stringify(error.extra)).not.toContain("alpha");
  });

  it("refuses an expired battle, but not what was already voted", async () => {
    const battle = await createBattle({ expiresAt: new Date(Date.now() + 60_000) });
    const later = { now: () => new Date(Date.now() + 120_000) };
    const vote = { battleId: battle.id, annotatorId: battle.annotatorId, fit: "tie" } as const;
    expect((await failureOf(castVote(vote, later))).code).toBe("battle_expired");
    expect(await db.vote.count({ where: { battleId: battle.id } })).toBe(0);
    await castVote(vote);
    expect((await failureOf(castVote(vote, later))).code).toBe("already_voted");
  });

  it("takes no vote without the present consent, and none after it was withdrawn", async () => {
    const annotator = await createAnnotator({ consent: null });
    const battle = await createBattle({ annotatorId: annotator.id });
    const vote = { battleId: battle.id, annotatorId: annotator.id, fit: "left" } as const;
    expect((await failureOf(castVote(vote))).code).toBe("consent_required");
    await db.consent.create({
      data: { annotatorId: annotator.id, version: "1999-1", fields: { votes: true } },
    });
    expect((await failureOf(castVote(vote))).code).toBe("consent_required");
    expect(await db.tally.count({ where: { arenaId: battle.arenaId } })).toBe(0);
  });

  it("refuses chips and criteria that the arena does not define, naming them", async () => {
    const battle = await createBattle();
    const vote = { battleId: battle.id, annotatorId: battle.annotatorId, fit: "left" } as const;
    expect((await failureOf(castVote({ ...vote, chips: [{ key: "made-up", side: "left" }] }))).detail).toContain(
      "made-up",
    );
    for (const [criteria, named] of [
      [{ clarity: { left: 6 } }, "criteria.clarity.left: must be at most 5"],
      [{ clarity: { left: 5, right: 7 } }, "criteria.clarity.right: must be at most 5"],
      [{ clarity: { side: "left" } }, "criteria.clarity: takes marks from 1 to 5 for left and right"],
      [{ warmth: { left: 3 } }, "criteria.warmth: takes the side that is better"],
      [{ warmth: { side: "tie" }, beauty: { left: 1 } }, "criteria.beauty: is not a criterion of this arena"],
    ] as const) {
      const error = await failureOf(castVote({ ...vote, criteria }));
      expect(error.code).toBe("invalid_request");
      expect(error.detail).toContain(named);
    }
    expect(await db.vote.count({ where: { battleId: battle.id } })).toBe(0);
  });
});

describe("recountTallies", () => {
  it("finds nothing after many votes, and the cell that was changed behind its back", async () => {
    const arena = await createArena({ tasks: 1 });
    for (const fit of ["left", "left", "right", "tie", "both_bad"] as const) {
      const battle = await createBattle({ arenaId: arena.id });
      await castVote({ battleId: battle.id, annotatorId: battle.annotatorId, fit });
    }
    expect((await recountTallies()).differences).toEqual([]);
    await db.tally.updateMany({ where: { arenaId: arena.id, outcome: "left" }, data: { votes: 7 } });
    expect((await recountTallies()).differences).toMatchObject([
      { arena: arena.slug, left: "alpha-generic", right: "alpha-persona", outcome: "left", tallied: 7, counted: 2 },
    ]);
  });
});

describe("signing in while a vote is being stored", () => {
  it("stores no vote of whom the battle no longer belongs to, and says so", async () => {
    const battle = await createBattle();
    const account = await createAnnotator();
    const voted = await whileUncommitted(
      (client) => client.query("UPDATE battle SET annotator_id = $1 WHERE id = $2", [account.id, battle.id]),
      () => castVote({ battleId: battle.id, annotatorId: battle.annotatorId, fit: "left" }),
    );
    expect(voted).toMatchObject({ status: "rejected", hadToWait: true, reason: { code: "battle_not_found" } });
    expect(await db.vote.count({ where: { battleId: battle.id } })).toBe(0);
    expect(await db.tally.count({ where: { arenaId: battle.arenaId } })).toBe(0);
    const again = await castVote({ battleId: battle.id, annotatorId: account.id, fit: "left" });
    expect(again.reveal.left.system).toBe("alpha-generic");
  });
});
