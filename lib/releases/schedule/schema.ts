import { z } from "zod";
import { slug } from "@/lib/battles/schema";
import type { Contract } from "@/lib/http/contract";

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

export const listedSchedule = z.strictObject({
  arena: z.string(),
  name: z.string(),
  schedule: arenaSchedule,
  /** The next date, or the one that has come and waits; null where there is none. */
  nextAt: z.iso.datetime().nullable(),
  /** How that date stands, in words: due, waiting for more, tried again. */
  why: z.string(),
  /** When a build that failed is tried again. */
  retryAt: z.iso.datetime().nullable(),
  /** New publishable judgements when they were counted last. */
  newJudgements: z.int().nullable(),
  countedAt: z.iso.datetime().nullable(),
  /** What became of the last date. */
  last: z
    .strictObject({
      outcome: scheduleOutcome,
      date: z.iso.datetime(),
      reason: z.string().nullable(),
      version: z.string().nullable(),
    })
    .nullable(),
  /** Until when it is published. */
  cutoffAt: z.iso.datetime().nullable(),
});
export type ListedSchedule = z.infer<typeof listedSchedule>;

export const listSchedulesContract = {
  method: "get",
  path: "/api/v1/admin/releases/schedule",
  summary: "List when each arena is published by itself",
  identity: "operator",
  status: 200,
  response: z.strictObject({ schedules: z.array(listedSchedule) }),
  errors: ["unauthorized", "forbidden"],
} as const satisfies Contract;

export const setScheduleContract = {
  method: "put",
  path: "/api/v1/admin/releases/schedule/{arena}",
  summary: "Set when an arena is published by itself",
  description: "Counts from the next date on. Setting what is set already changes nothing.",
  identity: "operator",
  params: z.strictObject({ arena: slug }),
  body: arenaSchedule,
  status: 200,
  response: z.strictObject({ hasChanged: z.boolean() }),
  errors: ["unauthorized", "forbidden", "arena_not_found"],
} as const satisfies Contract;
