import type { ArenaSchedule, Weekday } from "@/lib/releases/schedule/schema";

const weekdayNames: Record<Weekday, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

export const weekdays = Object.entries(weekdayNames).map(([value, text]) => ({ value, text }));

export const cadences = [
  { value: "none", text: "When asked for" },
  { value: "weekly", text: "Every week" },
  { value: "monthly", text: "Every month" },
];

/** "Every Monday at 03:00 UTC; embargo 14 days; at least 200 new judgements". */
export function saySchedule(schedule: ArenaSchedule): string {
  const { embargoDays } = schedule;
  const embargo = embargoDays === 0 ? "no embargo" : `embargo ${embargoDays} ${embargoDays === 1 ? "day" : "days"}`;
  if (schedule.cadence === "none") return `When asked for; ${embargo}`;
  const hour = `${String(schedule.hour).padStart(2, "0")}:00 UTC`;
  const day =
    schedule.cadence === "weekly" ? `Every ${weekdayNames[schedule.weekday]}` : `On day ${schedule.day} of every month`;
  const minimum =
    schedule.minimum === 0
      ? "however few are new"
      : `at least ${schedule.minimum} new ${schedule.minimum === 1 ? "judgement" : "judgements"}`;
  return `${day} at ${hour}; ${embargo}; ${minimum}`;
}
