import { createHash } from "node:crypto";
import { db } from "@/lib/db/client";
import { putBlob } from "@/lib/storage/blobs";
import type { DescribedPersona } from "./schema";

/**
 * Stores a described persona of an arena. Where the newest version says the same, nothing is stored; where it does
 * not, a new version is: a stored version never changes, and old battles keep theirs.
 */
export async function storeDescribedPersona(arenaId: string, persona: DescribedPersona): Promise<void> {
  const history = await Promise.all(
    persona.history.map(async ({ happenedOn, action, text, image }, position) => ({
      position,
      happenedOn: new Date(happenedOn),
      action,
      text,
      image: image ? await putBlob(image) : null,
    })),
  );
  const preferences = persona.preferences.map((preference, position) => ({ position, ...preference }));
  const facts = {
    name: persona.name,
    shortName: persona.shortName,
    headline: persona.headline,
    description: persona.description,
    attributes: persona.attributes.map(({ label, value }) => ({ label, value })),
  };
  const digest = digestOf({ ...facts, preferences, history });

  await db.$transaction(async (tx) => {
    const { id: personaId } = await tx.persona.upsert({
      where: { slug: persona.slug },
      create: { slug: persona.slug, kind: "described" },
      update: {},
      select: { id: true },
    });
    const link = { arenaId, personaId };
    await tx.arenaPersona.upsert({ where: { arenaId_personaId: link }, create: link, update: {} });
    const newest = await tx.personaVersion.findFirst({
      where: { personaId },
      orderBy: { version: "desc" },
      include: { preferences: { orderBy: { position: "asc" } }, history: { orderBy: { position: "asc" } } },
    });
    if (newest && digestOf(newest) === digest) return;
    await tx.personaVersion.create({
      data: {
        personaId,
        version: (newest?.version ?? 0) + 1,
        ...facts,
        preferences: { create: preferences },
        history: { create: history },
      },
    });
  });
}

interface Digested {
  readonly name: string;
  readonly shortName: string;
  readonly headline: string;
  readonly description: string;
  readonly attributes: unknown;
  readonly preferences: readonly { aspect: string; isLiked: boolean; label: string; value: string; weight: number }[];
  readonly history: readonly { happenedOn: Date; action: string; text: string; image: string | null }[];
}

function digestOf(version: Digested): string {
  const attributes = (version.attributes as { label: string; value: string }[]).map((a) => [a.label, a.value]);
  const preferences = version.preferences.map((p) => [p.aspect, p.isLiked, p.label, p.value, p.weight]);
  const history = version.history.map((h) => [h.happenedOn.toISOString(), h.action, h.text, h.image]);
  const { name, shortName, headline, description } = version;
  return createHash("sha256")
    .update(JSON.stringify([name, shortName, headline, description, attributes, preferences, history]))
    .digest("hex");
}
