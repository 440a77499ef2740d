import { formatCount, formatPercent, formatPlusMinus, formatRating, formatSigned } from "@/components/ui/format-number";
import type { Board, BoardLift, BoardSystem } from "@/lib/leaderboards/schema";
import type { SortKey } from "./board-query";

/** The mean of the systems of one group: ratings are measured from it. */
export const meanRating = 1000;

/** Where an interval lies in its row, in percent of the row's scale. */
export interface Mark {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

export interface BoardRow {
  readonly system: string;
  readonly title: string;
  readonly strategy: string;
  /** "Palate · Apache-2.0", and that it was retired. */
  readonly origin: string;
  readonly isControl: boolean;
  readonly rank: number;
  /** How many systems have this rank, this one counted. */
  readonly sharedBy: number;
  /** `control`, the lift with its half width, or null where there is no control to compare with. */
  readonly lift: "control" | { readonly value: string; readonly reach: string } | null;
  readonly rating: string;
  readonly reach: string;
  /** "between 1074 and 1142", for people who do not see the drawing. */
  readonly intervalWords: string;
  readonly mark: Mark;
  readonly winRate: string;
  readonly bothBadRate: string;
  readonly votes: string;
  /** Probability to be the best. */
  readonly best: string;
}

/** Systems that were compared with each other, directly or through others: ranks hold only inside a group. */
export interface BoardGroup {
  readonly component: number;
  readonly rows: readonly BoardRow[];
}

export interface CollectingRow {
  readonly system: string;
  readonly title: string;
  readonly strategy: string;
  readonly votes: string;
  /** What is missing, in words. */
  readonly missing: string;
}

export interface PreparedBoard {
  readonly groups: readonly BoardGroup[];
  readonly collecting: readonly CollectingRow[];
  /** Where the dotted line of the mean lies, in percent. */
  readonly meanAt: number;
  readonly scale: readonly [low: string, high: string];
  /** Rated systems that the search hides. */
  readonly hidden: number;
}

/** How the table is to be shown. */
export interface TableChoice {
  readonly sort: SortKey;
  /** Words that name, family, strategy or origin must hold, in any case. */
  readonly search: string;
}

type RatedSystem = BoardSystem & { rating: number; low: number; high: number; rank: number };

function isRated(system: BoardSystem): system is RatedSystem {
  return system.rating !== null && system.low !== null && system.high !== null && system.rank !== null;
}

/** The name without its strategy, which is written under it: "TextRank" of "TextRank persona". */
export function nameWithoutStrategy({ name, strategy }: Pick<BoardSystem, "name" | "strategy">): string {
  const bare = name.endsWith(")") ? name.slice(0, -1) : name;
  for (const suffix of [strategy, strategy.replaceAll("-", " ")]) {
    if (!bare.toLowerCase().endsWith(suffix.toLowerCase())) continue;
    const title = bare.slice(0, bare.length - suffix.length).replace(/[\s·,:(-]+$/, "");
    if (title !== "") return title;
  }
  return name;
}

/** "±34"; an interval that leans to one side is written with both reaches, "−30/+41". */
function sayReach(low: number, value: number, high: number): string {
  const below = Math.round(value - low);
  const above = Math.round(high - value);
  if (Math.abs(above - below) <= 1) return formatPlusMinus(low, high);
  return `−${below}/+${above}`;
}

function sayLift(system: BoardSystem, lifts: ReadonlyMap<string, BoardLift>): BoardRow["lift"] {
  if (system.strategy === "generic") return "control";
  const lift = lifts.get(system.system);
  return lift ? { value: formatSigned(lift.lift), reach: sayReach(lift.low, lift.lift, lift.high) } : null;
}

const collectingWords: Readonly<Record<string, string>> = {
  no_votes: "not judged yet",
  never_won: "a first win or tie",
  never_lost: "a first loss or tie",
  no_rated_rival: "a rated system to compare with",
  no_reading: "no rating in this reading",
  one_sided: "a win against those it lost to, or a loss against those it beat",
};

function sayMissing({ missingVotes, collecting }: BoardSystem): string {
  const votes = `${formatCount(missingVotes)} more ${missingVotes === 1 ? "vote" : "votes"}`;
  const reason = collectingWords[collecting ?? ""];
  if (missingVotes === 0) return reason ?? "more votes";
  return reason === undefined || collecting === "no_votes" ? votes : `${votes}, and ${reason}`;
}

/** Ends of the rows' scale: every interval and the mean, with a little air, on tens. */
function fitRows(rated: readonly RatedSystem[]): readonly [low: number, high: number] {
  const low = Math.min(meanRating, ...rated.map((system) => system.low));
  const high = Math.max(meanRating, ...rated.map((system) => system.high));
  const air = Math.max((high - low) * 0.03, 5);
  return [Math.floor((low - air) / 10) * 10, Math.ceil((high + air) / 10) * 10];
}

/** A probability for a person: no votes make one certain. */
function sayBest(probability: number | null): string {
  if (probability === null) return "–";
  if (probability > 0.995) return ">\u202f99\u202f%";
  if (probability < 0.005) return "<\u202f1\u202f%";
  return formatPercent(probability);
}

function sayOrigin({ organization, licence, retiredAt }: BoardSystem): string {
  return [organization, licence, ...(retiredAt === null ? [] : ["retired"])].join(" · ");
}

type Compare = (one: RatedSystem, other: RatedSystem) => number;

/** The board's own order: rank, then rating, then name. */
const byRank: Compare = (a, b) => a.rank - b.rank || b.rating - a.rating || a.name.localeCompare(b.name, "en");

/** Names rise, everything else falls, so that a first click shows what is looked for. */
function orderBy(sort: SortKey, liftOf: ReadonlyMap<string, BoardLift>): Compare {
  const falling =
    (read: (system: RatedSystem) => number | null): Compare =>
    (a, b) =>
      (read(b) ?? Number.NEGATIVE_INFINITY) - (read(a) ?? Number.NEGATIVE_INFINITY) || byRank(a, b);
  const orders: Readonly<Record<SortKey, Compare>> = {
    rank: byRank,
    system: (a, b) => a.name.localeCompare(b.name, "en") || byRank(a, b),
    lift: falling(({ system }) => liftOf.get(system)?.lift ?? null),
    rating: falling(({ rating }) => rating),
    "win-rate": falling(({ winRate }) => winRate),
    neither: falling(({ bothBadRate }) => bothBadRate),
    votes: falling(({ votes }) => votes),
    best: falling(({ bestProbability }) => bestProbability),
  };
  return (a, b) => {
    const order = orders[sort](a, b);
    // Two systems without the figure: minus infinity less itself.
    return Number.isNaN(order) ? byRank(a, b) : order;
  };
}

function holds(system: BoardSystem, search: string): boolean {
  const text = [system.name, system.family, system.strategy, system.organization].join(" ").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/**
 * Decides everything the board's table shows: groups of comparable systems (largest first), order within a group, what the
 * search hides, one scale for all intervals, shared ranks, and the systems that are still collecting votes.
 */
export function prepareBoard(
  { systems, lifts }: Pick<Board, "systems" | "lifts">,
  { sort, search }: TableChoice = { sort: "rank", search: "" },
): PreparedBoard {
  const rated = systems.filter(isRated);
  const liftOf = new Map(lifts.map((lift) => [lift.system, lift]));
  const domain = fitRows(rated);
  const place = (rating: number) => ((rating - domain[0]) / (domain[1] - domain[0])) * 100;

  const toRow = (system: RatedSystem, group: readonly RatedSystem[]): BoardRow => ({
    system: system.system,
    title: nameWithoutStrategy(system),
    strategy: system.strategy,
    origin: sayOrigin(system),
    isControl: system.strategy === "generic",
    rank: system.rank,
    sharedBy: group.filter(({ rank }) => rank === system.rank).length,
    lift: sayLift(system, liftOf),
    rating: formatRating(system.rating),
    reach: sayReach(system.low, system.rating, system.high),
    intervalWords: `between ${formatRating(system.low)} and ${formatRating(system.high)}`,
    mark: { low: place(system.low), value: place(system.rating), high: place(system.high) },
    winRate: system.winRate === null ? "–" : formatPercent(system.winRate),
    bothBadRate: system.bothBadRate === null ? "–" : formatPercent(system.bothBadRate),
    votes: formatCount(system.votes),
    best: sayBest(system.bestProbability),
  });

  const groups = [...new Set(rated.map(({ component }) => component))]
    .map((component) => {
      const members = rated.filter((system) => system.component === component);
      const shown = members.filter((system) => holds(system, search)).sort(orderBy(sort, liftOf));
      return { component, size: members.length, rows: shown.map((system) => toRow(system, members)) };
    })
    .sort((a, b) => b.size - a.size || a.component - b.component);

  const collecting = systems
    .filter((system) => !isRated(system) && holds(system, search))
    .sort((a, b) => a.missingVotes - b.missingVotes || a.name.localeCompare(b.name, "en"))
    .map((system) => ({
      system: system.system,
      title: nameWithoutStrategy(system),
      strategy: system.strategy,
      votes: formatCount(system.votes),
      missing: sayMissing(system),
    }));

  return {
    groups: groups.filter(({ rows }) => rows.length > 0).map(({ component, rows }) => ({ component, rows })),
    collecting,
    meanAt: place(meanRating),
    scale: [formatRating(domain[0]), formatRating(domain[1])],
    hidden: rated.filter((system) => !holds(system, search)).length,
  };
}
