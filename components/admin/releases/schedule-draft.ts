import { type ArenaSchedule, arenaSchedule } from "@/lib/releases/schedule/schema";

/** A schedule as it is typed. */
export interface ScheduleDraft {
  readonly cadence: string;
  readonly weekday: string;
  readonly day: string;
  readonly hour: string;
  readonly embargoDays: string;
  readonly minimum: string;
}

export type DraftErrors = Partial<Record<keyof ScheduleDraft, string>>;

/** What is typed before anything is changed; where there is no date yet, one that is sane. */
export function draftOf(schedule: ArenaSchedule): ScheduleDraft {
  const usual = { cadence: "none", weekday: "mon", day: "1", hour: "3", minimum: "100" };
  const { cadence } = schedule;
  const embargoDays = String(schedule.embargoDays);
  if (cadence === "none") return { ...usual, embargoDays };
  return {
    ...usual,
    cadence,
    ...(cadence === "weekly" ? { weekday: schedule.weekday } : { day: String(schedule.day) }),
    hour: String(schedule.hour),
    embargoDays,
    minimum: String(schedule.minimum),
  };
}

/** The schedule that was typed, or what is wrong with which part of it. */
export function readDraft(
  draft: ScheduleDraft,
): { readonly schedule: ArenaSchedule; readonly errors: null } | { readonly errors: DraftErrors } {
  const errors: DraftErrors = {};
  const whole = (field: keyof ScheduleDraft, least: number, most: number) => {
    const text = draft[field].trim();
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      errors[field] = `must be a whole number from ${least} to ${most.toLocaleString("en-US")}.`;
    }
    return value;
  };
  const embargoDays = whole("embargoDays", 0, 365);
  const dated =
    draft.cadence === "none"
      ? {}
      : {
          ...(draft.cadence === "weekly" ? { weekday: draft.weekday } : { day: whole("day", 1, 28) }),
          hour: whole("hour", 0, 23),
          minimum: whole("minimum", 0, 10_000_000),
        };
  if (Object.keys(errors).length > 0) return { errors };
  return { schedule: arenaSchedule.parse({ cadence: draft.cadence, embargoDays, ...dated }), errors: null };
}
