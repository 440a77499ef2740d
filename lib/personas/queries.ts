import { LRUCache } from "lru-cache";
import { arenaNotFound } from "@/lib/arenas/queries";
import { ownPersonaSlug } from "@/lib/battles/schema";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { readBlob } from "@/lib/storage/blobs";
import { hasFailedToMake } from "@/lib/systems/queries";
import { describeChanges } from "./describe-changes";
import type { Importance, ListedPersona, PersonaDetail, PersonaView, UsableProfile } from "./schema";
import { describedProfile } from "./usable-profile";

const inOrder = { orderBy: { position: "asc" } } as const;

// Versions are immutable, so what was read once stays true. People's own are not kept: pages and API have each a cache of their own, and
// erasing by way of one would leave them in the other.
const versions = new LRUCache<string, PersonaView>({ max: 2_000 });

/**
 * A persona version with its preferences and history, oldest event first. One query the first time, then none; always one for
 * somebody's own.
 *
 * @throws Error where the version is not there; a stored battle's always is
 */
export async function requirePersonaVersion(id: string): Promise<PersonaView> {
  const known = versions.get(id);
  if (known) return known;
  const version = await readVersion(id);
  if (version.slug !== ownPersonaSlug) versions.set(id, version);
  return version;
}

async function readVersion(id: string): Promise<PersonaView> {
  const version = await db.personaVersion.findUniqueOrThrow({
    where: { id },
    include: {
      persona: { select: { slug: true, kind: true } },
      preferences: inOrder,
      history: inOrder,
      rubric: inOrder,
    },
  });
  return {
    // The name of one's own persona in the record is nobody's business, its owner's neither: they call it `me`.
    slug: version.persona.kind === "self" ? ownPersonaSlug : version.persona.slug,
    name: version.name,
    shortName: version.shortName,
    headline: version.headline,
    description: version.description,
    attributes: version.attributes as { label: string; value: string }[],
    preferences: version.preferences.map(({ label, aspect, isLiked }) => ({ label, aspect, isLiked })),
    rubric: rubricOf(version.rubric),
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

/**
 * The newest versions of an arena's described personas, with the images of their history. O(personas). Their rubrics stay
 * out: those are for whoever judges, and a system that knew them would write to the judge.
 */
export async function requireProfiles(arenaSlug: string): Promise<VersionedProfile[]> {
  const personas = await db.persona.findMany({
    where: { kind: "described", retiredAt: null, arenas: { some: { arena: { slug: arenaSlug } } } },
    orderBy: { slug: "asc" },
    select: {
      slug: true,
      versions: {
        orderBy: { version: "desc" },
        take: 1,
        include: { preferences: inOrder, history: inOrder },
      },
    },
  });
  return Promise.all(
    personas.flatMap(({ slug, versions }) =>
      versions.map(async (version) => ({ versionId: version.id, profile: await describedProfile(slug, version) })),
    ),
  );
}

function rubricOf(rows: readonly { criterion: string; importance: number }[]) {
  // The database holds 1, 2 and 3 alone.
  return rows.map(({ criterion, importance }) => ({ criterion, importance: importance as Importance }));
}

const nobody = { votes: 0, simulated: 0 };

// Counting goes over all votes; half a minute later they are counted again.
const judgedCounts = new LRUCache<"all", Map<string, { votes: number; simulated: number }>>({
  max: 1,
  ttl: 30_000,
  fetchMethod: countJudgedPersonas,
});

async function countJudgedPersonas() {
  const rows = await db.$queryRaw<{ persona_id: string; votes: number; simulated: number }[]>`
    SELECT persona_id, count(*)::int AS votes, count(*) FILTER (WHERE vote.source = 'simulated')::int AS simulated
    FROM vote JOIN battle ON battle.id = vote.battle_id JOIN persona_version ON persona_version.id = persona_version_id
    WHERE exclusion_reason IS NULL GROUP BY persona_id`;
  return new Map(rows.map(({ persona_id, votes, simulated }) => [persona_id, { votes, simulated }]));
}

/**
 * The described personas, or those of an arena, by name; retired ones are among them. O(personas), and O(votes) once in
 * half a minute.
 *
 * @throws AppError arena_not_found
 */
export async function listPersonas(arenaSlug?: string): Promise<ListedPersona[]> {
  if (arenaSlug !== undefined) {
    const arena = await db.arena.findFirst({ where: { slug: arenaSlug, closedAt: null }, select: { id: true } });
    if (!arena) throw await arenaNotFound(arenaSlug);
  }
  const [personas, judged] = await Promise.all([
    db.persona.findMany({
      where: {
        kind: "described",
        arenas: arenaSlug === undefined ? undefined : { some: { arena: { slug: arenaSlug } } },
      },
      select: {
        id: true,
        slug: true,
        retiredAt: true,
        arenas: openArenas,
        versions: { orderBy: { version: "desc" }, take: 1, include: { preferences: inOrder } },
      },
    }),
    judgedCounts.forceFetch("all"),
  ]);
  return personas
    .flatMap(({ id, slug, retiredAt, arenas, versions }) =>
      versions.map(({ version, name, shortName, headline, preferences }) => ({
        slug,
        name,
        shortName,
        headline,
        preferences: preferences.map(({ label, aspect, isLiked }) => ({ label, aspect, isLiked })),
        arenas: arenas.map(({ arena }) => ({ slug: arena.slug, name: arena.name })),
        version,
        retiredAt: retiredAt?.toISOString() ?? null,
        judged: judged.get(id) ?? nobody,
      })),
    )
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

const openArenas = {
  where: { arena: { closedAt: null } },
  orderBy: { arena: { position: "asc" } },
  select: { arena: { select: { id: true, slug: true, name: true } } },
} as const;

/**
 * A described persona with all its versions: the newest one in full, or the one asked for. Nobody's own persona is ever
 * found here. O(versions), and O(votes) once in half a minute.
 *
 * @throws AppError persona_not_found, also where there is no such version
 */
export async function readPersona(slug: string, wanted?: number): Promise<PersonaDetail> {
  const [persona, judged] = await Promise.all([
    db.persona.findFirst({
      where: { slug, kind: "described" },
      select: {
        id: true,
        retiredAt: true,
        arenas: openArenas,
        versions: {
          orderBy: { version: "desc" },
          include: { preferences: inOrder, history: inOrder, rubric: inOrder },
        },
      },
    }),
    judgedCounts.forceFetch("all"),
  ]);
  const newest = persona?.versions[0];
  const shown = persona?.versions.find(({ version }) => version === (wanted ?? newest?.version));
  if (!persona || !newest || !shown) {
    throw new AppError("persona_not_found", { detail: "There is no described persona, or no version, of this name." });
  }
  return {
    slug,
    version: shown.version,
    newestVersion: newest.version,
    retiredAt: persona.retiredAt?.toISOString() ?? null,
    name: shown.name,
    shortName: shown.shortName,
    headline: shown.headline,
    description: shown.description,
    attributes: shown.attributes as PersonaDetail["attributes"],
    preferences: shown.preferences.map(({ personaVersionId: _, position: __, ...preference }) => preference),
    history: shown.history.map(({ happenedOn, action, text, image, position }) => ({
      happenedOn: happenedOn.toISOString().slice(0, 10),
      action,
      text,
      image,
      imageUrl: image === null ? null : `/api/v1/personas/${slug}/images/${shown.version}-${position}`,
    })),
    rubric: rubricOf(shown.rubric),
    arenas: await Promise.all(
      persona.arenas.map(async ({ arena }) => ({
        slug: arena.slug,
        name: arena.name,
        outputs: await countOutputs(arena, shown.id),
        isReady: persona.retiredAt === null && (await hasOutputs(arena.id, persona.id)),
      })),
    ),
    judged: judged.get(persona.id) ?? nobody,
    versions: persona.versions.map((version, index) => {
      const before = persona.versions[index + 1];
      return {
        version: version.version,
        createdAt: version.createdAt.toISOString(),
        isFromSeed: version.madeBy === "seed",
        changes: before ? describeChanges(before, version) : [],
      };
    }),
  };
}

/** Whether any version of a persona has outputs in an arena. */
async function hasOutputs(arenaId: string, personaId: string): Promise<boolean> {
  const where = { arenaId, personaVersion: { personaId }, system: { retiredAt: null }, task: { retiredAt: null } };
  return (await db.output.findFirst({ where, select: { id: true } })) !== null;
}

/** Outputs of one version, of so many that systems and tasks that are not retired call for. */
async function countOutputs({ id: arenaId, slug }: { id: string; slug: string }, personaVersionId: string) {
  const isActive = { retiredAt: null };
  const [systems, tasks, made] = await Promise.all([
    db.system.count({ where: { arenaId, ...isActive } }),
    db.task.count({ where: { arenaId, ...isActive } }),
    db.output.count({ where: { arenaId, personaVersionId, system: isActive, task: isActive } }),
  ]);
  const wanted = systems * tasks;
  return { made, wanted, hasFailed: made < wanted && (await hasFailedToMake(slug)) };
}

/**
 * A reference image of a described persona. @param name version and place in its history, `2-0`
 *
 * @throws AppError persona_not_found, also where there is no such image
 */
export async function readPersonaImage(slug: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const [version, position] = name.split("-").map(Number);
  const event = await db.personaHistory.findFirst({
    where: { position, personaVersion: { version, persona: { slug, kind: "described" } } },
    select: { image: true },
  });
  if (!event?.image) throw new AppError("persona_not_found", { detail: "There is no such image." });
  return readBlob(event.image);
}
