import { isReady } from "./due/split-due";
import type { StoredSchedule } from "./stored-schedules";

/** How an arena's next date stands, in words. */
export function sayWhy(stored: StoredSchedule, now: Date): string {
  const { schedule, nextAt, newJudgements, outcome, retryAt } = stored;
  if (schedule.cadence === "none" || nextAt === null) return "Published only when somebody asks for a release.";
  if (outcome === "building" && !isReady(stored, now)) return "A release is being built.";
  if (retryAt !== null) return "The build failed and is tried again.";
  if (nextAt <= now) return "Due: the worker builds it next.";
  if (newJudgements === null) return "New judgements are being counted.";
  const { minimum } = schedule;
  const so = `${newJudgements} of ${minimum} new judgements so far`;
  return newJudgements >= minimum
    ? `Enough for the date: ${so}.`
    : `Waits for ${minimum - newJudgements} more: ${so}. Without them the date is passed over.`;
}
