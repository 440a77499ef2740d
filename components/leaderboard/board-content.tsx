import Link from "next/link";
import type { Board } from "@/lib/leaderboards/schema";
import { BoardTable } from "./board-table";
import { CollectingTable } from "./collecting-table";
import { LiftSection } from "./lift-section";
import { prepareBoard } from "./prepare-board";
import { StandsBehind } from "./stands-behind";

/** The table, what stands under it, and the way to take it along. */
export function BoardContent({ board, serverNow }: { readonly board: Board; readonly serverNow: string }) {
  const prepared = prepareBoard(board);
  const query = board.snapshot.view === "human" ? "?votes=human" : "";
  return (
    <>
      {prepared.groups.map((group, index) => (
        <div key={group.component} className={index === 0 ? "" : "mt-10"}>
          {index > 0 ? (
            <p className="mb-2 max-w-[42rem] text-[0.9375rem]/6 text-soft">
              No vote connects these systems with those above: their ranks and ratings hold only among themselves.
            </p>
          ) : null}
          <BoardTable
            caption={index === 0 ? "Systems by rating" : `Systems by rating, group ${index + 1}`}
            group={group}
            board={prepared}
          />
        </div>
      ))}
      {prepared.groups.length > 0 ? (
        <p className="mt-3 max-w-[54rem] text-[0.8125rem]/5 text-soft">
          Filled: personalized. Hollow: the generic control of its family. Dotted: 1000, the mean of the systems. One
          scale, {prepared.scale[0]} to {prepared.scale[1]}. A rank with “=” is shared: the intervals do not tell those
          systems apart.
        </p>
      ) : null}
      {prepared.collecting.length > 0 ? <CollectingTable rows={prepared.collecting} /> : null}
      <LiftSection lifts={board.lifts} />
      <div className="mt-14 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
        <StandsBehind board={board} serverNow={serverNow} />
        <section aria-labelledby="take">
          <h2 id="take" className="text-2xl">
            Take it with you
          </h2>
          <p className="mt-3 text-[0.9375rem]/6 text-soft">
            The{" "}
            <a href={`/api/v1/leaderboards/${board.arena}${query}`} className="prose-link text-ink">
              API
            </a>{" "}
            answers with exactly this snapshot; it is{" "}
            <Link href="/docs/api" prefetch={false} className="prose-link text-ink">
              described here
            </Link>
            . The votes themselves, without identities, are in the{" "}
            <Link href="/data" prefetch={false} className="prose-link text-ink">
              releases
            </Link>
            .
          </p>
        </section>
      </div>
    </>
  );
}
