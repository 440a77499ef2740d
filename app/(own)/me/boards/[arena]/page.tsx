import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { OwnBoardContent } from "@/components/me/own-board-content";
import { buttonClass } from "@/components/ui/button";
import { JudgedElsewhere } from "@/components/ui/judged-elsewhere";
import { PageFrame } from "@/components/ui/page-frame";
import { getConsentOffer } from "@/lib/annotators/queries";
import { getArena } from "@/lib/arenas/queries";
import { identify } from "@/lib/auth/identify";
import { demandOwnBoard } from "@/lib/personal-boards/commands";

interface OwnBoardPageProps {
  readonly params: Promise<{ readonly arena: string }>;
}

export const metadata: Metadata = { title: "Your board" };

export default async function OwnBoardPage({ params }: OwnBoardPageProps) {
  const [{ arena: slug }, { annotatorId }] = await Promise.all([params, identify()]);
  const [arena, offer] = await Promise.all([getArena(slug), getConsentOffer(annotatorId)]);
  if (!arena || arena.mode === "absolute") notFound();
  const title = `Your taste in ${arena.name}`;
  const { canBeJudged } = arena;
  if (!canBeJudged && (annotatorId === null || offer.accepted === null)) {
    return (
      <PageFrame title={title}>
        <JudgedElsewhere arenaSlug={arena.slug} arenaName={arena.name} />
      </PageFrame>
    );
  }
  if (annotatorId === null || offer.accepted === null) {
    return (
      <PageFrame title={title}>
        <p className="max-w-[42rem] text-[0.9375rem]/6">
          A board of your own is made from votes that you agreed to have stored. You are asked before your next vote;
          ten votes in this arena make it.
        </p>
        <Link href={`/arena/${arena.slug}`} prefetch={false} className={`mt-5 ${buttonClass("strong")}`}>
          Judge a pair
        </Link>
      </PageFrame>
    );
  }
  return (
    <PageFrame title={title} lead="Your ratings beside everyone's: for your eyes, unless you share the picture.">
      <OwnBoardContent own={await demandOwnBoard(annotatorId, arena.slug)} canBeJudged={canBeJudged} />
    </PageFrame>
  );
}
