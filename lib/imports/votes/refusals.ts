import type { FileError, FileFailure, RowUnit } from "../file-error";

/** Rows of a file that were refused for one reason. */
export interface RefusedRows {
  readonly reason: FileFailure;
  readonly rows: number;
  readonly unit: RowUnit;
  /** The first of them. */
  readonly first: readonly number[];
  /** What was wrong with the very first. */
  readonly example: string;
}

/** Enough to look some up in the file; the rest is a number. */
const shownRows = 5;

/** Counts refused rows by their reason. Memory is bound, however many there are. */
export class Refusals {
  readonly #byReason = new Map<FileFailure, RefusedRows & { rows: number; readonly first: number[] }>();
  /** Refused rows of all reasons. */
  rows = 0;

  add({ code, detail, place }: FileError): void {
    this.rows += 1;
    let known = this.#byReason.get(code);
    if (known === undefined) {
      known = { reason: code, rows: 0, unit: place.unit ?? "line", first: [], example: detail };
      this.#byReason.set(code, known);
    }
    known.rows += 1;
    if (place.row !== undefined && known.first.length < shownRows) known.first.push(place.row);
  }

  /** The most frequent reason first. */
  list(): RefusedRows[] {
    return [...this.#byReason.values()].sort((one, other) => other.rows - one.rows);
  }
}
