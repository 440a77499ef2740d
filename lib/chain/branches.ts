import { branchSize, merkleRoot } from "./merkle";

/** The leaves of a day, taken one after the other. Memory O(branchSize + leaves / branchSize), O(1) amortized a leaf. */
export class Branches {
  readonly #roots: Uint8Array[] = [];
  #open: Uint8Array[] = [];

  add(leaf: Uint8Array): void {
    this.#open.push(leaf);
    if (this.#open.length === branchSize) this.#close();
  }

  /** Ends the day. @returns the roots of its branches, and of the tree of all its leaves */
  finish(): { readonly branches: readonly Uint8Array[]; readonly root: Uint8Array } {
    if (this.#open.length > 0) this.#close();
    return { branches: this.#roots, root: merkleRoot(this.#roots) };
  }

  #close(): void {
    this.#roots.push(merkleRoot(this.#open));
    this.#open = [];
  }
}
