import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { serverHome } from "./server";

/**
 * Asks the database of this run directly, past the application: to know what must not be shown, and to make happen what
 * a test cannot wait for.
 */
export async function askRecord<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) {
  const running = JSON.parse(await readFile(join(serverHome(), "running.json"), "utf8")) as { databaseUrl: string };
  const client = new pg.Client({ connectionString: running.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
