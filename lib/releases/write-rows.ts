import type { Pseudonymize } from "@/lib/privacy/pseudonymize";
import type { Staging } from "@/lib/storage/release-files";
import type { NamedColumn } from "./column";
import { openRowFiles, type RowFiles, type WrittenFile } from "./row-files";
import { RowOrder } from "./row-order";
import { type Connection, countExcluded, type JudgementTable, readJudgementIds } from "./vote-reader";

const pageSize = 500;

type AnyRow = Readonly<Record<string, string | number | null>> & {
  readonly annotator_id: string;
  readonly arena: string;
};

/** A kind of judgement in a release: where it is read, and how it is cleaned. */
export interface ReleaseKind<Raw, Row> {
  readonly table: JudgementTable;
  /** Name of its files without their endings; there are none where there is no row. */
  readonly base: string;
  readonly columns: readonly NamedColumn<keyof Row & string>[];
  /** The judgements of these ids, in their order. */
  readonly read: (connection: Connection, ids: readonly string[]) => Promise<Raw[]>;
  /** The published row with what was taken out of it, or the reason why it is left out. */
  readonly clean: (raw: Raw) => { readonly row: Row; readonly redactions: Readonly<Record<string, number>> } | string;
}

interface Place {
  readonly connection: Connection;
  readonly staging: Staging;
  readonly source: string;
  readonly pseudonymize: Pseudonymize;
}

/** What was written of a kind, and what was left out. */
export interface WrittenRows {
  readonly rows: number;
  readonly counts: {
    readonly annotators: number;
    readonly byArena: Record<string, number>;
    readonly leftOut: Record<string, number>;
    readonly redactions: Record<string, number>;
  };
  readonly files: readonly WrittenFile[];
}

/** Writes all counted judgements of a kind in the order of their pseudonyms, page by page. Needs `readConsents` in the same transaction. */
export async function writeRows<Raw, Row extends AnyRow>(
  { connection, staging, source, pseudonymize }: Place,
  { table, base, columns, read, clean }: ReleaseKind<Raw, Row>,
): Promise<WrittenRows> {
  const leftOut = await countExcluded(connection, table, source);
  const order = new RowOrder();
  for await (const ids of readJudgementIds(connection, table, source)) {
    for (const id of ids) order.add(pseudonymize(table, id), id);
  }
  const annotators = new Set<string>();
  const byArena: Record<string, number> = {};
  const redactions: Record<string, number> = {};
  let files: RowFiles<Row> | null = null;
  let written = 0;
  for (const ids of order.pages(pageSize)) {
    const rows: Row[] = [];
    for (const raw of await read(connection, ids)) {
      const cleaned = clean(raw);
      if (typeof cleaned === "string") {
        add(leftOut, cleaned, 1);
        continue;
      }
      for (const [kind, places] of Object.entries(cleaned.redactions)) add(redactions, kind, places);
      annotators.add(cleaned.row.annotator_id);
      add(byArena, cleaned.row.arena, 1);
      rows.push(cleaned.row);
    }
    if (rows.length === 0) continue;
    files ??= await openRowFiles<Row>(staging, base, columns);
    await files.write(rows);
    written += rows.length;
  }
  const counts = { annotators: annotators.size, byArena, leftOut, redactions };
  return { rows: written, counts, files: files ? await files.finish() : [] };
}

function add(counts: Record<string, number>, name: string, value: number): void {
  counts[name] = (counts[name] ?? 0) + value;
}
