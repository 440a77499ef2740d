import { compareBoards } from "@/lib/evaluation/compare-boards";
import type { Correlations } from "@/lib/evaluation/correlation";
import type { BoardFile, BoardFileRow } from "@/lib/imports/schema";

/** A system that both boards rate. */
export interface ComparedSystem {
  readonly system: string;
  readonly rating: number;
  readonly rank: number;
  readonly otherRating: number;
  readonly otherRank: number;
}

/** What `palate compare --json` prints. */
export interface ComparisonReport {
  /** Those that both rate, in the order of the first board's ratings. The correlations are theirs. */
  readonly common: readonly ComparedSystem[];
  /** Rated by the one alone or by the other alone, ascending. */
  readonly onlyInOne: readonly string[];
  readonly onlyInOther: readonly string[];
  /** Rated by both, but not in the components that are compared. */
  readonly notComparable: readonly string[];
  readonly ratings: Correlations;
  /** Of places by rating among all rated systems of a board's component: ranks as boards print them depend on the kind of interval. */
  readonly ranks: Correlations;
}

/**
 * How far two boards agree. Ratings hold only within a component, so that of boards with several the two components are compared that have
 * most systems in common; the first ones where that is even. A system is known by its id, or by its name where that brings more together: the API's
 * boards have both.
 *
 * Cost O(components of both · systems) and sorting.
 */
export function reportComparison(
  oneFile: BoardFile,
  otherFile: BoardFile,
): { report: ComparisonReport; notes: string[] } {
  const [one, other, naming] = withCommonNames(oneFile, otherFile);
  const [rated, otherRated] = [withPlaces(one.rated), withPlaces(other.rated)];
  const { common, ratings, ranks } = compareBoards(...bestMatch(rated, otherRated));
  const [inOne, inOther] = [byId(rated), byId(otherRated)];
  const onBoth = [...inOne.keys()].filter((id) => inOther.has(id));
  const compared = new Set(common);
  const report = {
    common: common
      .map((system) => {
        const [row, otherRow] = [inOne.get(system)!, inOther.get(system)!];
        return {
          system,
          rating: row.rating,
          rank: row.rank,
          otherRating: otherRow.rating,
          otherRank: otherRow.rank,
        };
      })
      .sort((a, b) => b.rating - a.rating || (a.system < b.system ? -1 : 1)),
    onlyInOne: [...inOne.keys()].filter((id) => !inOther.has(id)).sort(),
    onlyInOther: [...inOther.keys()].filter((id) => !inOne.has(id)).sort(),
    notComparable: onBoth.filter((id) => !compared.has(id)).sort(),
    ratings,
    ranks,
  };
  const notes = [one, other].flatMap(({ file, rated, unrated }) => {
    const components = new Set(rated.map(({ component }) => component)).size;
    const inParts = `${file}: of ${components} components, whose ratings cannot be compared, one was taken.`;
    const without = `${file}: ${unrated.length} systems without a rating are passed over.`;
    return [...(components > 1 ? [inParts] : []), ...(unrated.length > 0 ? [without] : [])];
  });
  return { report, notes: [...naming, ...notes] };
}

/** Both boards with the ids by which most systems are on both. */
function withCommonNames(one: BoardFile, other: BoardFile): [BoardFile, BoardFile, string[]] {
  const [named, otherNamed] = [byName(one), byName(other)];
  const candidates: [BoardFile, BoardFile, string[]][] = [[one, other, []]];
  if (named) candidates.push([named, other, [`${one.file}: systems are known by their names.`]]);
  if (otherNamed) candidates.push([one, otherNamed, [`${other.file}: systems are known by their names.`]]);
  const commonOf = ([a, b]: [BoardFile, BoardFile, string[]]) => {
    const ids = byId(b.rated);
    return a.rated.filter(({ id }) => ids.has(id)).length;
  };
  return candidates.reduce((best, each) => (commonOf(each) > commonOf(best) ? each : best));
}

/** Null where not every system has a name of its own. */
function byName(board: BoardFile): BoardFile | null {
  const names = new Set(board.rated.flatMap(({ name }) => name ?? []));
  if (names.size < board.rated.length) return null;
  return { ...board, rated: board.rated.map((row) => ({ ...row, id: row.name! })) };
}

/** One more than the number of those of the same component with a higher rating. */
function withPlaces(rows: readonly BoardFileRow[]): BoardFileRow[] {
  return rows.map((row) => ({
    ...row,
    rank: 1 + rows.filter(({ component, rating }) => component === row.component && rating > row.rating).length,
  }));
}

function bestMatch(
  one: readonly BoardFileRow[],
  other: readonly BoardFileRow[],
): [readonly BoardFileRow[], readonly BoardFileRow[]] {
  let best: [readonly BoardFileRow[], readonly BoardFileRow[]] = [[], []];
  let most = -1;
  for (const rows of byComponent(one)) {
    for (const otherRows of byComponent(other)) {
      const ids = byId(otherRows);
      const common = rows.filter(({ id }) => ids.has(id)).length;
      if (common > most) [best, most] = [[rows, otherRows], common];
    }
  }
  return best;
}

function byComponent(rows: readonly BoardFileRow[]): BoardFileRow[][] {
  const components = [...new Set(rows.map(({ component }) => component))].sort((a, b) => a - b);
  return components.map((component) => rows.filter((row) => row.component === component));
}

function byId(rows: readonly BoardFileRow[]): Map<string, BoardFileRow> {
  return new Map(rows.map((row) => [row.id, row]));
}
