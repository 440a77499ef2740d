import type { StoredManifest } from "../manifest";
import type { BoardCell } from "./compare-boards";

type WithoutFiles<Form> = Form extends unknown ? Omit<Form, "files"> : never;

/** A manifest of any form, but for the files: what changes say is one of them. */
export type ComparedManifest = WithoutFiles<StoredManifest>;

/** What is needed of a release to compare it: its manifest, and who stands where on its boards. */
export interface ComparedRelease {
  readonly manifest: ComparedManifest;
  /** Null where the file of the boards is not at hand. */
  readonly boards: readonly BoardCell[] | null;
}
