import { beforeAll, describe, expect, it } from "vitest";
import { compareDays, dayAfter } from "@/lib/chain/days";
import { pool } from "@/lib/db/client";
import { createAssessment, createBattle, createVote } from "@/lib/db/testing/factories";
import { checkWhile, duringDay, endDay } from "@/lib/db/testing/sealed-days";
import { sealDueDays } from "./commands";
import { checkTransparency, transparencyFile } from "./queries";

let first: string;
let vote: Awaited<ReturnType<typeof createVote>>;
let assessment: Awaited<ReturnType<typeof createAssessment>>;
let last: string;

beforeAll(async () => {
  await createVote({ createdAt: new Date("2020-02-03T04:05:06.789Z") });
  [first] = (await endDay()).map(({ day }) => day) as [string];
  vote = await createVote({ createdAt: duringDay(), feedback: { left: "Good.", general: "Both long." } });
  assessment = await createAssessment({ createdAt: duringDay(), feedback: "Plain." });
  await createVote({ createdAt: duringDay() });
  [last] = (await endDay()).map(({ day }) => day) as [string];
});

describe("checkTransparency", () => {
  it("finds nothing in a sound record, nor where a vote was excluded", async () => {
    await pool.query("UPDATE vote SET exclusion_reason = 'too_fast' WHERE id = $1", [vote.id]);
    const { check } = await checkTransparency();
    expect(check).toEqual({ days: 2, votes: 3, assessments: 1, tombstones: 0, findings: [], found: 0 });
  });

  it.each([
    ["its fit", "fit = 'right'"],
    ["its quality", "quality = 'tie'"],
    ["its moment by a millisecond", "created_at = created_at + interval '1 millisecond'"],
    ["a criterion", `criteria = '{"clarity": {"side": "left"}}'`],
    ["a chip", `chips = '[{"key": "on-topic", "side": "left"}]'`],
    ["how sure somebody was", "confidence = 'guess'"],
    ["a satisfaction", "satisfaction_right = 'below'"],
    ["a text", "feedback_left = 'Bad.'"],
    ["what was agreed to", `agreed = '{"votes": true, "feedback": true, "persona": true}'`],
  ])("finds a vote of which somebody changed %s", async (_, change) => {
    const check = await checkWhile(`UPDATE vote SET ${change} WHERE id = '${vote.id}'`);
    expect(check.findings).toEqual([
      { kind: "changed", day: last, subject: `vote ${vote.id}`, detail: "it is not what was sealed" },
    ]);
  });

  it.each([
    ["the probability", "sampling_probability = 0.25"],
    ["the part", "sampling_part = 'floor'"],
    ["the moment", "created_at = created_at - interval '1 day'"],
  ])("finds a vote of whose battle somebody changed %s", async (_, change) => {
    const check = await checkWhile(`UPDATE battle SET ${change} WHERE id = '${vote.battleId}'`);
    expect(check.findings).toMatchObject([{ kind: "changed", subject: `vote ${vote.id}` }]);
  });

  it("finds a changed assessment", async () => {
    const check = await checkWhile(`UPDATE assessment SET fit = 1 WHERE id = '${assessment.id}'`);
    expect(check.findings).toMatchObject([{ kind: "changed", subject: `assessment ${assessment.id}` }]);
  });

  it("finds a vote that was dropped past the triggers", async () => {
    const check = await checkWhile(`DELETE FROM vote WHERE id = '${vote.id}'`);
    expect(check.findings).toMatchObject([{ kind: "dropped", day: last, subject: `vote ${vote.id}` }]);
  });

  it("finds a vote that was dropped with its leaf, and one that was put in with a leaf", async () => {
    const dropped = await checkWhile(
      `DELETE FROM vote WHERE id = '${vote.id}'`,
      `DELETE FROM sealed_leaf WHERE judgement_id = '${vote.id}'`,
    );
    expect(dropped.findings.map(({ kind, day }) => [kind, day])).toEqual([
      ["broken", last],
      ["broken", last],
    ]);
    const added = await checkWhile(
      `INSERT INTO sealed_leaf (day, position, kind, judgement_id, hash, salt)
       SELECT day, 2, kind, gen_random_uuid(), hash, salt FROM sealed_leaf WHERE judgement_id = '${vote.id}'
         AND NOT EXISTS (SELECT FROM sealed_leaf other WHERE other.day = sealed_leaf.day AND other.position = 3)
       ON CONFLICT (day, position) DO UPDATE SET judgement_id = gen_random_uuid()`,
    );
    expect(added.findings.map(({ kind }) => kind)).toContain("dropped");
  });

  it("finds a leaf that was made anew for a changed vote: its day no longer has its root", async () => {
    const check = await checkWhile(`UPDATE sealed_leaf SET hash = sha256('other') WHERE judgement_id = '${vote.id}'`);
    expect(check.findings.map(({ kind, subject }) => [kind, subject])).toEqual([
      ["changed", `vote ${vote.id}`],
      ["broken", "day"],
    ]);
  });

  it("finds a chain that was changed, and one in which a day is missing", async () => {
    const changed = await checkWhile(`UPDATE sealed_day SET chain_root = sha256('x') WHERE day = '${first}'`);
    expect(changed.findings).toMatchObject([{ kind: "broken", day: first }]);
    const stray = await checkWhile(
      "ALTER TABLE sealed_leaf DROP CONSTRAINT sealed_leaf_day_fkey",
      `DELETE FROM sealed_day WHERE day = '${last}'`,
    );
    expect(stray.findings).toMatchObject([
      { kind: "broken", day: last, detail: "it has 3 leaves, and is no day of the chain" },
    ]);
  });

  it("finds a back-dated human vote before and after it is sealed, and none of those that were imported", async () => {
    const backDated = await createVote({ createdAt: new Date("2024-05-06T07:08:09.010Z") });
    const imported = await createVote({ createdAt: new Date("2019-01-01T00:00:00Z"), source: "imported" });
    const subject = `vote ${backDated.id}`;
    expect((await checkTransparency()).check.findings).toMatchObject([{ kind: "back-dated", day: null, subject }]);
    const [sealed] = await endDay();
    const { check } = await checkTransparency();
    expect(check.findings).toEqual([
      { kind: "back-dated", day: sealed!.day, subject, detail: "it says it is of 2024-05-06T07:08:09.010Z" },
    ]);
    expect(imported.id).toBeDefined();
  });

  it("takes a vote of just before midnight for what it is", async () => {
    const battle = await createBattle();
    const before = (await checkTransparency()).check.found;
    const { id: battleId, annotatorId } = battle;
    const late = duringDay(23.9999);
    await endDay();
    await pool.query(
      `INSERT INTO vote (id, battle_id, annotator_id, fit, standpoint, source, created_at)
       VALUES (gen_random_uuid(), $1, $2, 'left', 'proxy', 'human', $3)`,
      [battleId, annotatorId, late],
    );
    expect(await endDay()).toMatchObject([{ votes: 1 }]);
    expect((await checkTransparency()).check.found).toBe(before);
  });

  // The last one: it makes another chain of the record.
  it("does not see a chain that was made anew as a whole; roots that somebody kept do", async () => {
    const kept = await transparencyFile(pool);
    const tables = ["vote", "sealed_leaf", "sealed_day"];
    for (const table of tables) await pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await pool.query("UPDATE vote SET fit = 'right' WHERE id = $1", [vote.id]);
    await pool.query("ALTER TABLE sealed_leaf DROP CONSTRAINT sealed_leaf_day_fkey");
    await pool.query("DELETE FROM sealed_day");
    await pool.query("DELETE FROM sealed_leaf");
    for (const table of tables) await pool.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    for (const { day } of kept.days) await sealDueDays({ now: () => new Date(`${dayAfter(day)}T00:20:00Z`) });
    const { check, chain } = await checkTransparency();
    expect([check.found, chain.days.length]).toEqual([0, kept.days.length]);
    expect(compareDays(kept, chain)?.day).toBe(first);
  });
});
