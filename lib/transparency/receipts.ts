import { branchSize, inclusionPath } from "@/lib/chain/merkle";
import type { Receipt } from "@/lib/chain/receipt";
import { toHex } from "@/lib/chain/sha256";
import type { Connection } from "./connection";
import { entryOf, type JudgementRow, judgementsOf, type Kind, kinds } from "./judgements";
import { type Receipts, receiptsOfPage } from "./schema";

type OwnRow = JudgementRow & {
  readonly kind: Kind;
  readonly day: string;
  readonly position: number;
  readonly hash: Uint8Array;
  readonly salt: Uint8Array;
};

interface DayTree {
  readonly leaves: number;
  readonly branches: readonly Uint8Array[];
}

/**
 * A page of an annotator's receipts, in the order of the ids of what they are for. A branch of the day is read once, whatever the day has
 * beside it: O(receipts · (branchSize + log leaves)) at most.
 */
export async function readReceipts(
  connection: Connection,
  annotatorId: string,
  after: string | null,
): Promise<Receipts> {
  const own = await readOwn(connection, annotatorId, after);
  const page = own.slice(0, receiptsOfPage);
  const trees = await readTrees(connection, [...new Set(page.map(({ day }) => day))]);
  const branches = new Map<string, Uint8Array[]>();
  const receipts: Receipt[] = [];
  for (const row of page) {
    const branch = Math.floor(row.position / branchSize);
    const key = `${row.day} ${branch}`;
    const hashes = branches.get(key) ?? (await readBranch(connection, row.day, branch));
    branches.set(key, hashes);
    receipts.push(receiptOf(row, trees.get(row.day)!, branch, hashes));
  }
  return { receipts: receipts.map((receipt) => ({ ...receipt, path: [...receipt.path] })), next: nextOf(own) };
}

function nextOf(own: readonly OwnRow[]): string | null {
  return own.length > receiptsOfPage ? own[receiptsOfPage - 1]!.id : null;
}

function receiptOf(row: OwnRow, { leaves, branches }: DayTree, branch: number, hashes: readonly Uint8Array[]): Receipt {
  const path = [...inclusionPath(hashes, row.position % branchSize), ...inclusionPath(branches, branch)];
  return {
    day: row.day,
    position: row.position,
    leaves,
    entry: entryOf(row.kind, row),
    salt: toHex(row.salt),
    leaf: toHex(row.hash),
    path: path.map(toHex),
  };
}

/** One more than a page, of both kinds together. */
async function readOwn(connection: Connection, annotatorId: string, after: string | null): Promise<OwnRow[]> {
  const found: OwnRow[] = [];
  for (const kind of kinds) {
    const { rows } = await connection.query<OwnRow>(
      `SELECT judged.*, leaf.kind, to_char(leaf.day, 'YYYY-MM-DD') AS day, leaf.position, leaf.hash, leaf.salt
       FROM ${judgementsOf[kind]} AS judged JOIN sealed_leaf AS leaf ON leaf.judgement_id = judged.id
       WHERE judged.annotator_id = $1::uuid AND leaf.salt IS NOT NULL AND ($2::uuid IS NULL OR judged.id > $2::uuid)
       ORDER BY judged.id LIMIT $3`,
      [annotatorId, after, receiptsOfPage + 1],
    );
    found.push(...rows);
  }
  return found.toSorted((one, other) => (one.id < other.id ? -1 : 1)).slice(0, receiptsOfPage + 1);
}

async function readTrees(connection: Connection, days: readonly string[]): Promise<Map<string, DayTree>> {
  const { rows } = await connection.query<{ day: string; leaves: number; branches: Buffer }>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, votes + assessments AS leaves, branches FROM sealed_day WHERE day = ANY($1::date[])`,
    [days],
  );
  return new Map(rows.map(({ day, leaves, branches }) => [day, { leaves, branches: split(branches) }]));
}

function split(branches: Buffer): Uint8Array[] {
  return Array.from({ length: branches.length / 32 }, (_, at) => branches.subarray(at * 32, (at + 1) * 32));
}

async function readBranch(connection: Connection, day: string, branch: number): Promise<Uint8Array[]> {
  const { rows } = await connection.query<{ hash: Uint8Array }>(
    `SELECT hash FROM sealed_leaf WHERE day = $1::date AND position >= $2 AND position < $3 ORDER BY position`,
    [day, branch * branchSize, (branch + 1) * branchSize],
  );
  return rows.map(({ hash }) => hash);
}
