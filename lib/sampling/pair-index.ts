/** An output as the draw sees it: who made it, and a hash that tells equal outputs apart from different ones. */
export interface SampledOutput {
  readonly id: string;
  readonly systemId: string;
  readonly contentHash: string;
}

/** The outputs of one task for one persona version: every two different ones can meet. */
export interface Cell {
  readonly taskId: string;
  readonly personaVersionId: string;
  readonly outputs: readonly SampledOutput[];
}

export interface Pair {
  readonly first: SampledOutput;
  readonly second: SampledOutput;
}

/** Every pair that can be drawn, numbered from 0, so that a uniform number is a uniform pair. */
export interface PairIndex {
  readonly size: number;
  /** The pair of a number in 0 … size − 1. O(log cells + pairs of the cell). */
  pairAt(number: number): Pair;
}

/**
 * Numbers the pairs of all cells. Two outputs pair where their systems and their contents differ:
 * nobody can judge between equal outputs.
 *
 * Cost O(cells · outputs²); memory O(cells).
 */
export function indexPairs(cells: readonly Cell[]): PairIndex {
  const starts = new Float64Array(cells.length + 1);
  cells.forEach((cell, position) => {
    starts[position + 1] = starts[position]! + pairsOf(cell).length;
  });
  const size = starts[cells.length]!;

  return {
    size,
    pairAt(number) {
      if (!Number.isInteger(number) || number < 0 || number >= size) {
        throw new RangeError(`pair ${number} is outside 0 … ${size - 1}`);
      }
      let low = 0;
      let high = cells.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= number) low = middle;
        else high = middle - 1;
      }
      return pairsOf(cells[low]!)[number - starts[low]!]!;
    },
  };
}

function pairsOf(cell: Cell): Pair[] {
  return cell.outputs.flatMap((first, position) =>
    cell.outputs
      .slice(position + 1)
      .filter((second) => second.systemId !== first.systemId && second.contentHash !== first.contentHash)
      .map((second) => ({ first, second })),
  );
}
