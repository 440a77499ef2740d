import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createArena } from "@/lib/db/testing/factories";
import { thinSnapshots } from "./commands";

const minuteMs = 60_000;

async function storeSnapshots(moments: readonly Date[], kind: "board" | "analysis" = "board", view = "all") {
  const arena = await createArena();
  for (const createdAt of moments) {
    await db.snapshot.create({
      data: {
        arenaId: arena.id,
        kind,
        view,
        method: "test",
        parameters: {},
        inputHash: "",
        codeVersion: "",
        votes: 1,
        simulatedVotes: 0,
        content: {},
        createdAt,
      },
    });
  }
  const kept = async () => {
    const rows = await db.snapshot.findMany({ where: { arenaId: arena.id }, orderBy: { createdAt: "asc" } });
    return rows.map(({ createdAt }) => createdAt);
  };
  return { arenaId: arena.id, kept };
}

/** The start of an hour two days ago. */
function pastHour(): number {
  return Math.floor((Date.now() - 48 * 60 * minuteMs) / (60 * minuteMs)) * 60 * minuteMs;
}

describe("thinSnapshots", () => {
  it("keeps the last of each hour, of each board and kind, and all of the last day", async () => {
    const start = pastHour();
    const old = [0, 1, 59, 60, 75].map((minute) => new Date(start + minute * minuteMs));
    const recent = [3, 2, 1].map((minute) => new Date(Date.now() - minute * minuteMs));
    const boards = await storeSnapshots([...old, ...recent]);
    const analyses = await storeSnapshots([old[0]!], "analysis");
    await thinSnapshots();
    expect(await boards.kept()).toEqual([old[2], old[4], ...recent]);
    expect(await analyses.kept()).toEqual([old[0]]);
    expect(await thinSnapshots()).toBe(0);
  });

  it("is all that the database lets go", async () => {
    const start = pastHour();
    const { arenaId } = await storeSnapshots([new Date(start), new Date(start + minuteMs), new Date(), new Date()]);
    const [first, last, ...recent] = await db.snapshot.findMany({
      where: { arenaId },
      orderBy: { createdAt: "asc" },
    });
    for (const { id } of [last!, ...recent]) {
      await expect(db.snapshot.delete({ where: { id } })).rejects.toThrow(/immutable/);
    }
    await expect(db.snapshot.update({ where: { id: first!.id }, data: { votes: 2 } })).rejects.toThrow(/immutable/);
    await expect(db.snapshot.delete({ where: { id: first!.id } })).resolves.toMatchObject({ id: first!.id });
  });
});
