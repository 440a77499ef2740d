import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { BoardLead } from "@/components/leaderboard/board-lead";
import { BoardPart } from "@/components/leaderboard/board-part";
import { readView } from "@/components/leaderboard/read-view";
import { Notice } from "@/components/ui/notice";
import { PageFrame } from "@/components/ui/page-frame";
import { WaitingLines } from "@/components/ui/waiting-lines";
import { getArena } from "@/lib/arenas/queries";
import { slug as slugSchema } from "@/lib/battles/schema";
import { getBoard } from "@/lib/leaderboards/queries";

interface BoardPageProps {
  readonly params: Promise<{ arena: string }>;
  readonly searchParams: Promise<{ votes?: string | string[] }>;
}

export async function generateMetadata({ params }: BoardPageProps): Promise<Metadata> {
  const arena = await readArena((await params).arena);
  return { title: arena ? `${arena.name} leaderboard` : "No such leaderboard" };
}

/** The arena is looked up before anything is sent, so that an unknown one is a real 404; the board streams after it. */
export default async function BoardPage({ params, searchParams }: BoardPageProps) {
  const [{ arena: slug }, { votes }] = await Promise.all([params, searchParams]);
  const arena = await readArena(slug);
  if (!arena) notFound();
  const { view, isKnown } = readView(votes);
  const reading = getBoard(slug, view);
  const serverNow = new Date().toISOString();
  return (
    <PageFrame
      title={arena.name}
      lead={
        <Suspense fallback={arena.summary}>
          <BoardLead summary={arena.summary} reading={reading} serverNow={serverNow} />
        </Suspense>
      }
    >
      {isKnown ? null : (
        <Notice className="mb-4">There is no such choice of votes. This is the board of all votes.</Notice>
      )}
      <Suspense fallback={<WaitingLines label="The board is being read" />}>
        <BoardPart arena={arena.slug} view={view} reading={reading} serverNow={serverNow} />
      </Suspense>
    </PageFrame>
  );
}

/** What cannot be an arena's name is not looked for: Postgres refuses some of it. */
async function readArena(slug: string) {
  return slugSchema.safeParse(slug).success ? getArena(slug) : null;
}
