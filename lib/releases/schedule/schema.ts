import { z } from "zod";

export const weekday = z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
export type Weekday = z.infer<typeof weekday>;

const hour = z.int().min(0).max(23);
const embargoDays = z.int().min(0).max(365);
const minimum = z.int().min(0).max(10_000_000);

/**
 * When an arena's judgements are published by themselves, in UTC: never, on a day of the week, or on a day of the month, which every month has. None
 * of the last `embargoDays` are in it, whoever asks for the release; and a date on which fewer than `minimum` new ones could be is passed over.
 */
export const arenaSchedule = z.discriminatedUnion("cadence", [
  z.strictObject({ cadence: z.literal("none"), embargoDays }),
  z.strictObject({ cadence: z.literal("weekly"), weekday, hour, embargoDays, minimum }),
  z.strictObject({ cadence: z.literal("monthly"), day: z.int().min(1).max(28), hour, embargoDays, minimum }),
]);
export type ArenaSchedule = z.infer<typeof arenaSchedule>;

/** What became of a date: `building` is what a worker says before it builds. */
export const scheduleOutcome = z.enum(["building", "published", "passed_over", "failed"]);
export type ScheduleOutcome = z.infer<typeof scheduleOutcome>;
