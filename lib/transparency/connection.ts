/** Whatever runs SQL: a pool, or a connection inside a transaction. */
export interface Connection {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

const pageRows = 5000;

/** The rows of a query in pages, by a cursor; within a transaction, one at a time for a connection. Memory is bound by a page. */
export async function* readPages<Row extends object>(
  connection: Connection,
  text: string,
  values: unknown[],
): AsyncGenerator<Row[]> {
  await connection.query(`DECLARE page_of_rows NO SCROLL CURSOR FOR ${text}`, values);
  for (;;) {
    const { rows } = await connection.query<Row>(`FETCH ${pageRows} FROM page_of_rows`);
    if (rows.length === 0) break;
    yield rows;
  }
  await connection.query("CLOSE page_of_rows");
}
