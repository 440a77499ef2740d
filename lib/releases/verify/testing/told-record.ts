import path from "node:path";
import { acceptConsent } from "@/lib/annotators/commands";
import { consentVersion } from "@/lib/annotators/schema";
import { createBattle } from "@/lib/battles/commands";
import { createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { createEmbeddedArena, createOwner, ownBody } from "@/lib/db/testing/own-persona";
import { castVote } from "@/lib/votes/commands";
import { build, releasesFolder } from "../../testing/build";

/**
 * A release of ten nurses in their thirties, five at each end of an axis, who let that be published. Each has a vote for themselves, one for
 * somebody else, and an assessment. @returns its folder
 */
export async function publishToldRecord(): Promise<string> {
  const own = (await createEmbeddedArena()).slug;
  const { id: pairsId } = await createArena({ slug: "pairs" });
  const { id: scaleId } = await createArena({ slug: "scale", scale: 5 });
  for (let n = 0; n < 10; n += 1) {
    const { annotator } = await createOwner({
      attributes: [
        { label: "Age", value: "34" },
        { label: "Work", value: "Nurse" },
      ],
      byHand: { length: n < 5 ? -1 : 1 },
      visibility: { ...ownBody().visibility, attributes: "publishable", preferences: "publishable" },
    });
    const fields = { feedback: true, persona: true };
    await acceptConsent({ annotatorId: annotator.id, userId: null, version: consentVersion, fields });
    const battle = await createBattle({ arena: own, persona: "me", annotatorId: annotator.id });
    await castVote({ battleId: battle.id, annotatorId: annotator.id, fit: "right" });
    await createVote({ arenaId: pairsId, annotatorId: annotator.id });
    await createAssessment({ arenaId: scaleId, annotatorId: annotator.id });
  }
  return path.join(releasesFolder(), (await build()).version);
}
