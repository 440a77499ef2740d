import { arenaNotFound, judgedAlone } from "@/lib/arenas/queries";
import { samplingSettings } from "@/lib/arenas/schema";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getOwnProfile } from "@/lib/personas/own/queries";
import type { VersionedProfile } from "@/lib/personas/queries";
import { shareOfRepeats } from "@/lib/sampling/draw-repeat";
import { isMadeOnDemand } from "@/lib/systems/own/commands";
import { contentPair, type OwnCell } from "./unseen-pairs";

/** What battles for an annotator's own persona are drawn from. */
export interface OwnScope {
  readonly arena: { readonly id: string; readonly slug: string };
  readonly person: VersionedProfile;
  /** Slug by id of the systems that are not retired and make outputs on demand. */
  readonly systems: ReadonlyMap<string, string>;
  readonly taskIds: readonly string[];
  /** The arena's share of repeats. */
  readonly repeatShare: number;
}

/** @throws AppError arena_not_found | persona_not_found, where they have no persona of their own */
export async function readOwnScope(annotatorId: string, arenaSlug: string): Promise<OwnScope> {
  const arena = await db.arena.findUnique({
    where: { slug: arenaSlug },
    select: {
      id: true,
      slug: true,
      mode: true,
      sampling: true,
      closedAt: true,
      systems: { where: { retiredAt: null }, select: { id: true, slug: true }, orderBy: { slug: "asc" } },
      tasks: { where: { retiredAt: null }, select: { id: true }, orderBy: { slug: "asc" } },
    },
  });
  if (!arena || arena.closedAt) throw await arenaNotFound(arenaSlug);
  if (arena.mode !== "pairwise") throw judgedAlone();
  const person = await getOwnProfile(annotatorId);
  if (!person) {
    throw new AppError("persona_not_found", { detail: "You have no persona of your own yet. Make it at /me/persona." });
  }
  const systems = arena.systems.filter(({ slug }) => isMadeOnDemand(arenaSlug, slug));
  return {
    arena: { id: arena.id, slug: arena.slug },
    person,
    systems: new Map(systems.map(({ id, slug }) => [id, slug])),
    taskIds: arena.tasks.map(({ id }) => id),
    repeatShare: shareOfRepeats(samplingSettings.parse(arena.sampling).shares),
  };
}

/** What was made for the person, and what they were shown and can still judge or have judged, by task. O(their outputs). */
export async function readOwnCells(scope: OwnScope, annotatorId: string, now: Date): Promise<OwnCell[]> {
  const ofPerson = { arenaId: scope.arena.id, personaVersionId: scope.person.versionId };
  const [outputs, battles] = await Promise.all([
    db.output.findMany({ where: ofPerson, select: { id: true, taskId: true, systemId: true, contentHash: true } }),
    db.battle.findMany({
      where: { ...ofPerson, annotatorId, OR: [{ expiresAt: { gt: now } }, { vote: { isNot: null } }] },
      select: { taskId: true, leftContentHash: true, rightContentHash: true },
    }),
  ]);
  return scope.taskIds.map((taskId) => ({
    taskId,
    made: new Map(
      outputs.filter((o) => o.taskId === taskId).map((o) => [o.systemId, { id: o.id, contentHash: o.contentHash }]),
    ),
    shown: new Set(
      battles.filter((b) => b.taskId === taskId).map((b) => contentPair(b.leftContentHash, b.rightContentHash)),
    ),
  }));
}
