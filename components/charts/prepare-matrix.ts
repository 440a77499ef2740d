import type { PairTable } from "@/lib/leaderboards/analysis-schema";

/** One cell of a matrix: the row's system against the column's. */
export interface MatrixCell {
  readonly key: string;
  /** Null on the diagonal and where the two never met. */
  readonly value: number | null;
  readonly votes: number;
  /** −1 to 1: how far the cell's color leans, 0 without color. */
  readonly lean: number;
}

export interface Matrix {
  readonly systems: readonly string[];
  readonly rows: readonly { readonly system: string; readonly cells: readonly MatrixCell[] }[];
  /** Systems left out of the drawing because there are too many. */
  readonly hidden: number;
}

/** As many as can be read on a screen; the download has all. */
const mostSystems = 16;

/**
 * Two matrices of the same votes: the share that the row's system won against the column's (ties and "neither" half a win
 * each), and how often the two met. The color of a win rate leans to either side of one half, that of a count grows with it.
 *
 * @param order systems in the order in which they are drawn, best first
 */
export function prepareMatrices(
  pairs: PairTable,
  order: readonly string[],
): { readonly wins: Matrix; readonly counts: Matrix } {
  const shown = order.slice(0, mostSystems);
  const met = meetings(pairs);
  const most = Math.max(1, ...shown.flatMap((one) => shown.map((other) => met(one, other).votes)));
  const build = (cellOf: (row: string, column: string) => Omit<MatrixCell, "key">): Matrix => ({
    systems: shown,
    rows: shown.map((system) => ({
      system,
      cells: shown.map((column) => ({ key: column, ...cellOf(system, column) })),
    })),
    hidden: order.length - shown.length,
  });
  return {
    wins: build((row, column) => {
      const { votes, share } = met(row, column);
      return { value: share, votes, lean: share === null ? 0 : 2 * share - 1 };
    }),
    counts: build((row, column) => {
      const { votes } = met(row, column);
      return { value: row === column ? null : votes, votes, lean: row === column ? 0 : votes / most };
    }),
  };
}

/** Every pair that met, for a file: both systems, votes and the first one's share. */
export function listMeetings(pairs: PairTable): (string | number | null)[][] {
  return pairs.first.map((first, pair) => [
    pairs.systems[first] ?? "",
    pairs.systems[pairs.second[pair] ?? -1] ?? "",
    pairs.firstWins[pair] ?? 0,
    pairs.secondWins[pair] ?? 0,
    pairs.ties[pair] ?? 0,
    pairs.bothBad[pair] ?? 0,
  ]);
}

function meetings(pairs: PairTable) {
  const byKey = new Map<string, { votes: number; share: number | null }>();
  pairs.first.forEach((first, pair) => {
    const one = pairs.systems[first] ?? "";
    const other = pairs.systems[pairs.second[pair] ?? -1] ?? "";
    const wins = pairs.firstWins[pair] ?? 0;
    const losses = pairs.secondWins[pair] ?? 0;
    const halves = (pairs.ties[pair] ?? 0) + (pairs.bothBad[pair] ?? 0);
    const votes = wins + losses + halves;
    if (votes === 0) return;
    byKey.set(`${one} ${other}`, { votes, share: (wins + halves / 2) / votes });
    byKey.set(`${other} ${one}`, { votes, share: (losses + halves / 2) / votes });
  });
  return (one: string, other: string) => byKey.get(`${one} ${other}`) ?? { votes: 0, share: null };
}
