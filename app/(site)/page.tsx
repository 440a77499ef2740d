import type { Metadata } from "next";
import Link from "next/link";
import { SimulatedNotice } from "@/components/leaderboard/simulated-notice";
import { TopSystems } from "@/components/leaderboard/top-systems";
import { buttonClass } from "@/components/ui/button";
import { formatCount, sayCount } from "@/components/ui/format-number";
import { listArenas } from "@/lib/arenas/queries";
import { getBoardAlone } from "@/lib/leaderboards/queries";
import { boardFilter } from "@/lib/leaderboards/schema";
import { listOwnArenas } from "@/lib/systems/own/queries";

export const metadata: Metadata = { title: { absolute: "Palate" } };

const cardLink = "prose-link inline-flex min-h-8 items-center text-[0.9375rem] pointer-coarse:min-h-11";

/** The site's front: what this is, in a sentence; the arenas with their live numbers; one button. */
export default async function LandingPage() {
  const [arenas, [own]] = await Promise.all([listArenas(), listOwnArenas()]);
  const boards = await Promise.all(
    arenas.map((arena) => (arena.mode === "pairwise" ? getBoardAlone(arena.slug, boardFilter.parse({})) : null)),
  );
  const votes = arenas.reduce((sum, arena) => sum + arena.votes, 0);
  const simulatedVotes = arenas.reduce((sum, arena) => sum + arena.simulatedVotes, 0);
  const first = arenas.find((arena) => arena.canBeJudged);
  return (
    <div className="mx-auto w-full max-w-[82rem] px-[1.125rem] py-10 md:px-10 md:py-16">
      <h1 className="max-w-[24ch] text-[2.375rem]/11 tracking-[-0.015em] md:text-[3.5rem]/16">
        Palate is where people judge which of two outputs fits <span className="text-accent">one person</span> better.
      </h1>
      {first ? (
        <div className="mt-7 flex flex-wrap gap-3">
          <Link href={`/arena/${first.slug}`} prefetch={false} className={buttonClass("strong")}>
            Judge a pair
          </Link>
          {own ? (
            <Link href={`/arena/${own.slug}?persona=me`} prefetch={false} className={buttonClass()}>
              Judge for yourself
            </Link>
          ) : null}
        </div>
      ) : (
        <p className="mt-6 text-base/6 text-soft">
          {arenas.length > 0
            ? "There is no arena to judge in yet: the votes of those below were cast elsewhere."
            : "There is no open arena yet. The operator opens one with the seed."}
        </p>
      )}
      <div className="mt-10 md:mt-14">
        <SimulatedNotice votes={votes} simulatedVotes={simulatedVotes} humanHref="/leaderboards?votes=human" />
      </div>
      <div className="mt-8 grid gap-x-12 gap-y-10 lg:grid-cols-3">
        {arenas.map((arena, index) => {
          const board = boards[index] ?? null;
          return (
            <section key={arena.slug} aria-labelledby={`arena-${arena.slug}`} className="border-strong border-t pt-5">
              <h2 id={`arena-${arena.slug}`} className="text-[1.75rem]/9">
                <Link
                  href={arena.canBeJudged ? `/arena/${arena.slug}` : `/leaderboards/${arena.slug}`}
                  prefetch={false}
                  className="hover:text-accent"
                >
                  {arena.name}
                </Link>
              </h2>
              <p className="mt-1 text-[0.9375rem]/6 text-soft lg:min-h-[3rem]">{arena.summary}</p>
              <p className="figures mt-3 mb-4 text-[0.875rem]/6">
                {arena.mode === "pairwise" ? sayCount(arena.votes, "vote") : sayCount(arena.assessments, "assessment")}
                {arena.simulatedVotes > 0 ? (
                  <span className="text-notice"> ({formatCount(arena.simulatedVotes)} simulated)</span>
                ) : null}
                <span className="text-faint"> · </span>
                {sayCount(arena.systems, "system")}
              </p>
              {board ? (
                <TopSystems board={board} count={3} label={`First systems of ${arena.name}`} />
              ) : (
                <p className="border-rule border-y py-3 text-[0.9375rem]/6 text-soft">
                  {arena.mode === "pairwise" ? "Its board is being computed." : "One output at a time, on a scale."}
                </p>
              )}
              <p className="mt-3 flex flex-wrap gap-x-6">
                {arena.canBeJudged ? (
                  <Link href={`/arena/${arena.slug}`} prefetch={false} className={cardLink}>
                    Judge in {arena.name}
                  </Link>
                ) : null}
                <Link href={`/leaderboards/${arena.slug}`} prefetch={false} className={cardLink}>
                  Leaderboard of {arena.name}
                </Link>
              </p>
            </section>
          );
        })}
      </div>
    </div>
  );
}
