import type { FileError, RowUnit } from "./file-error";

/** A file with named columns: opened, but read only as its batches are asked for. */
export interface Table {
  readonly file: string;
  readonly format: TableFormat;
  /** In their order. A name may stand there twice; `batches` then gives the first of them. */
  readonly columns: readonly string[];
  readonly unit: RowUnit;
  /** How many rows there are, where the format says so beforehand. */
  readonly rowCount?: number;
  /**
   * The rows, in the order of the file. To be called once; memory is bound by one batch.
   *
   * @param wanted names among `columns`; the others are passed over
   * @param onBroken is told of a broken row, before the batch that it would stand in, where it is known where the next one begins;
   *   without it such a row ends the reading, too
   * @throws FileError `broken_row` | `not_text` | `unreadable`
   */
  batches(wanted: readonly string[], onBroken?: (error: FileError) => void): AsyncGenerator<TableBatch>;
}

export type TableFormat = "csv" | "json" | "jsonl" | "parquet";

/** Some rows of a table, column by column. */
export interface TableBatch {
  readonly length: number;
  /** Where each row stands in the file, from 1: the line on which it begins, or the number of the record. */
  readonly rows: ArrayLike<number>;
  /** For each wanted column a cell for each row: text in CSV, any value elsewhere, undefined where JSON names none. */
  readonly cells: readonly ArrayLike<unknown>[];
}
