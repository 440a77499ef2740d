import type { Manifest } from "../manifest";

/** A table of a release, or a view of its tables. */
export interface ReleasedTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly ReleasedColumn[];
  /** What a row is. */
  readonly oneRowFor: string;
  /** Its Parquet file. */
  readonly parquet: string;
}

interface ReleasedColumn {
  readonly name: string;
  /** `string`, `integer`, `number`, `date`; of views also others. */
  readonly type: string;
  readonly isNullable: boolean;
  readonly description: string;
}

/** A manifest may list views of its tables, nested as they may be. */
interface WithViews {
  readonly views?: readonly Omit<ReleasedTable, "oneRowFor" | "parquet">[];
}

/** The tables of a release in the order of its manifest. */
export function releasedTables({ tables }: Pick<Manifest, "tables">): ReleasedTable[] {
  return tables.map((table) => ({ ...table, oneRowFor: rowsOf[table.name] ?? table.name, parquet: parquetOf(table) }));
}

/** The same, and then its views. */
export function releasedTablesAndViews(manifest: Pick<Manifest, "tables"> & WithViews): ReleasedTable[] {
  const views = (manifest.views ?? []).map((view) => ({
    ...view,
    oneRowFor: `a row of the view ${view.name}`,
    parquet: parquetOf(view),
  }));
  return [...releasedTables(manifest), ...views];
}

function parquetOf({ name }: { readonly name: string }): string {
  return `${name}.parquet`;
}

const rowsOf: Readonly<Record<string, string>> = {
  votes: "a vote",
  battles: "what was shown before a vote",
  assessments: "an assessment of one output",
  outputs: "an output that was judged",
  tasks: "a task that was judged",
  personas: "a version of a described person",
  systems: "a system of an arena",
  boards: "a system on a board",
};
