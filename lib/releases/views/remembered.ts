/** What was read lately, so that what many rows name is not read for each of them. */
export class Remembered<Key, Value> {
  readonly #values = new Map<string, { readonly value: Value; readonly weight: number }>();
  readonly #nameOf: (key: Key) => string;
  readonly #read: (keys: readonly Key[]) => Promise<readonly (readonly [Key, Value])[]>;
  readonly #weigh: (value: Value) => number;
  readonly #most: number;
  #weight = 0;

  /**
   * @param read values of keys, in any order
   * @param most weight that is kept beyond what the last call asked for
   */
  constructor(parts: {
    readonly nameOf: (key: Key) => string;
    readonly read: (keys: readonly Key[]) => Promise<readonly (readonly [Key, Value])[]>;
    readonly weigh: (value: Value) => number;
    readonly most: number;
  }) {
    this.#nameOf = parts.nameOf;
    this.#read = parts.read;
    this.#weigh = parts.weigh;
    this.#most = parts.most;
  }

  /** The values by key. @throws Error one could not be read */
  async of(keys: readonly Key[]): Promise<(key: Key) => Value> {
    const missing = new Map<string, Key>();
    const found = new Map<string, Value>();
    for (const key of keys) {
      const name = this.#nameOf(key);
      const known = this.#values.get(name);
      if (known) found.set(name, known.value);
      else missing.set(name, key);
    }
    if (missing.size > 0) {
      for (const [key, value] of await this.#read([...missing.values()])) {
        found.set(this.#nameOf(key), value);
        this.#keep(this.#nameOf(key), value);
      }
    }
    return (key) => {
      const value = found.get(this.#nameOf(key));
      if (value === undefined) throw new Error(`${this.#nameOf(key)} could not be read`);
      return value;
    };
  }

  /** The oldest go first. */
  #keep(name: string, value: Value): void {
    const weight = this.#weigh(value);
    this.#values.set(name, { value, weight });
    this.#weight += weight;
    for (const [oldest, known] of this.#values) {
      if (this.#weight <= this.#most) break;
      this.#values.delete(oldest);
      this.#weight -= known.weight;
    }
  }
}
