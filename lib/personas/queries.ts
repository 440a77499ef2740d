import { LRUCache } from "lru-cache";
import { db } from "@/lib/db/client";
import type { PersonaView, UsableProfile } from "./schema";
import { describedProfile } from "./usable-profile";

// Versions are immutable, so what was read once stays true.
const versions = new LRUCache<string, PersonaView>({ max: 2_000, fetchMethod: readVersion });

/**
 * A persona version with its preferences and history, oldest event first. One query the first time, then none.
 *
 * @throws Error where the version is not there; a stored battle's always is
 */
export async function requirePersonaVersion(id: string): Promise<PersonaView> {
  return versions.forceFetch(id);
}

/** Forgets what was read of versions whose contents were erased. */
export function forgetVersions(ids: readonly string[]): void {
  for (const id of ids) versions.delete(id);
}

async function readVersion(id: string): Promise<PersonaView> {
  const version = await db.personaVersion.findUniqueOrThrow({
    where: { id },
    include: {
      persona: { select: { slug: true, kind: true } },
      preferences: { orderBy: { position: "asc" } },
      history: { orderBy: { position: "asc" } },
    },
  });
  return {
    // The name of one's own persona in the record is nobody's business, its owner's neither: they call it `me`.
    slug: version.persona.kind === "self" ? "me" : version.persona.slug,
    name: version.name,
    shortName: version.shortName,
    headline: version.headline,
    description: version.description,
    attributes: version.attributes as { label: string; value: string }[],
    preferences: version.preferences.map(({ label, aspect, isLiked }) => ({ label, aspect, isLiked })),
    history: version.history.map((event) => ({
      happenedOn: event.happenedOn.toISOString().slice(0, 10),
      action: event.action,
      text: event.text,
      hasImage: event.image !== null,
    })),
  };
}

/** A persona as a system may see it, with the version that its outputs belong to. */
export interface VersionedProfile {
  readonly versionId: string;
  readonly profile: UsableProfile;
}

/** The newest versions of an arena's described personas, with the images of their history. O(personas). */
export async function requireProfiles(arenaSlug: string): Promise<VersionedProfile[]> {
  const personas = await db.persona.findMany({
    where: { kind: "described", retiredAt: null, arenas: { some: { arena: { slug: arenaSlug } } } },
    orderBy: { slug: "asc" },
    select: {
      slug: true,
      versions: {
        orderBy: { version: "desc" },
        take: 1,
        include: { preferences: { orderBy: { position: "asc" } }, history: { orderBy: { position: "asc" } } },
      },
    },
  });
  return Promise.all(
    personas.flatMap(({ slug, versions }) =>
      versions.map(async (version) => ({ versionId: version.id, profile: await describedProfile(slug, version) })),
    ),
  );
}
