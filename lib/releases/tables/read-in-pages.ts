import type { Connection } from "../connection";

const pageSize = 200;

/** The rows of a statement by a cursor of the transaction, a page at a time. One at a time in a transaction. */
export async function* readInPages<Row extends object>(
  connection: Connection,
  statement: string,
): AsyncGenerator<Row[]> {
  await connection.query(`DECLARE release_rows NO SCROLL CURSOR FOR ${statement}`);
  for (;;) {
    const { rows } = await connection.query<Row>(`FETCH ${pageSize} FROM release_rows`);
    if (rows.length === 0) break;
    yield rows;
  }
  await connection.query("CLOSE release_rows");
}
