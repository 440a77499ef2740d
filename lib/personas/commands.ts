import { arenaNotFound } from "@/lib/arenas/queries";
import { type Clock, systemClock } from "@/lib/clock";
import { db, type Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { invalidField } from "@/lib/http/invalid-request";
import { hasBlob, putBlob } from "@/lib/storage/blobs";
import { queueOutputs } from "@/lib/systems/commands";
import { digestOf, type PersonaContent } from "./digest";
import { encodeImage } from "./encode-image";
import { readPersona } from "./queries";
import type {
  CreatePersonaBody,
  DescribedPersona,
  EditPersonaBody,
  EditPersonaResult,
  PersonaDetail,
  PersonaDraft,
} from "./schema";

const seed = "seed";

/**
 * Stores a described persona of an arena as the seed has it. Where the newest version says the same, nothing is stored;
 * where it does not, a new version is: a stored version never changes, and old battles keep theirs. A persona that
 * somebody has edited is left as they left it.
 */
export async function storeDescribedPersona(arenaId: string, persona: DescribedPersona): Promise<void> {
  const history = await Promise.all(
    persona.history.map(async ({ image, ...event }) => ({ ...event, image: image ? await putBlob(image) : null })),
  );
  const content = contentOf({ ...persona, history });
  await db.$transaction(async (tx) => {
    const { id: personaId } = await tx.persona.upsert({
      where: { slug: persona.slug },
      create: { slug: persona.slug, kind: "described" },
      update: {},
      select: { id: true },
    });
    const newest = await readNewest(tx, personaId);
    if (newest && newest.madeBy !== seed) return;
    const link = { arenaId, personaId };
    await tx.arenaPersona.upsert({ where: { arenaId_personaId: link }, create: link, update: {} });
    if (newest && digestOf(newest) === digestOf(content)) return;
    await createVersion(tx, { personaId, version: (newest?.version ?? 0) + 1, madeBy: seed, content });
  });
}

/**
 * Makes a described persona, and asks the worker for its outputs.
 *
 * @param actor `user ID`, for the audit log
 * @throws AppError persona_exists | arena_not_found | invalid_request where an image was never uploaded | unavailable
 */
export async function createPersona(body: CreatePersonaBody, actor: string): Promise<PersonaDetail> {
  await requireImages(body);
  await db.$transaction(async (tx) => {
    const arenas = await readArenas(tx, body.arenas);
    const { count } = await tx.persona.createMany({
      data: [{ slug: body.slug, kind: "described" }],
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError("persona_exists");
    const { id } = await tx.persona.findUniqueOrThrow({ where: { slug: body.slug }, select: { id: true } });
    await tx.arenaPersona.createMany({ data: arenas.map((arena) => ({ arenaId: arena.id, personaId: id })) });
    await createVersion(tx, { personaId: id, version: 1, madeBy: actor, content: contentOf(body) });
    await tx.auditEntry.create({
      data: { actor, action: "persona.create", subject: body.slug, detail: { arenas: body.arenas } },
    });
    await queueOutputs(tx, body.arenas);
  });
  return readPersona(body.slug);
}

/**
 * Stores what somebody made of a described persona: a new version where its content is different, other arenas where
 * only those are, nothing where nothing is. The worker is asked for the outputs in the same transaction.
 *
 * @param actor `user ID`, for the audit log
 * @throws AppError persona_not_found | arena_not_found | invalid_request where an image was never uploaded | unavailable
 * @throws AppError persona_conflict where the persona is not as `base` has it any more: with the newest as `persona`
 */
export async function editPersona(slug: string, body: EditPersonaBody, actor: string): Promise<EditPersonaResult> {
  await requireImages(body);
  const content = contentOf(body);
  const stored = await db
    .$transaction(async (tx) => {
      const personaId = await lockPersona(tx, slug);
      const newest = await readNewest(tx, personaId);
      const present = await readOpenArenas(tx, personaId);
      const version = newest?.version ?? 0;
      const isSame = newest !== null && digestOf(newest) === digestOf(content);
      // A request that is sent again, or says what somebody else has stored, is no conflict.
      if (isSame && sameArenas(present, body.arenas)) return "nothing";
      if (version !== body.base.version || !sameArenas(present, body.base.arenas)) throw conflict(version, body);

      const arenas = await readArenas(tx, body.arenas);
      await tx.arenaPersona.deleteMany({ where: { personaId, arena: { closedAt: null } } });
      await tx.arenaPersona.createMany({ data: arenas.map((arena) => ({ arenaId: arena.id, personaId })) });
      if (!isSame) await createVersion(tx, { personaId, version: version + 1, madeBy: actor, content });
      await tx.auditEntry.create({
        data: {
          actor,
          action: isSame ? "persona.arenas" : "persona.edit",
          subject: slug,
          detail: { version: isSame ? version : version + 1, arenas: { before: present, after: body.arenas } },
        },
      });
      await queueOutputs(tx, body.arenas);
      return isSame ? "arenas" : "version";
    })
    .catch(async (error: unknown) => {
      if (!(error instanceof AppError) || error.code !== "persona_conflict") throw error;
      const extra = { ...error.extra, persona: await readPersona(slug) };
      throw new AppError("persona_conflict", { detail: error.detail, extra, cause: error });
    });
  return { stored, persona: await readPersona(slug) };
}

/**
 * Retires a described persona, so that no battle is drawn for it any more, or brings it back. Again, it changes nothing.
 *
 * @throws AppError persona_not_found | unavailable
 */
export async function retirePersona(
  slug: string,
  isRetired: boolean,
  actor: string,
  clock: Clock = systemClock,
): Promise<PersonaDetail> {
  await db.$transaction(async (tx) => {
    const id = await lockPersona(tx, slug);
    const { count } = await tx.persona.updateMany({
      where: { id, retiredAt: isRetired ? null : { not: null } },
      data: { retiredAt: isRetired ? clock.now() : null },
    });
    if (count === 0) return;
    const action = isRetired ? "persona.retire" : "persona.bring-back";
    await tx.auditEntry.create({ data: { actor, action, subject: slug } });
    if (isRetired) return;
    await queueOutputs(tx, await readOpenArenas(tx, id));
  });
  return readPersona(slug);
}

/**
 * Keeps a reference image, encoded again without metadata. @returns its key, for the history of a persona
 *
 * @throws AppError invalid_request where it is no image that can be read
 */
export async function storePersonaImage(base64: string): Promise<string> {
  return putBlob(await encodeImage(Buffer.from(base64, "base64")));
}

type DraftContent = Omit<PersonaDraft, "arenas" | "history" | "attributes" | "preferences" | "rubric"> & {
  readonly attributes: readonly { readonly label: string; readonly value: string }[];
  readonly preferences: PersonaContent["preferences"];
  readonly history: readonly { happenedOn: string; action: string; text: string; image: string | null }[];
  readonly rubric: PersonaContent["rubric"];
};

interface StoredContent extends PersonaContent {
  readonly attributes: { label: string; value: string }[];
}

function contentOf(draft: DraftContent): StoredContent {
  const { name, shortName, headline, description } = draft;
  return {
    name,
    shortName,
    headline,
    description,
    attributes: draft.attributes.map(({ label, value }) => ({ label, value })),
    preferences: draft.preferences.map(({ aspect, isLiked, label, value, weight }) => ({
      aspect,
      isLiked,
      label,
      value,
      weight,
    })),
    history: draft.history.map(({ happenedOn, action, text, image }) => ({
      happenedOn: new Date(happenedOn),
      action,
      text,
      image,
    })),
    rubric: draft.rubric.map(({ criterion, importance }) => ({ criterion, importance })),
  };
}

async function createVersion(
  tx: Transaction,
  { content, ...row }: { personaId: string; version: number; madeBy: string; content: StoredContent },
): Promise<void> {
  const { preferences, history, rubric, ...facts } = content;
  const numbered = <Row>(rows: readonly Row[]) => rows.map((entry, position) => ({ position, ...entry }));
  await tx.personaVersion.create({
    data: {
      ...row,
      ...facts,
      preferences: { create: numbered(preferences) },
      history: { create: numbered(history) },
      rubric: { create: numbered(rubric) },
    },
  });
}

async function readNewest(tx: Transaction, personaId: string) {
  const inOrder = { orderBy: { position: "asc" } } as const;
  return tx.personaVersion.findFirst({
    where: { personaId },
    orderBy: { version: "desc" },
    include: { preferences: inOrder, history: inOrder, rubric: inOrder },
  });
}

/** The persona's row, held until the transaction ends: of two saves at once, the second waits and sees the first. */
async function lockPersona(tx: Transaction, slug: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM persona WHERE slug = ${slug} AND kind = 'described' FOR UPDATE`;
  if (!row) throw new AppError("persona_not_found", { detail: "There is no described persona of this name." });
  return row.id;
}

/** A closed arena is out of sight, and keeps its personas. */
async function readOpenArenas(tx: Transaction, personaId: string): Promise<string[]> {
  const links = await tx.arenaPersona.findMany({
    where: { personaId, arena: { closedAt: null } },
    select: { arena: { select: { slug: true } } },
  });
  return links.map(({ arena }) => arena.slug);
}

async function readArenas(tx: Transaction, slugs: readonly string[]): Promise<{ id: string; slug: string }[]> {
  const arenas = await tx.arena.findMany({
    where: { slug: { in: [...slugs] }, closedAt: null },
    select: { id: true, slug: true },
  });
  const missing = slugs.find((slug) => !arenas.some((arena) => arena.slug === slug));
  if (missing !== undefined) throw await arenaNotFound(missing);
  return arenas;
}

async function requireImages({ history }: PersonaDraft): Promise<void> {
  for (const [position, { image }] of history.entries()) {
    if (image === null || (await hasBlob(image))) continue;
    throw invalidField(`history.${position}.image`, "was never uploaded");
  }
}

function sameArenas(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join() === [...other].sort().join();
}

function conflict(version: number, { base }: EditPersonaBody): AppError {
  const what =
    version === base.version
      ? "The arenas of this persona were changed while you edited it."
      : `Version ${version} was stored while you edited version ${base.version}.`;
  return new AppError("persona_conflict", { detail: `${what} Nothing of yours was stored.`, extra: { version } });
}
