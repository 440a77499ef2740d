import { expect, it } from "vitest";
import { createBattle } from "@/lib/battles/commands";
import { db } from "@/lib/db/client";
import { createOutputs, createPersona, createVote } from "@/lib/db/testing/factories";
import { createEmbeddedArena, createOwner } from "@/lib/db/testing/own-persona";
import { castVote } from "@/lib/votes/commands";
import { demandBoard, refreshLeaderboards } from "./commands";
import { boardFilter } from "./schema";

const arena = await createEmbeddedArena({ systems: ["bm25-generic", "bm25-persona"] });
await createPersona(arena.id);
await createOutputs(arena.id);

async function readAnalysis(standpoint: "any" | "owner" | "proxy") {
  const filter = boardFilter.parse({ standpoint });
  await demandBoard(arena.slug, filter);
  await refreshLeaderboards();
  const { pairs, personalization } = (await demandBoard(arena.slug, filter))!.analysis!;
  return { pairs: pairs.first.length, worse: personalization.worse.length };
}

it("verdicts of few owners are not told by the filter for them, nor by what is left without the others", async () => {
  const systems = ["bm25-generic", "bm25-persona"] as const;
  for (let proxy = 0; proxy < 4; proxy += 1) await createVote({ arenaId: arena.id, systems });
  expect(await readAnalysis("proxy")).toEqual({ pairs: 1, worse: 1 });

  const { annotator } = await createOwner();
  const { id } = await createBattle({ arena: arena.slug, persona: "me", annotatorId: annotator.id });
  await castVote({ battleId: id, annotatorId: annotator.id, fit: "left" });
  expect(await db.tally.count({ where: { arenaId: arena.id, standpoint: "owner" } })).toBe(1);
  expect(await readAnalysis("any")).toEqual({ pairs: 1, worse: 1 });
  expect(await readAnalysis("owner")).toEqual({ pairs: 0, worse: 0 });
  // The votes of others are those that were told before.
  expect(await readAnalysis("proxy")).toEqual({ pairs: 0, worse: 0 });
});
