import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AssessRoom } from "@/components/assess/assess-room";
import { BattleRoom } from "@/components/battle/battle-room";
import { NoOwnHere } from "@/components/battle/no-own-here";
import { OwnPersonaOffer } from "@/components/battle/own-persona-offer";
import { JudgedElsewhere } from "@/components/ui/judged-elsewhere";
import { PageFrame } from "@/components/ui/page-frame";
import { getConsentOffer } from "@/lib/annotators/queries";
import { getArena, listArenas } from "@/lib/arenas/queries";
import { identify } from "@/lib/auth/identify";
import { listOpenBattles } from "@/lib/battles/queries";
import { ownPersonaSlug, slug as slugSchema } from "@/lib/battles/schema";
import { getOwnPersona } from "@/lib/personas/own/queries";
import { listOpenShowings } from "@/lib/showings/queries";
import { listOwnArenas } from "@/lib/systems/own/queries";
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
  const [{ slug }, { persona: wanted }, { annotatorId }] = await Promise.all([params, searchParams, identify()]);
  const persona = slugSchema.optional().safeParse(wanted);
  // What cannot be a name is not looked for: Postgres refuses some of it.
  if (!persona.success || !slugSchema.safeParse(slug).success) notFound();
  const isOwn = persona.data === ownPersonaSlug;
  const [arena, arenas, offer, own, ownArenas] = await Promise.all([
    getArena(slug),
    listArenas(),
    getConsentOffer(annotatorId),
    isOwn && annotatorId ? getOwnPersona(annotatorId) : null,
    listOwnArenas(),
  ]);
  if (!arena) notFound();
  if (!arena.canBeJudged) {
    return (
      <PageFrame width="text" title={`Nothing to judge in ${arena.name}`}>
        <JudgedElsewhere arenaSlug={arena.slug} arenaName={arena.name} />
      </PageFrame>
    );
  }
  if (isOwn && !ownArenas.some((one) => one.slug === slug)) return <NoOwnHere arena={arena} ownArenas={ownArenas} />;
  if (isOwn && !own) return <OwnPersonaOffer arenaSlug={slug} />;
  const asked = annotatorId ? { annotatorId, arena: slug, persona: persona.data } : null;
  const room = {
    arena,
    others: (isOwn ? ownArenas : arenas.filter((other) => other.canBeJudged))
      .filter((other) => other.slug !== slug)
      .map(({ slug, name }) => ({ slug, name })),
    offer,
    persona: persona.data ?? null,
    textLimit: feedbackLimit,
  };
  const key = `${slug} ${persona.data ?? ""}`;
  return arena.mode === "absolute" ? (
    <AssessRoom key={key} {...room} open={asked ? await listOpenShowings(asked) : []} />
  ) : (
    <BattleRoom
      key={key}
      {...room}
      offersOwn={ownArenas.some((one) => one.slug === slug)}
      open={asked ? await listOpenBattles(asked) : []}
    />
  );
}
