import type { Connection } from "../connection";
import { readLastCutoffs } from "./last-cutoffs";
import { embargoedUntil } from "./next-date";
import type { ArenaSchedule } from "./schema";
import { readSchedules } from "./stored-schedules";

/** Until when each arena is in a release, and how that came about. */
export interface CutoffPlan {
  /** By arena the last moment whose judgements are in it; an arena that is not named is left out whole. */
  readonly cutoffs: ReadonlyMap<string, Date>;
  /** By arena the schedule that it has. */
  readonly schedules: ReadonlyMap<string, ArenaSchedule>;
  /** The arenas whose cut-off is a later one than the release before had, or that no release had. */
  readonly moved: readonly string[];
}

/** Decides on the cut-offs of a release that is made at this moment, in the transaction that it is made in. */
export type PlanCutoffs = (connection: Connection, createdAt: Date) => Promise<CutoffPlan>;

/** Every arena until the moment of the release. */
export const everyArenaAt: PlanCutoffs = async (connection, createdAt) => {
  const { rows } = await connection.query<{ slug: string }>("SELECT slug FROM arena");
  const arenas = rows.map(({ slug }) => slug);
  return { cutoffs: new Map(arenas.map((slug) => [slug, createdAt])), schedules: new Map(), moved: arenas };
};

/** Every arena until its embargo: for a release that somebody asks for. */
export const everyArenaByHand: PlanCutoffs = (connection, createdAt) => planCutoffs(connection, createdAt);

/**
 * The plan of a release of people's judgements in which these arenas move on until their embargo. The others keep the cut-off that they had; those
 * without one are left out. No cut-off moves back: what is published already is not taken away by a longer embargo.
 *
 * @param due the arenas that move; all of them without it
 */
export async function planCutoffs(connection: Connection, now: Date, due?: ReadonlySet<string>): Promise<CutoffPlan> {
  const stored = await readSchedules(connection);
  const last = await readLastCutoffs(connection);
  const cutoffs = new Map<string, Date>();
  for (const { arena, schedule } of stored) {
    const before = last.get(arena);
    const candidate = due === undefined || due.has(arena) ? embargoedUntil(schedule, now) : undefined;
    const cutoff = laterOf(before, candidate);
    if (cutoff) cutoffs.set(arena, cutoff);
  }
  const moved = [...cutoffs].filter(([arena, moment]) => moment.getTime() !== last.get(arena)?.getTime());
  return {
    cutoffs,
    schedules: new Map(stored.map(({ arena, schedule }) => [arena, schedule])),
    moved: moved.map(([arena]) => arena),
  };
}

function laterOf(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

/** What the manifest says of it, in the order of the arenas. */
export function listCutoffs({ cutoffs, schedules, moved }: CutoffPlan): {
  readonly cutoffs: Record<string, string>;
  readonly schedules: Record<string, ArenaSchedule>;
  readonly moved: string[];
} {
  return {
    cutoffs: inOrder(cutoffs, (moment) => moment.toISOString()),
    schedules: inOrder(schedules, (schedule) => schedule),
    moved: moved.toSorted(),
  };
}

function inOrder<Value, Listed>(values: ReadonlyMap<string, Value>, list: (value: Value) => Listed) {
  return Object.fromEntries(
    [...values].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([arena, value]) => [arena, list(value)]),
  );
}
