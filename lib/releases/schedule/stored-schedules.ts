import type { Connection } from "../connection";
import { type ArenaSchedule, arenaSchedule, type ScheduleOutcome, weekday } from "./schema";

/** An arena's schedule as the record has it. */
export interface StoredSchedule {
  readonly arenaId: string;
  readonly arena: string;
  readonly name: string;
  readonly isClosed: boolean;
  readonly schedule: ArenaSchedule;
  /** The first date that nothing has become of yet; null where it has none. */
  readonly nextAt: Date | null;
  readonly outcome: ScheduleOutcome | null;
  /** The date that the outcome is about. */
  readonly outcomeOf: Date | null;
  readonly outcomeAt: Date | null;
  readonly reason: string | null;
  readonly version: string | null;
  /** How often a release was tried for `nextAt`, and when it is tried again. */
  readonly tries: number;
  readonly retryAt: Date | null;
  readonly newJudgements: number | null;
  readonly countedAt: Date | null;
}

/** The columns of `release_schedule` that are the schedule itself. */
interface Columns {
  readonly cadence: "none" | "weekly" | "monthly";
  readonly weekday: number | null;
  readonly dayOfMonth: number | null;
  readonly hour: number | null;
  readonly embargoDays: number;
  readonly minimum: number;
}

/** Every arena with its schedule, in their order: without a row, none and no embargo. */
export async function readSchedules(connection: Connection): Promise<StoredSchedule[]> {
  const { rows } = await connection.query<Omit<StoredSchedule, "schedule"> & Columns>(
    `SELECT arena.id AS "arenaId", arena.slug AS arena, arena.name, arena.closed_at IS NOT NULL AS "isClosed",
       coalesce(cadence, 'none') AS cadence, weekday, day_of_month AS "dayOfMonth", hour,
       coalesce(embargo_days, 0) AS "embargoDays", coalesce(minimum, 0) AS minimum,
       next_at AS "nextAt", outcome, outcome_of AS "outcomeOf", outcome_at AS "outcomeAt", reason, version,
       coalesce(tries, 0) AS tries, retry_at AS "retryAt", new_judgements AS "newJudgements", counted_at AS "countedAt"
     FROM arena LEFT JOIN release_schedule ON release_schedule.arena_id = arena.id
     ORDER BY arena.position, arena.slug`,
  );
  return rows.map(({ cadence, weekday: day, dayOfMonth, hour, embargoDays, minimum, ...row }) => ({
    ...row,
    schedule: fromColumns({ cadence, weekday: day, dayOfMonth, hour, embargoDays, minimum }),
  }));
}

/** @throws ZodError the columns are of no schedule, which the database's checks do not let happen */
function fromColumns(columns: Columns): ArenaSchedule {
  const { cadence, hour, embargoDays, minimum } = columns;
  if (cadence === "none") return { cadence, embargoDays };
  const when =
    cadence === "weekly"
      ? { weekday: columns.weekday === null ? undefined : weekday.options[columns.weekday - 1] }
      : { day: columns.dayOfMonth };
  return arenaSchedule.parse({ cadence, ...when, hour, embargoDays, minimum });
}

/** The columns that say it. */
export function toColumns(schedule: ArenaSchedule): Columns {
  const { cadence, embargoDays } = schedule;
  if (cadence === "none") return { cadence, weekday: null, dayOfMonth: null, hour: null, embargoDays, minimum: 0 };
  return {
    cadence,
    weekday: cadence === "weekly" ? weekday.options.indexOf(schedule.weekday) + 1 : null,
    dayOfMonth: cadence === "monthly" ? schedule.day : null,
    hour: schedule.hour,
    embargoDays,
    minimum: schedule.minimum,
  };
}
