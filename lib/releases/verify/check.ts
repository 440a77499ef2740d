/** One thing that was looked at, and what is wrong with it. */
export interface Check {
  readonly name: string;
  /** What was looked at: "24 files", "1,284 rows". */
  readonly detail: string;
  /** Nothing where it holds. */
  readonly problems: readonly string[];
}

/** Collects what is wrong; of what is wrong many times it keeps the first. */
export class Problems {
  readonly #told: string[] = [];
  readonly #most: number;
  #more = 0;

  /** @param most that are told one by one */
  constructor(most = 20) {
    this.#most = most;
  }

  add(problem: string): void {
    if (this.#told.length < this.#most) this.#told.push(problem);
    else this.#more += 1;
  }

  list(): string[] {
    return this.#more === 0 ? [...this.#told] : [...this.#told, `and ${this.#more} more`];
  }
}
