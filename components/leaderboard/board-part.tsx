import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { RefreshUntilReady } from "@/components/ui/refresh-until-ready";
import type { Arena } from "@/lib/arenas/schema";
import type { Board, BoardHistory } from "@/lib/leaderboards/schema";
import { BoardContent } from "./board-content";
import { type BoardAddress, boardHref } from "./board-query";
import { BoardState } from "./board-state";
import { FilterBar } from "./filter-bar";
import { FindingSentence } from "./finding-sentence";
import { SearchForm } from "./search-form";
import { SimulatedNotice } from "./simulated-notice";
import { StandpointNotice } from "./standpoint-notice";

/** A board as it is stored, and as the address reads it; `refusal` says why it cannot be read so. */
export interface BoardReading {
  readonly stored: Board | null;
  readonly read: Board | null;
  readonly refusal: string | null;
}

interface BoardPartProps {
  readonly arena: Pick<Arena, "slug" | "canBeJudged">;
  readonly address: BoardAddress;
  readonly reading: Promise<BoardReading>;
  readonly history: Promise<BoardHistory>;
  readonly serverNow: string;
}

type BodyProps = Omit<BoardPartProps, "reading"> & { readonly reading: BoardReading };

function Body({ arena, address, reading, history, serverNow }: BodyProps) {
  const { stored, read, refusal } = reading;
  if (refusal !== null) {
    return (
      <Notice>
        {refusal}{" "}
        <Link
          href={boardHref(`/leaderboards/${arena.slug}`, { ...address, control: "off", segment: undefined })}
          prefetch={false}
          className="underline underline-offset-2"
        >
          Show the board without.
        </Link>
      </Notice>
    );
  }
  if (stored === null || read === null) {
    return (
      <>
        <BoardState title="This board is being computed" arena={arena}>
          There is no snapshot of it yet. The worker makes one within seconds, and this page then shows it by itself.
        </BoardState>
        <RefreshUntilReady />
      </>
    );
  }
  if (stored.snapshot.votes === 0) {
    const isNarrowed = boardHref("", { ...address, sort: "rank", search: "" }) !== "";
    return (
      <BoardState title={isNarrowed ? "No votes of this kind yet" : "No votes yet"} arena={arena}>
        The first ratings appear a few seconds after there are enough votes, each with its interval.
      </BoardState>
    );
  }
  return (
    <BoardContent
      board={read}
      path={`/leaderboards/${arena.slug}`}
      address={address}
      history={history}
      serverNow={serverNow}
    />
  );
}

/** Everything under the title: first what is simulated, then the finding, the choices, the board. */
export async function BoardPart({ arena, address, reading, history, serverNow }: BoardPartProps) {
  const result = await reading;
  const { read } = result;
  const path = `/leaderboards/${arena.slug}`;
  return (
    <>
      {read && read.snapshot.votes > 0 ? (
        <div className="mb-6 flex flex-col gap-5">
          <SimulatedNotice
            votes={read.snapshot.votes}
            simulatedVotes={read.snapshot.simulatedVotes}
            humanHref={boardHref(path, address, { votes: "human" })}
          />
          <StandpointNotice ownerVotes={read.ownerVotes} proxyVotes={read.proxyVotes} />
          <FindingSentence board={read} />
        </div>
      ) : null}
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-8 gap-y-2">
        <FilterBar path={path} address={address} board={result.stored} />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
          <SearchForm path={path} address={address} />
          {arena.canBeJudged ? (
            <Link
              href={`/arena/${arena.slug}`}
              prefetch={false}
              className="prose-link inline-flex min-h-8 items-center text-[0.9375rem] pointer-coarse:min-h-11"
            >
              Judge a pair
            </Link>
          ) : null}
        </div>
      </div>
      <Body arena={arena} address={address} reading={result} history={history} serverNow={serverNow} />
    </>
  );
}
