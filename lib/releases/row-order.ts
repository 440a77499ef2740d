import { sortEntries } from "./sort-entries";

const entryBytes = 32;
const hexadecimal = /^[0-9a-f]{32}$/;

/**
 * Ids in the order of their pseudonyms, so that the order of a file says nothing of when its votes came.
 * 32 bytes an id, and 12 while it is sorted: a million votes take 44 MB, which is all that building a release keeps of them.
 */
export class RowOrder {
  #entries = Buffer.alloc(entryBytes * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /**
   * @param pseudonym 32 hexadecimal digits
   * @param id a UUID
   */
  add(pseudonym: string, id: string): void {
    const digits = id.replaceAll("-", "");
    if (!hexadecimal.test(pseudonym) || !hexadecimal.test(digits)) throw new RangeError("not a pseudonym and a UUID");
    const offset = this.#length * entryBytes;
    if (offset === this.#entries.byteLength) this.#entries = Buffer.concat([this.#entries], offset * 2);
    this.#entries.write(pseudonym, offset, "hex");
    this.#entries.write(digits, offset + entryBytes / 2, "hex");
    this.#length += 1;
  }

  /** The ids in pages of `size`, ordered by pseudonym. O(n log n). */
  *pages(size: number): Generator<string[]> {
    const order = sortEntries(this.#entries, entryBytes, this.#length);
    for (let start = 0; start < order.length; start += size) {
      yield Array.from(order.subarray(start, start + size), (index) => this.#idAt(index));
    }
  }

  #idAt(index: number): string {
    const start = index * entryBytes + entryBytes / 2;
    const digits = this.#entries.toString("hex", start, start + entryBytes / 2);
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }
}
