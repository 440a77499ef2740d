import { Branches } from "@/lib/chain/branches";
import { type Chain, checkDays } from "@/lib/chain/days";
import { dayBefore } from "@/lib/chain/due-day";
import { leafHash } from "@/lib/chain/leaf";
import { toHex } from "@/lib/chain/sha256";
import { type Connection, readPages } from "./connection";
import { entryOf, type JudgementRow, judgementsOf, type Kind, kinds } from "./judgements";
import type { Finding, RecordCheck } from "./schema";

const listed = 1000;

/** A leaf with what it stands for; without, the columns of the judgement are null. */
type LeafRow = JudgementRow & {
  readonly position: number;
  readonly judgement_id: string;
  readonly hash: Uint8Array;
  readonly salt: Uint8Array | null;
  readonly is_tombstone: boolean;
};

/**
 * Makes every leaf again from the record and holds it against the chain. To be called in a transaction that shows one moment.
 * O(leaves · log leaves of a day) time; memory is bound.
 */
export async function checkRecord(connection: Connection, chain: Chain): Promise<RecordCheck> {
  // A cursor is planned for its first rows; here all of them are read.
  await connection.query("SET LOCAL cursor_tuple_fraction = 1");
  const check = new Check(connection, chain);
  await check.run();
  return check.report();
}

class Check {
  readonly #connection: Connection;
  readonly #chain: Chain;
  readonly #findings: Finding[] = [];
  readonly #counts = { vote: 0, assessment: 0 };
  #tombstones = 0;
  #found = 0;

  constructor(connection: Connection, chain: Chain) {
    this.#connection = connection;
    this.#chain = chain;
  }

  async run(): Promise<void> {
    const broken = checkDays(this.#chain);
    if (broken) this.#note({ kind: "broken", day: broken.day, subject: "day", detail: broken.problem });
    for (const { day, merkleRoot } of this.#chain.days) await this.#checkDay(day, merkleRoot);
    await this.#checkStrayLeaves();
    for (const kind of kinds) await this.#checkUnsealed(kind);
  }

  report(): RecordCheck {
    return {
      days: this.#chain.days.length,
      votes: this.#counts.vote,
      assessments: this.#counts.assessment,
      tombstones: this.#tombstones,
      findings: this.#findings,
      found: this.#found,
    };
  }

  async #checkDay(day: string, merkleRoot: string): Promise<void> {
    const branches = new Branches();
    let expected = 0;
    for (const kind of kinds) {
      for await (const rows of this.#leavesOf(kind, day)) {
        for (const row of rows) {
          if (row.position !== expected) this.#noteGap(day, expected, row.position);
          expected = row.position + 1;
          branches.add(row.hash);
          this.#checkLeaf(kind, day, row);
        }
      }
    }
    if (toHex(branches.finish().root) === merkleRoot) return;
    this.#note({ kind: "broken", day, subject: "day", detail: "its leaves are not those that its root was made of" });
  }

  #leavesOf(kind: Kind, day: string): AsyncGenerator<LeafRow[]> {
    return readPages<LeafRow>(
      this.#connection,
      `SELECT leaf.position, leaf.judgement_id, leaf.hash, leaf.salt,
         leaf.withdrawn_at IS NOT NULL OR leaf.erased_at IS NOT NULL AS is_tombstone, judged.*
       FROM sealed_leaf AS leaf LEFT JOIN ${judgementsOf[kind]} AS judged ON judged.id = leaf.judgement_id
       WHERE leaf.day = $1::date AND leaf.kind = $2::judgement ORDER BY leaf.position`,
      [day, kind],
    );
  }

  #checkLeaf(kind: Kind, day: string, row: LeafRow): void {
    this.#counts[kind] += 1;
    if (row.is_tombstone) this.#tombstones += 1;
    // Erased: nothing is left to compare.
    if (row.salt === null) return;
    const subject = `${kind} ${row.judgement_id}`;
    if (row.id === null) {
      this.#note({ kind: "dropped", day, subject, detail: "it was sealed and is not there; no tombstone says why" });
      return;
    }
    if (toHex(leafHash(row.salt, entryOf(kind, row))) !== toHex(row.hash)) {
      this.#note({ kind: "changed", day, subject, detail: "it is not what was sealed" });
    }
    const isFirst = day === this.#chain.days[0]?.day;
    if (!isFirst && row.source === "human" && row.created_at < startOf(dayBefore(day))) {
      this.#note({ kind: "back-dated", day, subject, detail: `it says it is of ${row.created_at.toISOString()}` });
    }
  }

  #noteGap(day: string, expected: number, position: number): void {
    const places = position - expected === 1 ? `place ${expected}` : `places ${expected} to ${position - 1}`;
    this.#note({ kind: "broken", day, subject: "day", detail: `it has no leaf on ${places}` });
  }

  async #checkStrayLeaves(): Promise<void> {
    const { rows } = await this.#connection.query<{ day: string; leaves: number }>(
      `SELECT to_char(day, 'YYYY-MM-DD') AS day, count(*)::int AS leaves FROM sealed_leaf
       WHERE NOT EXISTS (SELECT FROM sealed_day WHERE sealed_day.day = sealed_leaf.day) GROUP BY sealed_leaf.day ORDER BY 1`,
    );
    for (const { day, leaves } of rows) {
      this.#note({
        kind: "broken",
        day,
        subject: "day",
        detail: `it has ${leaves} leaves, and is no day of the chain`,
      });
    }
  }

  /** What will land in the next day at the earliest, and says that it is older than the day before that. */
  async #checkUnsealed(kind: Kind): Promise<void> {
    const last = this.#chain.days.at(-1)?.day;
    if (last === undefined) return;
    const { rows } = await this.#connection.query<{ id: string; created_at: Date; total: number }>(
      `SELECT id, created_at, count(*) OVER ()::int AS total FROM ${kind}
       WHERE source = 'human' AND created_at < $1::timestamptz
         AND NOT EXISTS (SELECT FROM sealed_leaf WHERE sealed_leaf.judgement_id = ${kind}.id)
       ORDER BY id LIMIT ${listed}`,
      [startOf(last)],
    );
    for (const { id, created_at: createdAt } of rows) {
      const detail = `it is in no day yet, and says it is of ${createdAt.toISOString()}`;
      this.#note({ kind: "back-dated", day: null, subject: `${kind} ${id}`, detail });
    }
    this.#found += Math.max((rows[0]?.total ?? 0) - rows.length, 0);
  }

  #note(finding: Finding): void {
    this.#found += 1;
    if (this.#findings.length < listed) this.#findings.push(finding);
  }
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
