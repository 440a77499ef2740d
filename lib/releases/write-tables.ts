import type { Pseudonymize } from "@/lib/privacy/pseudonymize";
import type { Staging } from "@/lib/storage/release-files";
import type { Cell } from "./column";
import type { Connection } from "./connection";
import { openRowFiles, type RowFiles } from "./packing/row-files";
import type { WrittenFile } from "./packing/written-file";
import type { ImageFiles } from "./tables/image-files";
import type { NamedOutputs } from "./tables/named-outputs";
import { outputIdOf, outputs, readOutputs, toOutputRow } from "./tables/outputs";
import { personas, readPersonas } from "./tables/personas";
import { type SystemRow, systems } from "./tables/systems";
import type { TableFiles } from "./tables/table";
import { readTasks, tasks } from "./tables/tasks";

const pageSize = 500;

/** What was written of a table. */
export interface WrittenTable {
  readonly table: Pick<TableFiles<Readonly<Record<string, Cell>>>, "name" | "columns">;
  readonly rows: number;
  readonly files: readonly WrittenFile[];
}

interface Place {
  readonly connection: Connection;
  readonly staging: Staging;
  readonly pseudonymize: Pseudonymize;
  readonly imageFiles: ImageFiles;
}

/**
 * Writes the tables that say what judgements are about: outputs, tasks, personas, systems; their images go to `imageFiles`. Memory is bound by a page
 * of outputs, tasks or personas, and 32 bytes an output for their order.
 *
 * @param named the outputs of the published judgements
 * @param ofArenas the systems of the arenas that occur, in their order
 */
export async function writeTables(
  { connection, staging, pseudonymize, imageFiles }: Place,
  named: NamedOutputs,
  ofArenas: readonly SystemRow[],
): Promise<readonly WrittenTable[]> {
  const order = await named.order((output) => outputIdOf(output, pseudonymize).slice(0, 32));

  async function* outputRows() {
    for (const ids of order.pages(pageSize)) {
      const rows = [];
      for (const raw of await readOutputs(connection, ids)) rows.push(await toOutputRow(raw, pseudonymize, imageFiles));
      yield rows;
    }
  }

  return [
    await writeTable(staging, outputs, outputRows()),
    await writeTable(staging, tasks, readTasks(connection, imageFiles)),
    await writeTable(staging, personas, readPersonas(connection, imageFiles)),
    await writeTable(staging, systems, [ofArenas]),
  ];
}

/** Writes pages of rows, in their order. Without a row there is no file. */
export async function writeTable<Row extends Readonly<Record<string, Cell>>>(
  staging: Staging,
  table: TableFiles<Row>,
  pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): Promise<WrittenTable> {
  let files: RowFiles<Row> | null = null;
  let rows = 0;
  for await (const page of pages) {
    if (page.length === 0) continue;
    files ??= await openRowFiles(staging, table);
    await files.write(page);
    rows += page.length;
  }
  return { table, rows, files: files ? await files.finish() : [] };
}
