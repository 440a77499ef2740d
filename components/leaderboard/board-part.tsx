import Link from "next/link";
import { RefreshUntilReady } from "@/components/ui/refresh-until-ready";
import type { Board, BoardView } from "@/lib/leaderboards/schema";
import { BoardContent } from "./board-content";
import { BoardState } from "./board-state";
import { FindingSentence } from "./finding-sentence";
import { SimulatedNotice } from "./simulated-notice";
import { ViewToggle } from "./view-toggle";

interface BoardPartProps {
  readonly arena: string;
  readonly view: BoardView;
  readonly reading: Promise<Board | null>;
  readonly serverNow: string;
}

function Body({ arena, view, board, serverNow }: Omit<BoardPartProps, "reading"> & { readonly board: Board | null }) {
  if (board === null) {
    return (
      <>
        <BoardState title="This board is being computed" arena={arena}>
          There is no snapshot of it yet. The worker makes one within seconds, and this page then shows it by itself.
        </BoardState>
        <RefreshUntilReady />
      </>
    );
  }
  if (board.snapshot.votes === 0) {
    return (
      <BoardState title={view === "human" ? "No votes by people yet" : "No votes yet"} arena={arena}>
        The first ratings appear a few seconds after there are enough votes, each with its interval.
      </BoardState>
    );
  }
  return <BoardContent board={board} serverNow={serverNow} />;
}

/** Everything under the title: first what is simulated, then the finding, the choice of votes, the board. */
export async function BoardPart({ arena, view, reading, serverNow }: BoardPartProps) {
  const board = await reading;
  const path = `/leaderboards/${arena}`;
  return (
    <>
      {board && board.snapshot.votes > 0 ? (
        <div className="mb-6 flex flex-col gap-5">
          <SimulatedNotice
            votes={board.snapshot.votes}
            simulatedVotes={board.snapshot.simulatedVotes}
            humanHref={`${path}?votes=human`}
          />
          <FindingSentence board={board} />
        </div>
      ) : null}
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-8 gap-y-1">
        <ViewToggle path={path} view={view} />
        <Link
          href={`/arena/${arena}`}
          prefetch={false}
          className="prose-link inline-flex min-h-8 items-center text-[0.9375rem] pointer-coarse:min-h-11"
        >
          Judge a pair
        </Link>
      </div>
      <Body arena={arena} view={view} board={board} serverNow={serverNow} />
    </>
  );
}
