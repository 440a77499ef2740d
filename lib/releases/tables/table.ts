import type { z } from "zod";
import type { Cell, NamedColumn } from "../column";

/** How the files of a table are written. */
export interface TableFiles<Row extends Readonly<Record<string, Cell>>> {
  /** Name of its files without their endings. */
  readonly name: string;
  readonly columns: readonly NamedColumn<keyof Row & string>[];
  /** Also as CSV, beside Parquet and JSON lines. */
  readonly hasCsv: boolean;
}

/** A table of a release, with what a row may be: everything that it may contain, and nothing else. */
export interface Table<Row extends Readonly<Record<string, Cell>>> extends TableFiles<Row> {
  readonly schema: z.ZodType<Row>;
}
