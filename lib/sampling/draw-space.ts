import { drawIndex, type Random } from "./random";

/** An output as the draw sees it: who made it, and a hash that tells equal outputs apart from different ones. */
export interface SampledOutput {
  readonly id: string;
  readonly systemId: string;
  readonly contentHash: string;
}

/** The outputs of one task for one persona version: every two different ones can meet. At most one output of a system. */
export interface Cell {
  readonly taskId: string;
  readonly personaVersionId: string;
  readonly outputs: readonly SampledOutput[];
}

/** Two systems' different outputs of one cell, in no order: `first` and `second` are indices of systems, first < second. */
export interface OutputPair {
  readonly cell: number;
  readonly first: number;
  readonly second: number;
}

/**
 * Everything that can be drawn: pairs of different outputs of the same cell. Systems with the same content of a cell never
 * meet there: nobody could tell them apart.
 *
 * Memory O(cells · systems); made in O(outputs · log outputs).
 */
export class DrawSpace {
  /** Ids of the systems, by index: in the order in which the cells name them. */
  readonly systems: readonly string[];
  readonly cells: readonly Cell[];
  /** Running sums of the pairs of the cells, from 0 on: length cells + 1. */
  readonly #pairsBefore: Float64Array;
  /** Content of each system in each cell, as a number that is equal where contents are; −1 where there is none. */
  readonly #contents: Int32Array;
  readonly #outputs: readonly (readonly (SampledOutput | undefined)[])[];
  readonly #makers: readonly Int32Array[];
  /** Cells in which several systems made the same. */
  readonly #twinned = new Set<number>();
  readonly #places = new Map<string, { readonly cell: number; readonly system: number }>();
  readonly #counts = new Map<number, number>();

  constructor(cells: readonly Cell[]) {
    this.systems = [...new Set(cells.flatMap(({ outputs }) => outputs.map(({ systemId }) => systemId)))];
    this.cells = cells;
    const size = this.systems.length;
    const indexOf = new Map(this.systems.map((id, index) => [id, index]));
    this.#contents = new Int32Array(cells.length * size).fill(-1);
    this.#pairsBefore = new Float64Array(cells.length + 1);
    const contentIds = new Map<string, number>();
    const outputs: (SampledOutput | undefined)[][] = [];
    const makers: Int32Array[] = [];
    cells.forEach((cell, at) => {
      const own = new Array<SampledOutput | undefined>(size);
      const alike = new Map<number, number>();
      for (const output of cell.outputs) {
        const system = indexOf.get(output.systemId)!;
        const content = contentIds.get(output.contentHash) ?? contentIds.size;
        contentIds.set(output.contentHash, content);
        this.#contents[at * size + system] = content;
        own[system] = output;
        alike.set(content, (alike.get(content) ?? 0) + 1);
        this.#places.set(output.id, { cell: at, system });
      }
      outputs.push(own);
      makers.push(Int32Array.from(cell.outputs, ({ systemId }) => indexOf.get(systemId)!).sort());
      const made = cell.outputs.length;
      if (alike.size < made) this.#twinned.add(at);
      const pairs = [...alike.values()].reduce((rest, group) => rest - group * group, made * made) / 2;
      this.#pairsBefore[at + 1] = this.#pairsBefore[at]! + pairs;
    });
    this.#outputs = outputs;
    this.#makers = makers;
  }

  /** How many pairs there are. */
  get size(): number {
    return this.#pairsBefore.at(-1)!;
  }

  /** How many pairs a cell has. */
  pairsOfCell(cell: number): number {
    return this.#pairsBefore[cell + 1]! - this.#pairsBefore[cell]!;
  }

  /** Whether two systems have different outputs in a cell. */
  canMeet(cell: number, first: number, second: number): boolean {
    const row = cell * this.systems.length;
    const [one, other] = [this.#contents[row + first]!, this.#contents[row + second]!];
    return one >= 0 && other >= 0 && one !== other;
  }

  /** In how many cells two systems can meet. O(cells) the first time, then O(1). */
  cellsOf(first: number, second: number): number {
    const key = first * this.systems.length + second;
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    let count = 0;
    for (let cell = 0; cell < this.cells.length; cell += 1) if (this.canMeet(cell, first, second)) count += 1;
    this.#counts.set(key, count);
    return count;
  }

  /** Whether there is any cell for two systems. O(1) where outputs mostly differ. */
  isDrawable(first: number, second: number): boolean {
    for (let cell = 0; cell < this.cells.length; cell += 1) if (this.canMeet(cell, first, second)) return true;
    return false;
  }

  /** The two outputs of a pair, that of `first` first. */
  outputsOf({ cell, first, second }: OutputPair): readonly [SampledOutput, SampledOutput] {
    return [this.#outputs[cell]![first]!, this.#outputs[cell]![second]!];
  }

  /** The pair of two outputs by their ids; null where they do not meet here. */
  find(oneId: string, otherId: string): OutputPair | null {
    const [one, other] = [this.#places.get(oneId), this.#places.get(otherId)];
    if (!one || !other || one.cell !== other.cell) return null;
    const [first, second] = one.system < other.system ? [one.system, other.system] : [other.system, one.system];
    return this.canMeet(one.cell, first, second) ? { cell: one.cell, first, second } : null;
  }

  /** Every pair that looks like this one to a person: the same two contents, whoever made them. O(outputs of the cell), or O(1) where all differ. */
  alike(pair: OutputPair): OutputPair[] {
    const { cell, first, second } = pair;
    if (!this.#twinned.has(cell)) return [pair];
    const makersOf = (system: number) => {
      const row = cell * this.systems.length;
      return [...this.#makers[cell]!].filter((maker) => this.#contents[row + maker] === this.#contents[row + system]);
    };
    return makersOf(first).flatMap((one) =>
      makersOf(second).map((other) =>
        one < other ? { cell, first: one, second: other } : { cell, first: other, second: one },
      ),
    );
  }

  /** A cell of two systems that can meet, uniformly. O(1) where outputs mostly differ, else O(cells). */
  drawCellOf(first: number, second: number, random: Random): number {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const cell = drawIndex(this.cells.length, random);
      if (this.canMeet(cell, first, second)) return cell;
    }
    let rest = drawIndex(this.cellsOf(first, second), random);
    for (let cell = 0; ; cell += 1) {
      if (!this.canMeet(cell, first, second)) continue;
      if (rest === 0) return cell;
      rest -= 1;
    }
  }

  /** A pair of a cell that has one, uniformly. O(1) where outputs mostly differ, else O(outputs²). */
  drawPairOf(cell: number, random: Random): OutputPair {
    const makers = this.#makers[cell]!;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const [one, other] = [makers[drawIndex(makers.length, random)]!, makers[drawIndex(makers.length, random)]!];
      if (one < other && this.canMeet(cell, one, other)) return { cell, first: one, second: other };
    }
    const pairs = [...this.pairsIn(cell)];
    return pairs[drawIndex(pairs.length, random)]!;
  }

  /** A pair, uniformly. O(log cells). Only of a space that has one. */
  drawPair(random: Random): OutputPair {
    const target = random() * this.size;
    let low = 0;
    let high = this.cells.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#pairsBefore[middle]! <= target) low = middle;
      else high = middle - 1;
    }
    return this.drawPairOf(low, random);
  }

  /** Every pair. O(cells · outputs²) to go through. */
  *pairs(): Generator<OutputPair> {
    for (let cell = 0; cell < this.cells.length; cell += 1) yield* this.pairsIn(cell);
  }

  *pairsIn(cell: number): Generator<OutputPair> {
    const makers = this.#makers[cell]!;
    for (let one = 0; one < makers.length; one += 1) {
      for (let other = one + 1; other < makers.length; other += 1) {
        const pair = { cell, first: makers[one]!, second: makers[other]! };
        if (this.canMeet(cell, pair.first, pair.second)) yield pair;
      }
    }
  }
}

/** Draws before everything is looked at: for pairs that can meet in a tenth of the cells, one draw in seventy needs that. */
const attempts = 40;

/** A name of a pair in a set. */
export function nameOfPair({ cell, first, second }: OutputPair): string {
  return `${cell} ${first} ${second}`;
}
