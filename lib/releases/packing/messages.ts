import type { NamedColumn } from "../column";
import type { NewContents } from "../views/judged-content";
import type { Format } from "./pack-rows";

/** What rows are of: the columns of a table, or the name of a view. */
export type Packed = readonly NamedColumn[] | string;

/** What the packing thread is asked for. */
export type Asked = { readonly table: number } & (
  | { readonly kind: "open"; readonly packed: Packed; readonly formats: readonly Format[] }
  | { readonly kind: "write"; readonly lines: string; readonly contents?: NewContents }
  | { readonly kind: "finish" }
);

/** Requests of a table are answered one after the other. */
export type Request = Asked & { readonly id: number };

/** That a chunk is in its file. */
export interface Written {
  readonly kind: "written";
  readonly id: number;
}

export interface Answer {
  readonly kind: "answer";
  /** Of the request. */
  readonly id: number;
  readonly error: Error | null;
}

/** A piece of a file, to be answered with `written`. */
export interface Chunk {
  readonly kind: "chunk";
  readonly table: number;
  readonly format: Format;
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type ToMain = Answer | Chunk;
