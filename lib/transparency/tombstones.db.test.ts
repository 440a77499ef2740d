import { beforeEach, describe, expect, it } from "vitest";
import { acceptConsent, adoptAnnotator, withdrawConsent } from "@/lib/annotators/commands";
import { consentVersion } from "@/lib/annotators/schema";
import { createBattle as drawBattle } from "@/lib/battles/commands";
import { db, pool } from "@/lib/db/client";
import { createAnnotator, createAssessment, createVote } from "@/lib/db/testing/factories";
import { createEmbeddedArena, createOwner } from "@/lib/db/testing/own-persona";
import { duringDay, endDay } from "@/lib/db/testing/sealed-days";
import { castVote } from "@/lib/votes/commands";
import { checkTransparency, getTransparency, transparencyTag } from "./queries";

let annotatorId: string;
beforeEach(async () => {
  annotatorId = (await createAnnotator()).id;
});

/** A vote and an assessment of the annotator in a day of the chain. */
async function sealTwo() {
  const vote = await createVote({ annotatorId, createdAt: duringDay(), feedback: { left: "Mine.", general: "Both." } });
  const assessment = await createAssessment({ annotatorId, createdAt: duringDay(), feedback: "Mine." });
  await endDay();
  return { vote, assessment };
}

const leafOf = (judgementId: string) => db.sealedLeaf.findUniqueOrThrow({ where: { judgementId } });
const newestDay = async () => (await getTransparency({ limit: 1000 })).days.at(-1)!;
const found = async () => (await checkTransparency()).check.found;

/** What a path that erases would do; the record refuses all other hands. */
async function erase(table: "vote" | "assessment", statement: string, id: string) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_is_immutable`);
    await client.query(statement, [id]);
    await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_is_immutable`);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

describe("a consent that is taken back", () => {
  // The first one: votes are cast by the real clock here.
  it("erases one's own persona, and nothing of the votes about it", async () => {
    const arena = await createEmbeddedArena({ systems: ["bm25-generic", "bm25-persona"], tasks: 1 });
    const { annotator } = await createOwner();
    const battle = await drawBattle({ arena: arena.slug, persona: "me", annotatorId: annotator.id });
    const cast = await castVote({ battleId: battle.id, annotatorId: annotator.id, fit: "left" });
    await endDay();
    await withdrawConsent({ annotatorId: annotator.id });
    expect(await leafOf(cast.vote.id)).toMatchObject({ withdrawnAt: expect.any(Date), erasedAt: null });
    expect(await found()).toBe(0);
  });

  it("leaves a tombstone for every vote and assessment, whose leaves stay and still stand against changes", async () => {
    const { vote, assessment } = await sealTwo();
    const before = await newestDay();
    const tag = await transparencyTag();
    await withdrawConsent({ annotatorId });
    for (const { id } of [vote, assessment]) {
      expect(await leafOf(id)).toMatchObject({
        withdrawnAt: expect.any(Date),
        erasedAt: null,
        salt: expect.anything(),
      });
    }
    expect(await newestDay()).toEqual({ ...before, tombstones: 2 });
    expect(await transparencyTag()).not.toBe(tag);
    expect(await found()).toBe(0);
  });

  it("leaves them at the end of the day where the votes were not sealed yet", async () => {
    const vote = await createVote({ annotatorId, createdAt: duringDay() });
    await withdrawConsent({ annotatorId });
    await endDay();
    expect(await newestDay()).toMatchObject({ votes: 1, tombstones: 1, erased: 0 });
    expect((await leafOf(vote.id)).withdrawnAt).toBeInstanceOf(Date);
  });

  it("leaves none where it is only replaced", async () => {
    const { vote } = await sealTwo();
    await acceptConsent({ annotatorId, userId: null, version: consentVersion, fields: { feedback: false } });
    expect((await leafOf(vote.id)).withdrawnAt).toBeNull();
  });

  it("leaves one that stays when the consent is given again", async () => {
    const { vote } = await sealTwo();
    await withdrawConsent({ annotatorId });
    const { withdrawnAt } = await leafOf(vote.id);
    await acceptConsent({ annotatorId, userId: null, version: consentVersion, fields: { feedback: true } });
    await withdrawConsent({ annotatorId });
    expect((await leafOf(vote.id)).withdrawnAt).toEqual(withdrawnAt);
  });
});

describe("what is erased", () => {
  it("leaves a tombstone without its salt, and the day stays what it was", async () => {
    const { vote, assessment } = await sealTwo();
    const before = await newestDay();
    const { hash } = await leafOf(vote.id);
    await erase("vote", "DELETE FROM vote WHERE id = $1", vote.id);
    await erase("assessment", "DELETE FROM assessment WHERE id = $1", assessment.id);
    expect(await leafOf(vote.id)).toMatchObject({ hash, salt: null, erasedAt: expect.any(Date) });
    expect(await newestDay()).toEqual({ ...before, tombstones: 2, erased: 2 });
    expect(await found()).toBe(0);
  });

  it("counts one tombstone for what was withdrawn first", async () => {
    const { vote } = await sealTwo();
    await withdrawConsent({ annotatorId });
    await erase("vote", "DELETE FROM vote WHERE id = $1", vote.id);
    expect(await newestDay()).toMatchObject({ votes: 1, assessments: 1, tombstones: 2, erased: 1 });
  });

  it("may be a text alone", async () => {
    const { vote, assessment } = await sealTwo();
    await erase("vote", "UPDATE vote SET feedback_left = NULL WHERE id = $1", vote.id);
    await erase("assessment", "UPDATE assessment SET feedback = NULL WHERE id = $1", assessment.id);
    expect(await newestDay()).toMatchObject({ tombstones: 2, erased: 2 });
    expect(await found()).toBe(0);
  });

  it.each([
    ["a text that is changed", "feedback_left = 'Other.'"],
    ["one text erased and another changed", "feedback_left = NULL, feedback_general = 'Other.'"],
    ["a text erased and the verdict changed", "feedback_left = NULL, fit = 'right'"],
    ["a verdict that is changed", "fit = 'right'"],
  ])("is not %s: that is found", async (_, change) => {
    const { vote } = await sealTwo();
    const before = await found();
    await erase("vote", `UPDATE vote SET ${change} WHERE id = $1`, vote.id);
    expect((await leafOf(vote.id)).erasedAt).toBeNull();
    expect(await found()).toBe(before + 1);
    // So that the next test starts from a sound record.
    await erase("vote", "DELETE FROM vote WHERE id = $1", vote.id);
    expect(await found()).toBe(before);
  });
});

describe("a merge of annotators", () => {
  const signIn = async (browserAnnotatorId: string, email: string) => {
    const user = await db.user.create({ data: { email } });
    const own = await createAnnotator();
    await db.annotator.update({ where: { id: own.id }, data: { userId: user.id } });
    return { own, adopt: () => adoptAnnotator({ userId: user.id, browserAnnotatorId }) };
  };

  it("leaves the leaves as they are, and no tombstone", async () => {
    const { vote } = await sealTwo();
    const { own, adopt } = await signIn(annotatorId, "merge@example.org");
    await adopt();
    expect((await db.vote.findUniqueOrThrow({ where: { id: vote.id } })).annotatorId).toBe(own.id);
    expect(await newestDay()).toMatchObject({ tombstones: 0 });
    expect(await found()).toBe(0);
  });

  it("of somebody who took the consent back leaves tombstones, into an account that was never asked", async () => {
    const user = await db.user.create({ data: { email: "never-asked@example.org" } });
    const vote = await createVote({ annotatorId, createdAt: duringDay() });
    await adoptAnnotator({ userId: user.id, browserAnnotatorId: null });
    await withdrawConsent({ annotatorId });
    await adoptAnnotator({ userId: user.id, browserAnnotatorId: annotatorId });
    await endDay();
    expect((await leafOf(vote.id)).withdrawnAt).toBeInstanceOf(Date);
  });

  it("into somebody who took the consent back leaves tombstones", async () => {
    const { vote } = await sealTwo();
    const { own, adopt } = await signIn(annotatorId, "taken-back@example.org");
    await withdrawConsent({ annotatorId: own.id });
    await adopt();
    expect((await leafOf(vote.id)).withdrawnAt).toBeInstanceOf(Date);
    expect(await newestDay()).toMatchObject({ tombstones: 2 });
  });
});

describe("the chain", () => {
  it("refuses every other change", async () => {
    const { vote } = await sealTwo();
    const { day } = await newestDay();
    const of = `WHERE judgement_id = '${vote.id}'`;
    const refused = [
      [`UPDATE sealed_leaf SET hash = sha256('x') ${of}`, /immutable/],
      [`UPDATE sealed_leaf SET salt = sha256('x') ${of}`, /immutable/],
      [`UPDATE sealed_leaf SET salt = NULL ${of}`, /immutable/],
      [`UPDATE sealed_leaf SET erased_at = now() ${of}`, /salt_until_erased/],
      [`DELETE FROM sealed_leaf ${of}`, /immutable/],
      ["TRUNCATE sealed_leaf", /immutable/],
      [`UPDATE sealed_day SET sealed_at = now() WHERE day = '${day}'`, /immutable/],
      [`DELETE FROM sealed_day WHERE day = '${day}'`, /immutable/],
      ["TRUNCATE sealed_day CASCADE", /immutable/],
      [
        `INSERT INTO sealed_leaf (day, position, kind, judgement_id, hash, salt)
         VALUES ('${day}', 2, 'vote', gen_random_uuid(), sha256('x'), sha256('y'))`,
        /its day is sealed/,
      ],
      [
        `INSERT INTO sealed_leaf (day, position, kind, judgement_id, hash, salt)
         VALUES ('${day}'::date + 1, 0, 'vote', gen_random_uuid(), sha256('x'), sha256('y'))`,
        /foreign key/,
      ],
    ] as const;
    for (const [statement, reason] of refused) await expect(pool.query(statement), statement).rejects.toThrow(reason);
    await pool.query(`UPDATE sealed_leaf SET withdrawn_at = now() ${of}`);
    const again = `UPDATE sealed_leaf SET withdrawn_at = NULL ${of}`;
    await expect(pool.query(again)).rejects.toThrow(/immutable/);
  });

  it("refuses a day that does not follow, or is not what it says", async () => {
    const insert = (day: string, previous: string, votes: number, root = chainOf(day, previous, votes)) =>
      pool.query(`
        WITH last AS (SELECT * FROM sealed_day ORDER BY day DESC LIMIT 1)
        INSERT INTO sealed_day (day, votes, assessments, previous_root, merkle_root, chain_root, branches, sealed_at)
        SELECT ${day}, ${votes}, 0, ${previous}, sha256(''), ${root}, CASE ${votes} WHEN 0 THEN '' ELSE sha256('') END, now() FROM last`);
    const chainOf = (day: string, previous: string, votes: number) =>
      `sha256('palate day 1'::bytea || ${previous} || convert_to(to_char(${day}, 'YYYY-MM-DD'), 'UTF8')
        || int8send(${votes}) || int8send(0) || sha256(''))`;
    await sealTwo();
    const [next, root] = ["last.day + 1", "last.chain_root"];
    await expect(insert("last.day + 2", root, 0)).rejects.toThrow(/does not follow/);
    await expect(insert("last.day - 1", root, 0)).rejects.toThrow(/does not follow/);
    await expect(insert(next, "sha256('x')", 0)).rejects.toThrow(/does not go on/);
    await expect(insert(next, root, 1)).rejects.toThrow(/other leaves/);
    await expect(insert(next, root, 0, "sha256('x')")).rejects.toThrow(/not made of what it says/);
    await insert(next, root, 0);
    expect(await newestDay()).toMatchObject({ votes: 0, assessments: 0 });
  });
});
