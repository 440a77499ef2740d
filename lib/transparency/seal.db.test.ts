import { describe, expect, it } from "vitest";
import { checkDays } from "@/lib/chain/days";
import { db, pool } from "@/lib/db/client";
import { createArena, createAssessment, createBattle, createVote } from "@/lib/db/testing/factories";
import { settledOrWaiting, whileUncommitted } from "@/lib/db/testing/meanwhile";
import { duringDay, endDay } from "@/lib/db/testing/sealed-days";
import { sealDueDays } from "./commands";
import { checkTransparency, getTransparency, transparencyFile } from "./queries";
import { daysOfPage } from "./schema";

const leafOf = (judgementId: string) => db.sealedLeaf.findUnique({ where: { judgementId } });
const all = { limit: daysOfPage };
const newestDay = async () => (await getTransparency(all)).days.at(-1)!;

describe("sealDueDays", () => {
  it("takes whatever is older into the first day", async () => {
    const old = await createVote({ createdAt: new Date("2020-02-03T04:05:06.789Z") });
    const assessed = await createAssessment({ createdAt: duringDay() });
    expect(await endDay()).toMatchObject([{ votes: 1, assessments: 1 }]);
    expect([(await leafOf(old.id))?.position, (await leafOf(assessed.id))?.position]).toEqual([0, 1]);
    expect((await checkTransparency()).check).toMatchObject({ days: 1, votes: 1, assessments: 1, found: 0 });
  });

  it("seals a day once, however often it is asked", async () => {
    await createVote({ createdAt: duringDay() });
    expect(await endDay()).toMatchObject([{ votes: 1, assessments: 0 }]);
    const before = await getTransparency(all);
    const during = { now: () => duringDay() };
    expect(await Promise.all([sealDueDays(during), sealDueDays(during)])).toEqual([[], []]);
    expect(await getTransparency(all)).toEqual(before);
  });

  it("seals a day once when two do it at the same moment", async () => {
    await createVote({ createdAt: duringDay() });
    const next = { now: () => new Date(duringDay(24).getTime() + 20 * 60_000) };
    const sealed = (await Promise.all([sealDueDays(next), sealDueDays(next), sealDueDays(next)])).flat();
    expect(sealed).toMatchObject([{ votes: 1 }]);
    expect(await endDay()).toEqual([]);
  });

  it("seals days without votes, and those that were missed, one by one", async () => {
    const { days } = await getTransparency(all);
    await createVote({ createdAt: duringDay() });
    const threeDays = { now: () => duringDay(24 * 3 + 1) };
    expect(await sealDueDays(threeDays)).toMatchObject([{ votes: 1 }, { votes: 0 }, { votes: 0 }]);
    const file = await transparencyFile(pool);
    expect(file.days).toHaveLength(days.length + 3);
    expect(checkDays(file)).toBeNull();
    for (const day of [1, 2, 3]) expect([day, await endDay()]).toEqual([day, []]);
  });

  it("leaves a vote that is stored meanwhile to the next day", async () => {
    const early = await createVote({ createdAt: duringDay() });
    const battle = await createBattle();
    const insert = `INSERT INTO vote (id, battle_id, annotator_id, fit, standpoint, source, created_at)
      VALUES (gen_random_uuid(), $1, $2, 'left', 'proxy', 'human', $3) RETURNING id`;
    let late = "";
    const values = [battle.id, battle.annotatorId, duringDay(23.99)];
    const sealing = await whileUncommitted(
      async (client) => {
        late = (await client.query<{ id: string }>(insert, values)).rows[0]!.id;
      },
      () => endDay(),
    );
    expect(sealing).toMatchObject({ hadToWait: false, status: "fulfilled", value: [{ votes: 1 }] });
    expect([await leafOf(early.id), await leafOf(late)]).toMatchObject([{ position: 0 }, null]);
    await endDay();
    expect(await leafOf(late)).toMatchObject({ position: 0 });
    expect((await checkTransparency()).check.found).toBe(0);
  });

  it("loses and doubles nothing while votes come", async () => {
    const arena = await createArena();
    const cast = Array.from({ length: 40 }, () => createVote({ arenaId: arena.id, createdAt: duringDay() }));
    const [votes] = await Promise.all([Promise.all(cast), endDay()]);
    await endDay();
    const leaves = await db.sealedLeaf.count({ where: { judgementId: { in: votes.map(({ id }) => id) } } });
    expect(leaves).toBe(40);
    expect((await checkTransparency()).check.found).toBe(0);
  });

  it("leaves nothing behind when it is ended in the midst of it", async () => {
    const vote = await createVote({ createdAt: duringDay() });
    const before = await getTransparency(all);
    const client = await pool.connect();
    await client.query("BEGIN");
    // Leaves may be stored; their day may not.
    await client.query("LOCK TABLE sealed_day IN SHARE MODE");
    const sealing = endDay().then(
      () => "done",
      () => "ended",
    );
    await settledOrWaiting(() => false);
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    expect(await sealing).toBe("ended");
    await client.query("COMMIT");
    client.release();
    expect(await leafOf(vote.id)).toBeNull();
    expect(await getTransparency(all)).toEqual(before);
    expect(await endDay()).toMatchObject([{ votes: 1 }, { votes: 0 }]);
  });

  it("seals more than a page of votes in the order of their ids", async () => {
    const battle = await createBattle({ source: "simulated" });
    await db.$executeRaw`
      WITH drawn AS (
        INSERT INTO battle SELECT (jsonb_populate_record(battle, jsonb_build_object('id', gen_random_uuid()))).*
        FROM battle, generate_series(1, 6000) WHERE id = ${battle.id}::uuid RETURNING *
      )
      INSERT INTO vote (id, battle_id, annotator_id, fit, standpoint, source, created_at)
      SELECT gen_random_uuid(), id, annotator_id, 'tie', standpoint, source, ${duringDay()} FROM drawn`;
    expect(await endDay()).toMatchObject([{ votes: 6000 }]);
    const { day } = await newestDay();
    const ids = await db.sealedLeaf.findMany({ where: { day: new Date(day) }, orderBy: { position: "asc" } });
    expect(ids.map(({ judgementId }) => judgementId)).toEqual(ids.map(({ judgementId }) => judgementId).toSorted());
    expect((await checkTransparency()).check.found).toBe(0);
  });
});

describe("getTransparency", () => {
  it("gives pages that chain to each other", async () => {
    const whole = await getTransparency(all);
    const first = await getTransparency({ limit: 2 });
    expect([first.days.length, first.next]).toEqual([2, whole.days[1]!.day]);
    const rest = await getTransparency({ after: first.next!, limit: daysOfPage });
    expect([...first.days, ...rest.days]).toEqual(whole.days);
    expect([rest.previousRoot, rest.next, checkDays(rest)]).toEqual([first.days[1]!.chainRoot, null, null]);
    const none = await getTransparency({ after: whole.days.at(-1)!.day, limit: 5 });
    expect(none).toMatchObject({ days: [], next: null, previousRoot: whole.days.at(-1)!.chainRoot });
  });
});
