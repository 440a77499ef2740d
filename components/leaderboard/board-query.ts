import { type BoardQuery, boardQuery } from "@/lib/leaderboards/schema";

/** What the table is ordered by; `rank` is the board's own order. */
export const sortKeys = ["rank", "system", "lift", "rating", "win-rate", "neither", "votes", "best"] as const;
export type SortKey = (typeof sortKeys)[number];

/** Everything that a board's address says: what is counted, how it is read, and how the table shows it. */
export interface BoardAddress extends BoardQuery {
  readonly sort: SortKey;
  /** Words that a row must hold; empty shows all. */
  readonly search: string;
}

const searchLimit = 60;
const queryKeys = Object.keys(boardQuery.shape) as (keyof BoardQuery)[];

/**
 * Reads a board's address. What is unknown or repeated is read as its default and named in `unknown`, so that the page can
 * say so and nothing is silently another board.
 */
export function readBoardAddress(search: Readonly<Record<string, string | string[] | undefined>>): {
  readonly address: BoardAddress;
  readonly unknown: readonly string[];
} {
  const unknown: string[] = [];
  const known: Record<string, unknown> = {};
  for (const key of queryKeys) {
    const parsed = boardQuery.shape[key].safeParse(search[key]);
    if (parsed.success) known[key] = parsed.data;
    else unknown.push(key);
  }
  const sort = sortKeys.find((key) => key === search.sort) ?? "rank";
  if (search.sort !== undefined && search.sort !== sort) unknown.push("sort");
  const words = typeof search.q === "string" ? search.q.trim().slice(0, searchLimit) : "";
  return { address: { ...boardQuery.parse(known), sort, search: words }, unknown };
}

/** The address of a board with some of its choices changed; defaults are left out. */
export function boardHref(path: string, address: Partial<BoardAddress>, change: Partial<BoardAddress> = {}): string {
  const { sort = "rank", search = "", ...query } = { ...address, ...change };
  const defaults: Partial<Record<keyof BoardQuery, unknown>> = boardQuery.parse({});
  const params = new URLSearchParams();
  for (const key of queryKeys) {
    const value = query[key];
    if (value !== undefined && value !== defaults[key]) params.set(key, value);
  }
  if (sort !== "rank") params.set("sort", sort);
  if (search !== "") params.set("q", search);
  // A colon and a slash may stand in a query as they are.
  const text = params.toString().replaceAll("%3A", ":");
  return text === "" ? path : `${path}?${text}`;
}
