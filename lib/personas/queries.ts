import { LRUCache } from "lru-cache";
import { db } from "@/lib/db/client";
import { readBlob } from "@/lib/storage/blobs";
import type { PersonaProfile } from "@/lib/systems/port";
import type { PersonaView } from "./schema";

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

async function readVersion(id: string): Promise<PersonaView> {
  const version = await db.personaVersion.findUniqueOrThrow({
    where: { id },
    include: {
      persona: { select: { slug: true } },
      preferences: { orderBy: { position: "asc" } },
      history: { orderBy: { position: "asc" } },
    },
  });
  return {
    slug: version.persona.slug,
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

/** A described persona as a system sees it, with the version that its outputs belong to. */
export interface VersionedProfile {
  readonly versionId: string;
  readonly profile: PersonaProfile;
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
      versions.map(async (version) => ({
        versionId: version.id,
        profile: {
          slug,
          name: version.name,
          headline: version.headline,
          description: version.description,
          attributes: version.attributes as { label: string; value: string }[],
          preferences: version.preferences.map(({ personaVersionId: _, position: __, ...preference }) => preference),
          history: await Promise.all(
            version.history.map(async ({ happenedOn, action, text, image }) => ({
              happenedOn: happenedOn.toISOString().slice(0, 10),
              action,
              text,
              image: image === null ? undefined : await readBlob(image),
            })),
          ),
        },
      })),
    ),
  );
}
