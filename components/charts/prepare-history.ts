import type { BoardHistory } from "@/lib/leaderboards/schema";
import { fitScale } from "./prepare-intervals";

export interface HistoryLine {
  readonly system: string;
  readonly isControl: boolean;
  /** Newest rating, by which lines are ordered. */
  readonly latest: number;
  /** Where its name stands, on the scale of ratings: beside its end, or as near to it as the other names let it. */
  readonly labelAt: number;
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
/** Height of the plot that a name needs, as a part of it. */
const labelShare = 1 / 17;

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
  const labels = spreadApart(
    drawn.map(({ latest }) => latest),
    (domain[1] - domain[0]) * labelShare,
    domain,
  );
  return {
    lines: drawn.map(({ system, isControl, latest }, index) => ({
      system,
      isControl,
      latest,
      labelAt: labels[index] ?? latest,
    })),
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

/**
 * Places as near as it gets to the values, in their order, of which no two are closer than `gap` and none is outside of the domain:
 * neighbors that would overlap become one block around their mean. A domain with room for fewer is filled from its upper end. Cost O(values²).
 *
 * @param values descending
 */
export function spreadApart(
  values: readonly number[],
  gap: number,
  [lowest, highest]: readonly [number, number],
): number[] {
  let blocks: { readonly top: number; readonly size: number }[] = [];
  const placed = (center: number, size: number) => {
    const reach = (size - 1) * gap;
    return { top: Math.min(highest, Math.max(lowest + reach, center + reach / 2)), size };
  };
  for (const value of values) {
    let block = placed(value, 1);
    let above = blocks.at(-1);
    while (above && above.top - above.size * gap < block.top) {
      blocks = blocks.slice(0, -1);
      const size = above.size + block.size;
      const sum =
        above.size * (above.top - ((above.size - 1) * gap) / 2) +
        block.size * (block.top - ((block.size - 1) * gap) / 2);
      // What stands lower in the joined block wants to be that much higher.
      block = placed(sum / size, size);
      above = blocks.at(-1);
    }
    blocks = [...blocks, block];
  }
  return blocks.flatMap(({ top, size }) => Array.from({ length: size }, (_, place) => top - place * gap));
}

/** Every rating with its interval, for a file. */
export function listHistory({ moments, systems }: BoardHistory): (string | number | null)[][] {
  return systems.flatMap(({ system, ratings }) =>
    ratings.flatMap((one, index) => (one ? [[moments[index] ?? "", system, one.rating, one.low, one.high]] : [])),
  );
}
