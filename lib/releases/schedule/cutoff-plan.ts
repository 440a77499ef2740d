import type { Connection } from "../connection";
import type { ArenaSchedule } from "./schema";

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
