/** What can be wrong with a file that somebody hands over. */
export type FileFailure =
  /** Not there, a folder, no permission, broken packing. */
  | "unreadable"
  | "unknown_format"
  /** Bytes that are no UTF-8 (or UTF-16 with its mark). */
  | "not_text"
  /** No row, or not even a header. */
  | "empty"
  | "missing_column"
  | "ambiguous_column"
  /** Another number of fields than the header, an open quote, broken JSON. */
  | "broken_row"
  | "unknown_outcome"
  | "self_comparison"
  /** A cell that is empty, no text or no number where one is needed. */
  | "bad_value"
  /** The same system twice on a board. */
  | "repeated_system"
  /** A vote that weighs more or less than one, where only whole votes can be stored. */
  | "weighted"
  /** The same text on both sides: there was nothing to choose. */
  | "equal_outputs"
  /** Another vote was stored for this row before. */
  | "changed_row";

/** Rows of text files are counted as an editor counts lines; a Parquet file has records, counted from 1. */
export type RowUnit = "line" | "record";

export interface FilePlace {
  /** As the person wrote it. */
  readonly file: string;
  readonly unit?: RowUnit;
  readonly row?: number;
}

/** What is wrong with a file, and where: `message` is one line for a person, with the file and the row. */
export class FileError extends Error {
  readonly code: FileFailure;
  readonly place: FilePlace;
  /** The message without its place. */
  readonly detail: string;

  constructor(code: FileFailure, detail: string, place: FilePlace, options?: ErrorOptions) {
    const where = place.row === undefined ? place.file : `${place.file}, ${place.unit ?? "line"} ${place.row}`;
    super(`${where}: ${detail}`, options);
    this.name = "FileError";
    this.code = code;
    this.place = place;
    this.detail = detail;
  }
}

// Enough to recognize a cell by, and short enough for a line of a terminal.
const longestQuote = 60;

/** A text of a file as an error shows it: in quotes, shortened, on one line. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text);
}
