import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { AbsolutePart } from "@/components/leaderboard/absolute/absolute-part";
import { BoardLead } from "@/components/leaderboard/board-lead";
import { BoardPart } from "@/components/leaderboard/board-part";
import { readBoardAddress } from "@/components/leaderboard/board-query";
import { Notice } from "@/components/ui/notice";
import { PageFrame } from "@/components/ui/page-frame";
import { WaitingLines } from "@/components/ui/waiting-lines";
import { getArena } from "@/lib/arenas/queries";
import { lowestMark } from "@/lib/arenas/schema";
import { getAbsoluteBoard } from "@/lib/assessments/queries";
import { slug as slugSchema } from "@/lib/battles/schema";
import { demandReading } from "@/lib/leaderboards/commands";
import { getBoardHistory } from "@/lib/leaderboards/queries";

interface BoardPageProps {
  readonly params: Promise<{ arena: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: BoardPageProps): Promise<Metadata> {
  const arena = await readArena((await params).arena);
  return { title: arena ? `${arena.name} leaderboard` : "No such leaderboard" };
}

/** The arena is looked up before anything is sent, so that an unknown one is a real 404; the board streams after it. */
export default async function BoardPage({ params, searchParams }: BoardPageProps) {
  const [{ arena: slug }, search] = await Promise.all([params, searchParams]);
  const arena = await readArena(slug);
  if (!arena) notFound();
  const serverNow = new Date().toISOString();
  if (arena.mode === "absolute") {
    const lead = `${arena.summary} One output at a time, on a scale of ${lowestMark(arena.scale ?? 5)} to ${arena.scale}.`;
    return (
      <PageFrame title={arena.name} lead={lead}>
        <AbsolutePart arena={arena.slug} board={await getAbsoluteBoard(slug)} serverNow={serverNow} />
      </PageFrame>
    );
  }
  const { address, unknown } = readBoardAddress(search);
  const reading = demandReading(slug, address);
  const history = getBoardHistory(slug, address);
  return (
    <PageFrame
      title={arena.name}
      lead={
        <Suspense fallback={arena.summary}>
          <BoardLead summary={arena.summary} reading={reading} serverNow={serverNow} />
        </Suspense>
      }
    >
      {unknown.length > 0 ? (
        <Notice className="mb-4">
          This board does not know what the address asks of it as {unknown.join(", ")}, and is shown without that.
        </Notice>
      ) : null}
      <Suspense fallback={<WaitingLines label="The board is being read" />}>
        <BoardPart arena={arena} address={address} reading={reading} history={history} serverNow={serverNow} />
      </Suspense>
    </PageFrame>
  );
}

/** What cannot be an arena's name is not looked for: Postgres refuses some of it. */
async function readArena(slug: string) {
  return slugSchema.safeParse(slug).success ? getArena(slug) : null;
}
