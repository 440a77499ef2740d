import path from "node:path";
import { withdrawConsent } from "@/lib/annotators/commands";
import { chainRoot, firstRoot } from "@/lib/chain/days";
import { fromHex, toHex } from "@/lib/chain/sha256";
import { systemClock } from "@/lib/clock";
import { pool } from "@/lib/db/client";
import { createAnnotator, createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { sealDueDays } from "@/lib/transparency/commands";
import { transparencyFile } from "@/lib/transparency/queries";
import type { Transparency } from "@/lib/transparency/schema";
import { build, releasesFolder } from "../../testing/build";

export const dayMs = 86_400_000;
/** Midnight, UTC. */
export const today = Math.floor(Date.now() / dayMs) * dayMs;
export const daysAgo = (days: number, hour = 12) => new Date(today - days * dayMs + hour * 3_600_000);
export const dayText = (days: number) => daysAgo(days).toISOString().slice(0, 10);
/** The days that are sealed in the release; the third has no vote. */
export const [first, second, third, newest] = [5, 4, 3, 2].map(dayText) as [string, string, string, string];

/** What others kept before the release and after it; there when it is published. */
export const kept: Record<"before" | "after", Transparency> = { before: undefined as never, after: undefined as never };

/** The days as the release has them, or others in their place. */
export function chainOf(days = kept.after.days.filter(({ day }) => day <= newest)): Transparency {
  return { ...kept.after, days };
}

/** Seals what is due a quarter of an hour after the end of a day. */
async function sealUntil(ago: number): Promise<void> {
  await sealDueDays({ now: () => new Date(daysAgo(ago - 1, 0).getTime() + 20 * 60_000) });
}

/** A release with four sealed days and votes that are in none yet. @returns its folder */
export async function publishSealedRecord(): Promise<string> {
  const { id: arenaId } = await createArena({ slug: "pairs" });
  const { id: scaleId } = await createArena({ slug: "scale", scale: 5 });
  const votesOn = async (ago: number, votes: number) => {
    for (let n = 0; n < votes; n += 1) await createVote({ arenaId, createdAt: daysAgo(ago) });
  };
  await votesOn(40, 2);
  await votesOn(5, 1);
  await sealUntil(5);
  await votesOn(4, 25);
  await sealUntil(4);
  kept.before = await transparencyFile(pool);
  await votesOn(2, 22);
  await createAssessment({ arenaId: scaleId, createdAt: daysAgo(2) });
  const leaving = await createAnnotator();
  await createVote({ arenaId, annotatorId: leaving.id, createdAt: daysAgo(2) });
  await sealUntil(2);
  await withdrawConsent({ annotatorId: leaving.id });
  await votesOn(0, 3);
  const { version } = await build({ clock: systemClock });
  const other = await createAnnotator();
  await createVote({ arenaId, annotatorId: other.id, createdAt: daysAgo(1) });
  // After the release, and late enough for yesterday, but not for today, whatever the hour is now.
  await sealDueDays({ now: () => new Date(Math.max(Date.now(), today + 20 * 60_000)) });
  await withdrawConsent({ annotatorId: other.id });
  kept.after = await transparencyFile(pool);
  return path.join(releasesFolder(), version);
}

/** The same days with roots that follow from each other: somebody who made the whole chain anew. */
export function remake({ days, ...rest }: Transparency): Transparency {
  let root = firstRoot;
  const remade = days.map((day) => {
    root = toHex(chainRoot(fromHex(root), day, fromHex(day.merkleRoot)));
    return { ...day, chainRoot: root };
  });
  return { ...rest, days: remade };
}

/** The chain with something else about one of its days. */
export function changeDay(day: string, changes: Partial<Transparency["days"][number]>): Transparency {
  const { days } = chainOf();
  return chainOf(days.map((one) => (one.day === day ? { ...one, ...changes } : one)));
}
