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

/** Two different contents of one cell. Systems that made the same content stand on the same side: nobody can tell them apart. */
export interface Pair {
  /** Tells what is seen: `pairKey` of the cell and the two contents. */
  readonly key: string;
  readonly first: readonly SampledOutput[];
  readonly second: readonly SampledOutput[];
}

/** Every pair that can be drawn, numbered from 0, so that a uniform number is a uniform pair. */
export interface PairIndex {
  readonly size: number;
  /** The pair of a number in 0 … size − 1. O(log cells + pairs of the cell). */
  pairAt(number: number): Pair;
}

/**
 * Numbers the pairs of different contents of all cells.
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

/** What an annotator has seen when two contents were compared, whichever stood on the left and whoever made them. */
export function pairKey(taskId: string, personaVersionId: string, oneHash: string, otherHash: string): string {
  return [taskId, personaVersionId, ...[oneHash, otherHash].sort()].join(" ");
}

function pairsOf({ taskId, personaVersionId, outputs }: Cell): Pair[] {
  const byContent = new Map<string, SampledOutput[]>();
  for (const output of outputs) {
    const same = byContent.get(output.contentHash);
    if (same) same.push(output);
    else byContent.set(output.contentHash, [output]);
  }
  const contents = [...byContent.values()];
  return contents.flatMap((first, position) =>
    contents.slice(position + 1).map((second) => ({
      key: pairKey(taskId, personaVersionId, first[0]!.contentHash, second[0]!.contentHash),
      first,
      second,
    })),
  );
}
