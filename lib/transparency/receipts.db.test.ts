import { beforeAll, describe, expect, it } from "vitest";
import { checkReceipt } from "@/lib/chain/receipt";
import { pool } from "@/lib/db/client";
import { createAnnotator, createAssessment, createBattle, createVote } from "@/lib/db/testing/factories";
import { duringDay, endDay } from "@/lib/db/testing/sealed-days";
import { getTransparency, listReceipts } from "./queries";
import { receiptsOfPage, receipts as receiptsSchema } from "./schema";

let annotatorId: string;

/** Votes of somebody else, so that a day has several branches. */
async function addVotes(votes: number) {
  const battle = await createBattle({ source: "simulated" });
  await pool.query(
    `WITH drawn AS (
       INSERT INTO battle SELECT (jsonb_populate_record(battle, jsonb_build_object('id', gen_random_uuid()))).*
       FROM battle, generate_series(1, $2::int) WHERE id = $1 RETURNING *
     )
     INSERT INTO vote (id, battle_id, annotator_id, fit, standpoint, source, created_at)
     SELECT gen_random_uuid(), id, annotator_id, 'tie', standpoint, source, $3 FROM drawn`,
    [battle.id, votes, duringDay()],
  );
  return battle.annotatorId;
}

beforeAll(async () => {
  annotatorId = (await createAnnotator()).id;
  for (const others of [0, 3, 2600]) {
    await createVote({ annotatorId, createdAt: duringDay(), feedback: { left: "Mine." } });
    await createVote({ annotatorId, createdAt: duringDay() });
    await createAssessment({ annotatorId, createdAt: duringDay(), feedback: "Mine." });
    await addVotes(others);
    await endDay();
  }
  await createVote({ annotatorId, createdAt: duringDay() });
});

describe("listReceipts", () => {
  it("proves every sealed vote and assessment of an annotator to its day", async () => {
    const { receipts, next } = receiptsSchema.parse(await listReceipts({ annotatorId }));
    expect([receipts.length, next]).toEqual([9, null]);
    const { days } = await getTransparency({ limit: 1000 });
    for (const receipt of receipts) {
      const day = days.find((one) => one.day === receipt.day)!;
      expect(checkReceipt(receipt, day)).toBeNull();
      const { palate, id, battle, showing } = JSON.parse(receipt.entry) as Record<string, unknown>;
      expect([palate, typeof id, typeof (battle ?? showing)]).toEqual([
        battle ? "vote 1" : "assessment 1",
        "string",
        "object",
      ]);
    }
    expect(receipts.some(({ position }) => position > 1024)).toBe(true);
    expect(receipts.some(({ entry }) => entry.includes("Mine."))).toBe(false);
  });

  it("gives none that passes for another vote, place or day", async () => {
    const { receipts } = await listReceipts({ annotatorId });
    const { days } = await getTransparency({ limit: 1000 });
    const receipt = receipts.at(-1)!;
    const day = days.find((one) => one.day === receipt.day)!;
    const changed = [
      { entry: receipt.entry.replace('"fit"', '"fat"') },
      { salt: receipts[0]!.salt },
      { salt: receipt.salt.slice(2) },
      { position: receipt.position + 1 },
      { leaves: receipt.leaves + 1 },
      { path: receipt.path.slice(1) },
      { day: days[0]!.day },
    ];
    for (const change of changed) expect(checkReceipt({ ...receipt, ...change }, day)).not.toBeNull();
    expect(checkReceipt(receipt, { ...day, merkleRoot: days[0]!.merkleRoot })).not.toBeNull();
  });

  it("gives the votes of nobody else, and those of many votes in pages", async () => {
    const stranger = await createAnnotator();
    expect(await listReceipts({ annotatorId: stranger.id })).toEqual({ receipts: [], next: null });
    const busy = await addVotes(receiptsOfPage + 7);
    await endDay();
    const first = await listReceipts({ annotatorId: busy });
    const rest = await listReceipts({ annotatorId: busy, after: first.next! });
    expect([first.receipts.length, rest.receipts.length, rest.next]).toEqual([receiptsOfPage, 7, null]);
    expect(new Set([...first.receipts, ...rest.receipts].map(({ leaf }) => leaf)).size).toBe(receiptsOfPage + 7);
  });
});
