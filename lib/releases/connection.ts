/** Whatever runs SQL on one connection inside one transaction. */
export interface Connection {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

/** The same connection, which takes a statement before the last one has its answer and runs them one after the other. */
export function inTurn(connection: Connection): Connection {
  let last: Promise<unknown> = Promise.resolve();
  return {
    query<Row extends object>(text: string, values?: unknown[]) {
      const answer = last.then(() => connection.query<Row>(text, values));
      // Whoever asked is told of a failure; the next statement fails by itself.
      last = answer.catch(() => undefined);
      return answer;
    },
  };
}
