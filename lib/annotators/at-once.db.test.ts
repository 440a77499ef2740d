import { describe, expect, it } from "vitest";
import { adoptAnnotator, withdrawConsent } from "@/lib/annotators/commands";
import { getConsentOffer } from "@/lib/annotators/queries";
import { db, pool } from "@/lib/db/client";
import { createAnnotator, createArena, createVote } from "@/lib/db/testing/factories";
import { settledOrWaiting, whileUncommitted } from "@/lib/db/testing/meanwhile";
import { createOwner } from "@/lib/db/testing/own-persona";
import { demandOwnBoards } from "@/lib/personal-boards/commands";
import { leastVotes } from "@/lib/personal-boards/schema";

describe("taking the consent back while", () => {
  it("this browser signs in takes back the account's, which its votes and persona went to", async () => {
    const user = await db.user.create({ data: { email: "takes-back@example.org" } });
    const account = await createAnnotator();
    await db.annotator.update({ where: { id: account.id }, data: { userId: user.id } });
    const browser = await createOwner();
    const blocker = await pool.connect();
    try {
      // The merge waits in its middle, and the withdrawal for the merge.
      await blocker.query("BEGIN");
      await blocker.query("LOCK TABLE showing IN SHARE MODE");
      const merging = adoptAnnotator({ userId: user.id, browserAnnotatorId: browser.annotator.id });
      await settledOrWaiting(() => false);
      const takingBack = withdrawConsent({ annotatorId: browser.annotator.id });
      await settledOrWaiting(() => false, 2);
      await blocker.query("ROLLBACK");
      await Promise.all([merging, takingBack]);
    } finally {
      blocker.release();
    }
    expect((await getConsentOffer(account.id)).accepted).toBeNull();
    const personas = await db.persona.findMany({ where: { annotatorId: account.id }, select: { erasedAt: true } });
    expect(personas).toEqual([{ erasedAt: expect.any(Date) }]);
  });

  it("one's boards are asked for leaves none wanted", async () => {
    const annotator = await createAnnotator();
    const arena = await createArena({ tasks: leastVotes });
    for (let turn = 0; turn < leastVotes; turn += 1) await createVote({ arenaId: arena.id, annotatorId: annotator.id });
    const asked = await whileUncommitted(
      async (client) => {
        await client.query("SELECT FROM annotator WHERE id = $1 FOR NO KEY UPDATE", [annotator.id]);
        await client.query("UPDATE consent SET withdrawn_at = now() WHERE annotator_id = $1", [annotator.id]);
        await client.query("DELETE FROM personal_board WHERE annotator_id = $1", [annotator.id]);
      },
      () => demandOwnBoards(annotator.id),
    );
    expect(await db.personalBoard.count({ where: { annotatorId: annotator.id } })).toBe(0);
    expect(asked).toMatchObject({ status: "rejected", reason: { code: "consent_required" } });
  });
});
