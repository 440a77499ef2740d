import type { Chain } from "@/lib/chain/days";
import { firstRoot } from "@/lib/chain/days";
import { sha256, toHex } from "@/lib/chain/sha256";
import { pool } from "@/lib/db/client";
import { onConnection } from "@/lib/db/on-connection";
import { checkRecord } from "./check-record";
import type { Connection } from "./connection";
import { readReceipts } from "./receipts";
import type { Receipts, ReceiptsQuery, RecordCheck, Transparency, TransparencyQuery } from "./schema";

interface DayRow {
  readonly day: string;
  readonly votes: number;
  readonly assessments: number;
  readonly tombstones: number;
  readonly erased: number;
  readonly previousRoot: string;
  readonly merkleRoot: string;
  readonly chainRoot: string;
  readonly sealedAt: Date;
}

const daysSql = `
  SELECT to_char(day, 'YYYY-MM-DD') AS day, votes, assessments, dead.tombstones, dead.erased,
    encode(previous_root, 'hex') AS "previousRoot", encode(merkle_root, 'hex') AS "merkleRoot",
    encode(chain_root, 'hex') AS "chainRoot", sealed_at AS "sealedAt"
  FROM sealed_day CROSS JOIN LATERAL (
    SELECT count(*)::int AS tombstones, count(erased_at)::int AS erased FROM sealed_leaf
    WHERE sealed_leaf.day = sealed_day.day AND (withdrawn_at IS NOT NULL OR erased_at IS NOT NULL)
  ) AS dead
  WHERE sealed_day.day > coalesce($1::date, '-infinity'::date) ORDER BY sealed_day.day LIMIT $2`;

async function readDays(connection: Connection, after: string | null, limit: number | null): Promise<Transparency> {
  const { rows } = await connection.query<DayRow>(daysSql, [after, limit === null ? null : limit + 1]);
  const page = limit === null ? rows : rows.slice(0, limit);
  const root = page[0]?.previousRoot ?? (await rootUntil(connection, after));
  return {
    format: "palate transparency 1",
    previousRoot: root,
    days: page.map(({ previousRoot: _, sealedAt, ...day }) => ({ ...day, sealedAt: sealedAt.toISOString() })),
    next: page.length < rows.length ? page.at(-1)!.day : null,
  };
}

/** What an empty page goes on from. */
async function rootUntil(connection: Connection, day: string | null): Promise<string> {
  const { rows } = await connection.query<{ root: string }>(
    `SELECT encode(chain_root, 'hex') AS root FROM sealed_day WHERE day <= $1::date ORDER BY day DESC LIMIT 1`,
    [day],
  );
  return rows[0]?.root ?? firstRoot;
}

/** A page of the chain, oldest day first. O(days of the page + their tombstones). */
export function getTransparency({ after, limit }: TransparencyQuery): Promise<Transparency> {
  return readDays(pool, after ?? null, limit);
}

/** Changes with every day that is sealed and every tombstone. O(tombstones), from an index. */
export async function transparencyTag(): Promise<string> {
  const { rows } = await pool.query<{ state: string }>(
    `SELECT concat_ws(' ', (SELECT encode(chain_root, 'hex') FROM sealed_day ORDER BY day DESC LIMIT 1), count(*), count(erased_at)) AS state
     FROM sealed_leaf WHERE withdrawn_at IS NOT NULL OR erased_at IS NOT NULL`,
  );
  return `"${toHex(sha256(rows[0]!.state)).slice(0, 32)}"`;
}

/** The newest days, the newest first, and how many there are in all. */
export async function getNewestDays(limit: number): Promise<{ days: Transparency["days"]; total: number }> {
  const { rows } = await pool.query<{ after: string | null; total: number }>(
    `SELECT to_char(max(day) - $1::int, 'YYYY-MM-DD') AS after, count(*)::int AS total FROM sealed_day`,
    [limit],
  );
  const { after, total } = rows[0]!;
  return { days: (await readDays(pool, after, limit)).days.toReversed(), total };
}

/**
 * All days of the chain, as `transparency.json` of a release has them. A release calls it in the transaction that shows one moment of the
 * record, so that it names every vote of the release that was sealed by then. O(days + tombstones).
 */
export function transparencyFile(connection: Connection): Promise<Transparency> {
  return readDays(connection, null, null);
}

/** Makes every leaf again from the record and holds it against the chain, in one moment of the record; see `checkRecord`. */
export function checkTransparency(): Promise<{ check: RecordCheck; chain: Chain }> {
  return onConnection("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", async (connection) => {
    const chain = await transparencyFile(connection);
    return { check: await checkRecord(connection, chain), chain };
  });
}

/** Receipts of an annotator's sealed votes and assessments that were not erased; see `readReceipts`. */
export function listReceipts({ annotatorId, after }: ReceiptsQuery & { annotatorId: string }): Promise<Receipts> {
  return onConnection("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", (connection) =>
    readReceipts(connection, annotatorId, after ?? null),
  );
}
