import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createArena, createVote } from "@/lib/db/testing/factories";
import {
  demandBoard,
  demandLift,
  demandReading,
  refreshLeaderboards,
  requireLift,
  requireReading,
  SnapshotKeeper,
} from "./commands";
import { getBoard, getBoardHistory } from "./queries";
import { boardFilter, boardQuery } from "./schema";

const filter = (changes: object = {}) => boardFilter.parse(changes);
const query = (changes: object = {}) => boardQuery.parse(changes);
const requireBoard = (arena: string, votes = "all") => requireReading(arena, query({ votes }));

/** Enough votes both ways between every two systems, so that all three are rated. */
async function createVotes(arenaId: string, source: "human" | "simulated") {
  const pairs = [
    ["alpha-generic", "alpha-persona"],
    ["alpha-persona", "beta-generic"],
    ["alpha-generic", "beta-generic"],
  ] as const;
  for (const systems of pairs) {
    for (const fit of ["left", "left", "right", "right", "right", "tie", "both_bad"] as const) {
      await createVote({ arenaId, systems, fit, source });
    }
  }
}

describe("refreshLeaderboards", () => {
  it("stores a snapshot for each view, and none again for the same votes", async () => {
    const arena = await createArena();
    await createVotes(arena.id, "human");
    await createVotes(arena.id, "simulated");
    const stored = await refreshLeaderboards();
    expect(stored.filter((one) => one.arena === arena.slug).map(({ kind, view }) => `${kind} ${view}`)).toEqual([
      "board all",
      "board human",
      "analysis all",
      "analysis human",
    ]);
    expect(await refreshLeaderboards()).toEqual([]);

    const all = await requireBoard(arena.slug, "all");
    expect(all.snapshot).toMatchObject({ votes: 42, simulatedVotes: 21 });
    expect(all.systems).toHaveLength(3);
    for (const row of all.systems) {
      expect(row.low!).toBeLessThan(row.rating!);
      expect(row.high!).toBeGreaterThan(row.rating!);
    }
    const mean = all.systems.reduce((sum, row) => sum + row.rating!, 0) / 3;
    expect(mean).toBeCloseTo(1000, 6);
    expect(all.lifts).toMatchObject([{ system: "alpha-persona", family: "Alpha", strategy: "persona" }]);
    expect((await requireBoard(arena.slug, "human")).snapshot).toMatchObject({ votes: 21, simulatedVotes: 0 });
  });

  it("stores the next snapshot after a vote and keeps the one before", async () => {
    const arena = await createArena();
    await createVotes(arena.id, "human");
    await refreshLeaderboards();
    const before = await requireBoard(arena.slug, "all");
    await createVote({ arenaId: arena.id });
    await refreshLeaderboards();
    const after = await requireBoard(arena.slug, "all");
    expect(after.snapshot.votes).toBe(before.snapshot.votes + 1);
    expect(after.snapshot.inputHash).not.toBe(before.snapshot.inputHash);
    const ofPeople = await requireBoard(arena.slug, "human");
    expect([ofPeople.systems, ofPeople.snapshot.votes]).toEqual([after.systems, after.snapshot.votes]);
    expect(await db.snapshot.count({ where: { arenaId: arena.id, kind: "board", view: "all" } })).toBe(2);
  });

  it("lists systems without votes as collecting, never with a number", async () => {
    const arena = await createArena();
    await refreshLeaderboards();
    const board = await requireBoard(arena.slug, "all");
    expect(board.systems.map((row) => [row.rating, row.low, row.rank, row.winRate])).toEqual(
      Array.from({ length: 3 }, () => [null, null, null, null]),
    );
    expect(board.systems[0]!.missingVotes).toBeGreaterThan(0);
  });

  it("counts what is excluded by reason", async () => {
    const arena = await createArena();
    await createVotes(arena.id, "human");
    await createVote({ arenaId: arena.id, exclusionReason: "too_fast" });
    await refreshLeaderboards();
    const board = await requireBoard(arena.slug, "all");
    expect(board.excluded).toEqual({ too_fast: 1 });
    expect(board.snapshot.votes).toBe(21);
  });
});

describe("SnapshotKeeper", () => {
  it("counts new votes, votes that were taken back and votes that changed hands, as a fresh reading does", async () => {
    const arena = await createArena();
    await createVotes(arena.id, "human");
    const keeper = new SnapshotKeeper("board");
    await keeper.refresh();
    const late = await createVote({ arenaId: arena.id, fit: "tie" });
    expect((await keeper.refresh()).filter((one) => one.arena === arena.slug)).toHaveLength(2);
    expect((await requireBoard(arena.slug)).snapshot.votes).toBe(22);
    expect(await keeper.refresh()).toEqual([]);

    // Taken back: the database takes it out of its tally.
    await db.vote.update({ where: { id: late.id }, data: { exclusionReason: "too_fast" } });
    await keeper.refresh();
    const after = await requireBoard(arena.slug);
    expect(after.snapshot.votes).toBe(21);
    expect(after.excluded).toEqual({ too_fast: 1 });

    // Changed hands: an annotator turns out to be another one, as after signing in.
    const [kept, merged] = await db.annotator.findMany({
      where: { votes: { some: { battle: { arenaId: arena.id }, exclusionReason: null } } },
      take: 2,
    });
    await db.battle.updateMany({ where: { annotatorId: merged!.id }, data: { annotatorId: kept!.id } });
    await db.annotator.update({ where: { id: merged!.id }, data: { mergedInto: kept!.id } });
    await keeper.refresh();
    const joined = await requireBoard(arena.slug);
    expect(joined.annotators).toBe(after.annotators - 1);
    expect(joined.snapshot.inputHash).not.toBe(after.snapshot.inputHash);
    expect(await refreshLeaderboards()).not.toContainEqual({ arena: arena.slug, kind: "board", view: "all" });
  });

  it("makes a filtered board when somebody asks, and again when its votes change", async () => {
    const arena = await createArena();
    await createVotes(arena.id, "human");
    const keeper = new SnapshotKeeper("board");
    await keeper.refresh();
    const wanted = filter({ votes: "human", standpoint: "proxy", period: "30d", ties: "half" });
    expect(await demandBoard(arena.slug, wanted)).toBeNull();
    await expect(requireReading(arena.slug, query({ ...wanted }))).rejects.toMatchObject({
      code: "leaderboard_pending",
    });
    expect((await keeper.refresh()).map(({ view }) => view)).toEqual(["human/proxy/30d/half"]);
    const board = await demandBoard(arena.slug, wanted);
    expect(board).toMatchObject({ snapshot: { votes: 21, filter: wanted }, tieModel: "half" });
    expect(await demandBoard(arena.slug, filter({ standpoint: "owner" }))).toBeNull();
    expect(await demandBoard("no-such", wanted)).toBeNull();
  });

  it("reads a segment and the controlled ratings from the analysis, and says what there is not", async () => {
    const arena = await createArena({ personas: 2 });
    await createVotes(arena.id, "human");
    await new SnapshotKeeper("board").refresh();
    await expect(requireReading(arena.slug, query({ control: "on" }))).rejects.toMatchObject({
      code: "leaderboard_pending",
    });
    await refreshLeaderboards();
    const [segmentation] = (await requireBoard(arena.slug)).analysis!.segmentations;
    expect(segmentation).toMatchObject({ by: "persona", heterogeneity: { reason: "one_group" } });
    const segment = segmentation!.segments.find(({ votes }) => votes > 0)!;
    expect(segment.votes).toBe(21);
    const read = await requireReading(arena.slug, query({ segment: segment.key }));
    expect(read.systems.map(({ rating }) => rating)).toEqual(
      segment.systems.map(({ rating }) => rating).sort((a, b) => b - a),
    );
    await expect(requireReading(arena.slug, query({ segment: "persona:nobody" }))).rejects.toMatchObject({
      code: "reading_not_found",
    });
    const refused = await demandReading(arena.slug, query({ segment: segment.key, control: "on" }));
    expect(refused).toMatchObject({ read: null, refusal: "Control and a segment cannot be asked for together." });
    // Outputs of the tests have one length: nothing can be controlled for but the side.
    const controlled = await requireReading(arena.slug, query({ control: "on" }));
    expect(controlled.systems.filter(({ rating }) => rating !== null)).toHaveLength(3);
  });
});

describe("getBoardHistory", () => {
  it("has the ratings of each snapshot, none before the first", async () => {
    const arena = await createArena();
    await createVotes(arena.id, "human");
    const at = (minute: number) => ({ now: () => new Date(Date.UTC(2026, 10, 1, 0, minute)) });
    expect((await getBoardHistory(arena.slug, filter())).moments).toEqual([]);
    await refreshLeaderboards(at(0));
    await createVote({ arenaId: arena.id });
    await refreshLeaderboards(at(30));
    const { moments, systems } = await getBoardHistory(arena.slug, filter());
    expect(moments).toEqual(["2026-11-01T00:00:00.000Z", "2026-11-01T00:30:00.000Z"]);
    expect(systems).toHaveLength(3);
    for (const { ratings } of systems) {
      expect(ratings).toHaveLength(2);
      expect(ratings[0]!.rating).not.toBe(ratings[1]!.rating);
    }
    await expect(getBoardHistory("no-such", filter())).rejects.toMatchObject({ code: "arena_not_found" });
  });
});

describe("requireReading", () => {
  it("tells an unknown arena from one without a board", async () => {
    const arena = await createArena();
    expect(await getBoard(arena.slug, filter())).toBeNull();
    await expect(requireBoard(arena.slug)).rejects.toMatchObject({ code: "leaderboard_pending" });
    await expect(requireBoard("no-such")).rejects.toMatchObject({ code: "arena_not_found" });
  });
});

describe("what personalization buys", () => {
  it("is told overall and by group, with how often it was judged worse", async () => {
    const arena = await createArena();
    await expect(requireLift(arena.slug, filter())).rejects.toMatchObject({ code: "leaderboard_pending" });
    await expect(requireLift("nowhere", filter())).rejects.toMatchObject({ code: "arena_not_found" });
    await createVotes(arena.id, "human");
    await refreshLeaderboards();
    const lift = await requireLift(arena.slug, filter());
    expect(lift).toMatchObject({ arena: arena.slug, ownerVotes: 0, proxyVotes: 21, analysis: expect.any(String) });
    expect(lift.strategies).toMatchObject([{ system: "alpha-persona", lifts: [{ family: "Alpha" }] }]);
    // Of seven battles the personalized output stood right in all, and lost two.
    expect(lift.worse).toMatchObject([
      { system: "alpha-persona", control: "alpha-generic", battles: 7, better: 3, worse: 2, tie: 1, neither: 1 },
    ]);
    expect(lift.worse[0]!.low).toBeLessThan(2 / 7);
    expect(lift.worse[0]!.high).toBeGreaterThan(2 / 7);
    expect(lift.groupings.map(({ by }) => by)).toEqual(["persona"]);
  });

  it("and boards are cut by tier, each a board of its own", async () => {
    const arena = await createArena();
    await createVotes(arena.id, "human");
    await refreshLeaderboards();
    expect(await demandLift(arena.slug, filter({ tier: "hard" }))).toBeNull();
    expect(await demandBoard(arena.slug, filter({ tier: "easy" }))).toBeNull();
    await refreshLeaderboards();
    // Each pair has two against three with two undecided: the margin is small, and hardly two say the same.
    const hard = await demandBoard(arena.slug, filter({ tier: "hard" }));
    expect(hard?.snapshot).toMatchObject({ votes: 21, filter: { tier: "hard" } });
    expect(hard?.analysis?.disagreement.tiers).toMatchObject([{ pairs: 0 }, { pairs: 0 }, { pairs: 3, votes: 21 }]);
    expect((await demandBoard(arena.slug, filter({ tier: "easy" })))?.snapshot.votes).toBe(0);
  });
});
