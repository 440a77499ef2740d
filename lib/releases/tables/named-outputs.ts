import type { Connection } from "../connection";
import { RowOrder } from "../row-order";

const rememberedIds = 100_000;
const pageSize = 10_000;

/** Prepares the transaction for `NamedOutputs`. The table ends with the transaction. */
export async function prepareNamedOutputs(connection: Connection): Promise<NamedOutputs> {
  await connection.query("CREATE TEMPORARY TABLE named_output (id uuid PRIMARY KEY) ON COMMIT DROP");
  return new NamedOutputs(connection);
}

/** The outputs that published judgements name, each once, kept in the database: there may be more than fit into memory. */
export class NamedOutputs {
  readonly #connection: Connection;
  #remembered = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async add(ids: Iterable<string>): Promise<void> {
    const fresh = [...new Set(ids)].filter((id) => !this.#remembered.has(id));
    if (fresh.length === 0) return;
    if (this.#remembered.size + fresh.length > rememberedIds) this.#remembered = new Set();
    for (const id of fresh) this.#remembered.add(id);
    await this.#connection.query("INSERT INTO named_output SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING", [fresh]);
  }

  /** Tells the planner how many there are. */
  async finish(): Promise<void> {
    await this.#connection.query("ANALYZE named_output");
  }

  /** All of them in the order of `orderOf`, 32 hexadecimal digits. */
  async order(
    orderOf: (output: { id: string; contentHash: string; personaKind: "described" | "self" }) => string,
  ): Promise<RowOrder> {
    const order = new RowOrder();
    let after = "00000000-0000-0000-0000-000000000000";
    for (;;) {
      const { rows } = await this.#connection.query<{
        id: string;
        contentHash: string;
        personaKind: "described" | "self";
      }>(
        `SELECT output.id, output.content_hash AS "contentHash", persona.kind AS "personaKind"
         FROM (SELECT id FROM named_output WHERE id > $1::uuid ORDER BY id LIMIT ${pageSize}) AS named
         JOIN output USING (id)
         JOIN persona_version ON persona_version.id = output.persona_version_id
         JOIN persona ON persona.id = persona_version.persona_id
         ORDER BY output.id`,
        [after],
      );
      const last = rows.at(-1);
      if (!last) return order;
      for (const row of rows) order.add(orderOf(row), row.id);
      after = last.id;
    }
  }
}
