import type { StoredSchedule } from "../stored-schedules";

/** How long after a failed try the next one follows; after the last there is none until the next date. */
const retryAfterHours = [1, 3, 9];
export const mostTries = retryAfterHours.length + 1;

/** When a date that was tried so often is tried again; null where it is not. */
export function retryAfter(tries: number, now: Date): Date | null {
  const hours = retryAfterHours[tries - 1];
  return hours === undefined ? null : new Date(now.getTime() + hours * 3_600_000);
}

/** Whether its date has come and nothing has become of it. */
export function hasCome({ nextAt }: Pick<StoredSchedule, "nextAt">, now: Date): boolean {
  return nextAt !== null && nextAt <= now;
}

/** Whether it can be tried now: its date has come, and no failed try is waited for. */
export function isReady(stored: Pick<StoredSchedule, "nextAt" | "retryAt">, now: Date): boolean {
  return hasCome(stored, now) && (stored.retryAt === null || stored.retryAt <= now);
}

export interface PassedOver {
  readonly stored: StoredSchedule;
  readonly reason: string;
}

/**
 * Which of the arenas whose date has come are published, and which have too little to say.
 *
 * @param fresh new publishable judgements by arena
 */
export function splitDue(
  come: readonly StoredSchedule[],
  fresh: ReadonlyMap<string, number>,
): { readonly due: StoredSchedule[]; readonly passedOver: PassedOver[] } {
  const due: StoredSchedule[] = [];
  const passedOver: PassedOver[] = [];
  for (const stored of come) {
    const { schedule, arena } = stored;
    const minimum = schedule.cadence === "none" ? 0 : schedule.minimum;
    const judgements = fresh.get(arena) ?? 0;
    if (judgements >= minimum) due.push(stored);
    else passedOver.push({ stored, reason: `${judgements} of ${minimum} new judgements` });
  }
  return { due, passedOver };
}
