import { randomBytes } from "node:crypto";
import { Branches } from "@/lib/chain/branches";
import { chainRoot, dayAfter, firstRoot } from "@/lib/chain/days";
import { dueDay } from "@/lib/chain/due-day";
import { leafHash, saltBytes } from "@/lib/chain/leaf";
import { fromHex } from "@/lib/chain/sha256";
import { type Clock, systemClock } from "@/lib/clock";
import { pool } from "@/lib/db/client";
import { firstIdAt } from "@/lib/db/first-id-at";
import { onConnection } from "@/lib/db/on-connection";
import { type Connection, readPages } from "./connection";
import { entryOf, type JudgementRow, judgementsOf, type Kind, kinds } from "./judgements";

/** The advisory lock that whoever seals a day holds until the end of the transaction. */
const sealLock = 5_262_418;

export interface SealedDay {
  readonly day: string;
  readonly votes: number;
  readonly assessments: number;
}

/**
 * Seals every day that is over, one after the other, each in a transaction of its own: all votes and assessments that were recorded before
 * its end and are in no day yet get a leaf. A day without votes is sealed as well, so that none can be missing. The first day of all takes
 * in whatever is older.
 *
 * Votes do not wait for it, and it does not wait for them: one that becomes visible too late lands in the next day.
 *
 * Where nothing is due it costs one look at the last day; else O(votes) once for what is in the chain already, and O(new · log new).
 * Memory is bound.
 */
export async function sealDueDays(clock: Clock = systemClock): Promise<SealedDay[]> {
  const sealed: SealedDay[] = [];
  while (dueDay((await readLastDay(pool))?.day ?? null, clock.now()) !== null) {
    const day = await onConnection("BEGIN", (connection) => sealNextDay(connection, clock.now()));
    if (day) sealed.push(day);
  }
  return sealed;
}

/** @returns null where somebody else was quicker */
async function sealNextDay(connection: Connection, now: Date): Promise<SealedDay | null> {
  await connection.query("SELECT pg_advisory_xact_lock($1)", [sealLock]);
  const last = await readLastDay(connection);
  const day = dueDay(last?.day ?? null, now);
  if (day === null) return null;
  // A cursor is planned for its first rows; here all of them are read.
  await connection.query("SET LOCAL cursor_tuple_fraction = 1");
  const writer = new LeafWriter(connection, day);
  const counts = { vote: 0, assessment: 0 };
  for (const kind of kinds) {
    for await (const rows of readUnsealed(connection, kind, day)) {
      await writer.write(kind, rows);
      counts[kind] += rows.length;
    }
  }
  const sealed = { day, votes: counts.vote, assessments: counts.assessment };
  await storeDay(connection, sealed, last?.root ?? fromHex(firstRoot), writer.finish(), now);
  // Of consents that were taken back while their votes were being sealed.
  await connection.query("SELECT leave_all_withdrawn()");
  return sealed;
}

async function readLastDay(connection: Connection): Promise<{ day: string; root: Uint8Array } | null> {
  const { rows } = await connection.query<{ day: string; root: Uint8Array }>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, chain_root AS root FROM sealed_day ORDER BY sealed_day.day DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}

/** What was recorded before the end of the day, by the moment that it says or by the one in its id, and is in no day. */
function readUnsealed(connection: Connection, kind: Kind, day: string): AsyncGenerator<JudgementRow[]> {
  const end = new Date(`${dayAfter(day)}T00:00:00Z`);
  return readPages<JudgementRow>(
    connection,
    `SELECT judged.* FROM ${judgementsOf[kind]} AS judged
     WHERE (judged.created_at < $1::timestamptz OR judged.id < $2::uuid)
       AND NOT EXISTS (SELECT FROM sealed_leaf WHERE sealed_leaf.judgement_id = judged.id)
     ORDER BY judged.id`,
    [end, firstIdAt(end.getTime())],
  );
}

/** Stores the leaves of a day, in the order that they are given. */
class LeafWriter {
  readonly #connection: Connection;
  readonly #day: string;
  readonly #branches = new Branches();
  #position = 0;

  constructor(connection: Connection, day: string) {
    this.#connection = connection;
    this.#day = day;
  }

  async write(kind: Kind, rows: readonly JudgementRow[]): Promise<void> {
    const randomness = randomBytes(saltBytes * rows.length);
    const salts = rows.map((_, at) => randomness.subarray(at * saltBytes, (at + 1) * saltBytes));
    const hashes = rows.map((row, at) => leafHash(salts[at]!, entryOf(kind, row)));
    for (const hash of hashes) this.#branches.add(hash);
    await this.#connection.query(
      `INSERT INTO sealed_leaf (day, position, kind, judgement_id, hash, salt)
       SELECT $1::date, $2::int + place - 1, $3::judgement, id, hash, salt
       FROM unnest($4::uuid[], $5::bytea[], $6::bytea[]) WITH ORDINALITY AS leaf (id, hash, salt, place)`,
      [this.#day, this.#position, kind, rows.map(({ id }) => id), hashes, salts],
    );
    this.#position += rows.length;
  }

  finish() {
    return this.#branches.finish();
  }
}

async function storeDay(
  connection: Connection,
  sealed: SealedDay,
  previousRoot: Uint8Array,
  { branches, root }: ReturnType<Branches["finish"]>,
  now: Date,
): Promise<void> {
  const { day, votes, assessments } = sealed;
  await connection.query(
    `INSERT INTO sealed_day (day, votes, assessments, previous_root, merkle_root, chain_root, branches, sealed_at)
     VALUES ($1::date, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[day, votes, assessments, previousRoot, root],
      ...[chainRoot(previousRoot, sealed, root), Buffer.concat(branches), now],
    ],
  );
}
