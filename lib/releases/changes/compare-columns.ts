import type { ComparedManifest } from "./compared-release";

interface DescribedColumn {
  readonly name: string;
  readonly description: string;
  /** Absent from the first form of releases. */
  readonly type?: string;
  readonly isNullable?: boolean;
}

interface DescribedTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly DescribedColumn[];
}

/** How the columns of a table differ that both releases have. */
export interface ColumnChanges {
  readonly table: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Columns with what of them is another: `type`, `null`, `meaning`. */
  readonly changed: readonly { readonly name: string; readonly what: readonly string[] }[];
}

/** The tables of a release of any form. */
export function describeTables(manifest: ComparedManifest): readonly DescribedTable[] {
  if (manifest.schema !== "palate.release/1") return manifest.tables;
  const { counts, columns, assessments } = manifest;
  const votes = { name: "votes", rows: counts.votes, columns };
  if (!assessments) return [votes];
  return [votes, { name: "assessments", rows: assessments.counts.assessments, columns: assessments.columns }];
}

/** The tables whose columns differ. Where a release does not say a type, types are not compared. */
export function compareColumns(before: readonly DescribedTable[], now: readonly DescribedTable[]): ColumnChanges[] {
  return now.flatMap(({ name: table, columns }) => {
    const older = before.find(({ name }) => name === table);
    if (!older) return [];
    const known = new Map(older.columns.map((column) => [column.name, column]));
    const changes = {
      table,
      added: columns.flatMap(({ name }) => (known.has(name) ? [] : [name])),
      removed: older.columns.flatMap(({ name }) => (columns.some((column) => column.name === name) ? [] : [name])),
      changed: columns.flatMap((column) => {
        const what = compareColumn(known.get(column.name) ?? column, column);
        return what.length === 0 ? [] : [{ name: column.name, what }];
      }),
    };
    return changes.added.length + changes.removed.length + changes.changed.length === 0 ? [] : [changes];
  });
}

function compareColumn(before: DescribedColumn, now: DescribedColumn): string[] {
  const isTyped = before.type !== undefined && now.type !== undefined;
  return [
    ...(isTyped && before.type !== now.type ? ["type"] : []),
    ...(isTyped && before.isNullable !== now.isNullable ? ["null"] : []),
    ...(before.description === now.description ? [] : ["meaning"]),
  ];
}
