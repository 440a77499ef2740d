import path from "node:path";
import { createBattle as drawBattle } from "@/lib/battles/commands";
import { createAnnotator, createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { createEmbeddedArena, createOwner } from "@/lib/db/testing/own-persona";
import { castVote } from "@/lib/votes/commands";
import { build, releasesFolder } from "../../testing/build";

/** A release with rows in every table: 46 votes, one of them for an own persona, and four assessments. @returns its folder */
export async function publishSmallRecord(): Promise<string> {
  const arena = await createArena({ slug: "pairs" });
  const scale = await createArena({ slug: "scale", scale: 5 });
  const verdicts = ["left", "right", "right", "tie", "both_bad"] as const;
  const pairs: [string, string][] = [
    ["alpha-generic", "alpha-persona"],
    ["alpha-persona", "beta-generic"],
    ["beta-generic", "alpha-generic"],
  ];
  for (let n = 0; n < 45; n += 1) {
    const annotator = await createAnnotator();
    await createVote({
      arenaId: arena.id,
      annotatorId: annotator.id,
      systems: pairs[n % 3],
      fit: verdicts[n % 5],
      feedback: { general: n % 2 === 0 ? `mail joe${n}@example.org, "soon"\r\n+33 6 12 34 56 78` : "good" },
    });
    if (n < 4) await createAssessment({ arenaId: scale.id, annotatorId: annotator.id });
  }
  const embedded = await createEmbeddedArena();
  const { annotator } = await createOwner();
  const own = await drawBattle({ arena: embedded.slug, persona: "me", annotatorId: annotator.id });
  await castVote({ battleId: own.id, annotatorId: annotator.id, fit: "right" });
  return path.join(releasesFolder(), (await build()).version);
}
