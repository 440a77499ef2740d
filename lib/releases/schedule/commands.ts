import { arenaNotFound } from "@/lib/arenas/queries";
import { type Clock, systemClock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { nextDate } from "./next-date";
import type { ArenaSchedule } from "./schema";
import { toColumns } from "./stored-schedules";

/**
 * Sets when an arena is published by itself, from its next date on. Setting what is set already changes nothing, a date that waits to be tried again
 * neither.
 *
 * @param actor who does it, for the audit log
 * @returns whether anything changed
 * @throws AppError arena_not_found
 */
export async function setSchedule(input: {
  readonly arena: string;
  readonly schedule: ArenaSchedule;
  readonly actor: string;
  readonly clock?: Clock;
}): Promise<boolean> {
  const { arena, schedule, actor, clock = systemClock } = input;
  const columns = toColumns(schedule);
  return db.$transaction(async (tx) => {
    const found = await tx.arena.findUnique({ where: { slug: arena }, select: { id: true } });
    if (!found) throw await arenaNotFound(arena);
    // Two who save at once do it one after the other.
    await tx.$queryRaw`SELECT FROM arena WHERE id = ${found.id}::uuid FOR NO KEY UPDATE`;
    const stored = await tx.releaseSchedule.findUnique({ where: { arenaId: found.id } });
    const isSame = Object.entries(columns).every(([name, value]) => stored?.[name as keyof typeof columns] === value);
    if (isSame) return false;
    const data = {
      ...columns,
      nextAt: nextDate(schedule, clock.now()),
      tries: 0,
      retryAt: null,
      newJudgements: null,
      countedAt: null,
    };
    // Who builds now no longer says what becomes of it.
    const ended = stored?.outcome === "building" ? { outcome: null, outcomeOf: null, outcomeAt: null } : {};
    await tx.releaseSchedule.upsert({
      where: { arenaId: found.id },
      create: { arenaId: found.id, ...data },
      update: { ...data, ...ended },
    });
    await tx.auditEntry.create({
      data: { actor, action: "release.schedule", subject: arena, detail: { ...schedule } },
    });
    return true;
  });
}
