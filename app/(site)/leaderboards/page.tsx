import type { Metadata } from "next";
import Link from "next/link";
import { AbsoluteSummary } from "@/components/leaderboard/absolute/absolute-summary";
import { boardHref, readBoardAddress } from "@/components/leaderboard/board-query";
import { FindingSentence } from "@/components/leaderboard/finding-sentence";
import { SimulatedNotice } from "@/components/leaderboard/simulated-notice";
import { TopSystems } from "@/components/leaderboard/top-systems";
import { formatCount, sayCount } from "@/components/ui/format-number";
import { PageFrame } from "@/components/ui/page-frame";
import { ToggleLinks } from "@/components/ui/toggle-links";
import { listArenas } from "@/lib/arenas/queries";
import { getAbsoluteBoard } from "@/lib/assessments/queries";
import { getBoardAlone } from "@/lib/leaderboards/queries";
import { boardFilter } from "@/lib/leaderboards/schema";

export const metadata: Metadata = { title: "Leaderboards" };

interface LeaderboardsPageProps {
  readonly searchParams: Promise<{ votes?: string | string[] }>;
}

export default async function LeaderboardsPage({ searchParams }: LeaderboardsPageProps) {
  const { votes: asked } = readBoardAddress({ votes: (await searchParams).votes }).address;
  // Boards of the other sources are made when somebody asks for one.
  const counted = asked === "human" ? "human" : "all";
  const filter = boardFilter.parse({ votes: counted });
  const arenas = await listArenas();
  const absolute = arenas.filter(({ mode }) => mode === "absolute");
  const absoluteBoards = await Promise.all(absolute.map(({ slug }) => getAbsoluteBoard(slug)));
  const boards = await Promise.all(
    arenas
      .filter(({ mode }) => mode === "pairwise")
      .map(async (arena) => ({ arena, board: await getBoardAlone(arena.slug, filter) })),
  );
  const votes = boards.reduce((sum, { board }) => sum + (board?.snapshot.votes ?? 0), 0);
  const simulatedVotes = boards.reduce((sum, { board }) => sum + (board?.snapshot.simulatedVotes ?? 0), 0);
  const href = (path: string) => boardHref(path, { votes: counted });
  return (
    <PageFrame
      title="Leaderboards"
      lead="What fits better when the output is made for one person. Every rating stands with its 95 % interval; what is simulated is said on each board."
    >
      <div className="mb-6 flex flex-col gap-5">
        <SimulatedNotice votes={votes} simulatedVotes={simulatedVotes} humanHref="/leaderboards?votes=human" />
        <ToggleLinks
          label="Votes"
          options={[
            { href: "/leaderboards", text: "All", isCurrent: counted === "all" },
            { href: "/leaderboards?votes=human", text: "People", isCurrent: counted === "human" },
          ]}
        />
      </div>
      {arenas.length === 0 ? (
        <p className="border-strong border-y py-10 font-serif text-xl">There is no open arena yet.</p>
      ) : null}
      {boards.map(({ arena, board }) => (
        <section
          key={arena.slug}
          aria-labelledby={`board-${arena.slug}`}
          className="grid gap-x-12 gap-y-5 border-strong border-t py-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]"
        >
          <div>
            <h2 id={`board-${arena.slug}`} className="text-[1.75rem]/9">
              <Link href={href(`/leaderboards/${arena.slug}`)} prefetch={false} className="hover:text-accent">
                {arena.name}
              </Link>
            </h2>
            <p className="mt-1 mb-4 text-[0.9375rem]/6 text-soft">
              {arena.summary}{" "}
              {board ? (
                <>
                  {sayCount(board.snapshot.votes, "vote")}
                  {board.snapshot.simulatedVotes > 0
                    ? `, ${formatCount(board.snapshot.simulatedVotes)} simulated`
                    : null}
                  , {sayCount(arena.systems, "system")}.
                </>
              ) : null}
            </p>
            {board ? <FindingSentence board={board} size="section" /> : null}
          </div>
          <div>
            {board ? (
              <TopSystems board={board} count={5} label={`First systems of ${arena.name}`} />
            ) : (
              <p className="py-3 text-[0.9375rem]/6 text-soft">
                This board is being computed; the worker makes it within seconds of a vote.
              </p>
            )}
            <p className="mt-3 flex flex-wrap gap-x-6 text-[0.9375rem]">
              <Link
                href={href(`/leaderboards/${arena.slug}`)}
                prefetch={false}
                className="prose-link inline-flex min-h-8 items-center pointer-coarse:min-h-11"
              >
                Whole board of {arena.name}
              </Link>
              {arena.canBeJudged ? (
                <Link
                  href={`/arena/${arena.slug}`}
                  prefetch={false}
                  className="prose-link inline-flex min-h-8 items-center pointer-coarse:min-h-11"
                >
                  Judge {arena.name.toLowerCase()}
                </Link>
              ) : null}
            </p>
          </div>
        </section>
      ))}
      {absolute.map((arena, place) => (
        <AbsoluteSummary key={arena.slug} arena={arena} board={absoluteBoards[place] ?? null} />
      ))}
    </PageFrame>
  );
}
