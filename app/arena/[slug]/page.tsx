import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BattleRoom } from "@/components/battle/battle-room";
import { OwnPersonaOffer } from "@/components/battle/own-persona-offer";
import { getConsentOffer } from "@/lib/annotators/queries";
import { getArena, listArenas } from "@/lib/arenas/queries";
import { identify } from "@/lib/auth/identify";
import { listOpenBattles } from "@/lib/battles/queries";
import { ownPersonaSlug, slug as slugSchema } from "@/lib/battles/schema";
import { getOwnPersona } from "@/lib/personas/own/queries";
import { feedbackLimit } from "@/lib/votes/schema";

interface ArenaPageProps {
  readonly params: Promise<{ slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: ArenaPageProps): Promise<Metadata> {
  const { slug } = await params;
  const arena = slugSchema.safeParse(slug).success ? await getArena(slug) : null;
  return arena ? { title: arena.name, description: arena.summary } : {};
}

/** Where one judges. Nothing here may tell who made the outputs: no board, no system, not even a link that prefetches one. */
export default async function ArenaPage({ params, searchParams }: ArenaPageProps) {
  const [{ slug }, { persona: asked }, { annotatorId }] = await Promise.all([params, searchParams, identify()]);
  const persona = slugSchema.optional().safeParse(asked);
  // What cannot be a name is not looked for: Postgres refuses some of it.
  if (!persona.success || !slugSchema.safeParse(slug).success) notFound();
  const isOwn = persona.data === ownPersonaSlug;
  const [arena, arenas, offer, open, own] = await Promise.all([
    getArena(slug),
    listArenas(),
    getConsentOffer(annotatorId),
    annotatorId ? listOpenBattles({ annotatorId, arena: slug, persona: persona.data }) : [],
    isOwn && annotatorId ? getOwnPersona(annotatorId) : null,
  ]);
  if (!arena) notFound();
  if (isOwn && !own) return <OwnPersonaOffer arenaSlug={slug} />;
  return (
    <BattleRoom
      key={`${slug} ${persona.data ?? ""}`}
      arena={arena}
      others={arenas.filter((other) => other.slug !== slug).map(({ slug, name }) => ({ slug, name }))}
      offer={offer}
      open={open}
      persona={persona.data ?? null}
      textLimit={feedbackLimit}
    />
  );
}
