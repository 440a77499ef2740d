import { pool } from "@/lib/db/client";
import { checkRecord } from "@/lib/transparency/check-record";
import { sealDueDays } from "@/lib/transparency/commands";
import { transparencyFile } from "@/lib/transparency/queries";
import type { RecordCheck } from "@/lib/transparency/schema";

const dayMs = 86_400_000;
let today = Math.floor(Date.now() / dayMs) * dayMs;

/** A moment of the day that is not sealed yet. */
export function duringDay(hour = 12): Date {
  return new Date(today + hour * 3_600_000);
}

/** Lets the day end, and what is due be sealed. @returns the days that were sealed */
export async function endDay() {
  today += dayMs;
  return sealDueDays({ now: () => new Date(today + 20 * 60_000) });
}

/** What the check says while somebody has changed the record by hand, past its triggers. Nothing of the change stays. */
export async function checkWhile(...statements: readonly string[]): Promise<RecordCheck> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    for (const table of ["vote", "battle", "assessment", "sealed_leaf", "sealed_day"]) {
      await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    }
    for (const statement of statements) await client.query(statement);
    return await checkRecord(client, await transparencyFile(client));
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}
