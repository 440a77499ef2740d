import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createArena, createVote } from "@/lib/db/testing/factories";
import { refreshLeaderboards } from "./commands";
import { getBoard, requireBoard } from "./queries";

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
    expect(stored.filter((one) => one.arena === arena.slug).map((one) => one.view)).toEqual(["all", "human"]);
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
    expect(await db.snapshot.count({ where: { arenaId: arena.id, view: "all" } })).toBe(2);
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

describe("requireBoard", () => {
  it("tells an unknown arena from one without a board", async () => {
    const arena = await createArena();
    expect(await getBoard(arena.slug, "all")).toBeNull();
    await expect(requireBoard(arena.slug, "all")).rejects.toMatchObject({ code: "leaderboard_not_found" });
    await expect(requireBoard("no-such", "all")).rejects.toMatchObject({ code: "arena_not_found" });
  });
});
