import type { BoardHistory } from "@/lib/leaderboards/schema";
import { fitScale } from "./prepare-intervals";

export interface HistoryLine {
  readonly system: string;
  readonly isControl: boolean;
  /** Newest rating, by which lines are ordered. */
  readonly latest: number;
}

export interface HistoryPlot {
  readonly lines: readonly HistoryLine[];
  /** One for each moment: `at` in milliseconds and a rating for each system that had one. */
  readonly points: readonly Readonly<Record<string, number>>[];
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** Systems that are not drawn because there are too many. */
  readonly hidden: number;
}

/** More lines than these cannot be told apart. */
const mostLines = 8;

/**
 * Ratings over time, ready to be drawn: the best systems of today, one scale, moments in milliseconds. Null where there are
 * fewer than two moments: a line needs two.
 *
 * @param controls systems that are controls, drawn apart
 */
export function prepareHistory(history: BoardHistory, controls: ReadonlySet<string>): HistoryPlot | null {
  if (history.moments.length < 2) return null;
  const rated = history.systems
    .flatMap(({ system, ratings }) => {
      const latest = ratings.at(-1);
      return latest ? [{ system, ratings, latest: latest.rating, isControl: controls.has(system) }] : [];
    })
    .sort((a, b) => b.latest - a.latest || a.system.localeCompare(b.system, "en"));
  const drawn = rated.slice(0, mostLines);
  const values = drawn.flatMap(({ ratings }) => ratings.flatMap((one) => (one ? [one.rating] : [])));
  if (values.length === 0) return null;
  const { domain, ticks } = fitScale(
    values.map((value) => ({ low: value, high: value })),
    1000,
  );
  return {
    lines: drawn.map(({ system, isControl, latest }) => ({ system, isControl, latest })),
    points: history.moments.map((moment, index) => {
      const known = drawn.flatMap(({ system, ratings }) => {
        const rating = ratings[index]?.rating;
        return rating === undefined ? [] : [[system, rating] as const];
      });
      return { at: Date.parse(moment), ...Object.fromEntries(known) };
    }),
    domain,
    ticks,
    hidden: rated.length - drawn.length,
  };
}

/** Every rating with its interval, for a file. */
export function listHistory({ moments, systems }: BoardHistory): (string | number | null)[][] {
  return systems.flatMap(({ system, ratings }) =>
    ratings.flatMap((one, index) => (one ? [[moments[index] ?? "", system, one.rating, one.low, one.high]] : [])),
  );
}
