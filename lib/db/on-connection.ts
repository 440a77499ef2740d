import type { PoolClient } from "pg";
import { pool } from "./client";

/**
 * Does some work in one transaction on one plain connection, which cursors need. What throws undoes it.
 *
 * @param begin how the transaction begins: `BEGIN`, `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`
 */
export async function onConnection<T>(begin: `BEGIN${string}`, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // A connection that cannot undo is closed, and what it did with it.
    failure = await client.query("ROLLBACK").then(
      () => undefined,
      (undoing: Error) => undoing,
    );
    throw error;
  } finally {
    client.release(failure);
  }
}
