import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { uniformShares } from "@/lib/db/testing/factories";
import { createEmbeddedArena, createOwner } from "@/lib/db/testing/own-persona";
import { castVote } from "@/lib/votes/commands";
import { createBattle } from "../commands";

it("a battle for one's own persona comes again with its sides swapped, in the arena's share of repeats", async () => {
  const arena = await createEmbeddedArena({ systems: ["bm25-generic", "bm25-persona", "bm25-history"], tasks: 14 });
  await db.arena.update({
    where: { id: arena.id },
    data: { sampling: { shares: { ...uniformShares, uniform: 0.01, repeat: 1 } } },
  });
  const { annotator } = await createOwner();
  const annotatorId = annotator.id;
  for (let turn = 0; turn < 14; turn += 1) {
    const { id } = await createBattle({ arena: arena.slug, persona: "me", annotatorId });
    await castVote({ battleId: id, annotatorId, fit: "left" });
  }
  const repeats = await db.battle.findMany({
    where: { annotatorId, arenaId: arena.id, samplingPart: "repeat" },
    include: { repeatOf: true },
  });
  expect(repeats.length).toBeGreaterThan(0);
  for (const { standpoint, leftOutputId, rightOutputId, repeatOf } of repeats) {
    expect(standpoint).toBe("owner");
    expect([leftOutputId, rightOutputId]).toEqual([repeatOf!.rightOutputId, repeatOf!.leftOutputId]);
  }
});
