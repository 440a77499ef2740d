/**
 * A map that forgets what was used longest ago. Parsed documents are kept here because one source is asked for by every system and every persona.
 * Constant time for each call.
 */
export class BoundedCache<Value> {
  readonly #entries = new Map<string, Value>();

  /** @param capacity entries kept, at least one */
  constructor(readonly capacity: number) {
    if (!(capacity >= 1)) throw new RangeError("a cache keeps at least one entry");
  }

  /** The value of `key`, made by `make` where it is not kept. */
  take(key: string, make: () => Value): Value {
    const kept = this.#entries.get(key);
    const value = kept === undefined ? make() : kept;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.capacity) {
      const oldest = this.#entries.keys().next();
      if (!oldest.done) this.#entries.delete(oldest.value);
    }
    return value;
  }
}
