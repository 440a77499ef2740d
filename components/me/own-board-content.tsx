import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format-number";
import { JudgedElsewhere } from "@/components/ui/judged-elsewhere";
import { Notice } from "@/components/ui/notice";
import { RefreshUntilReady } from "@/components/ui/refresh-until-ready";
import { WaitingLines } from "@/components/ui/waiting-lines";
import type { OwnBoard } from "@/lib/personal-boards/schema";
import { OwnBoardReading } from "./own-board-reading";
import { OwnPicture } from "./own-picture";
import { sayMissing } from "./say-missing";

/** An annotator's board of an arena: how far it is, or all of it. */
export function OwnBoardContent({ own, canBeJudged }: { readonly own: OwnBoard; readonly canBeJudged: boolean }) {
  const { board } = own;
  if (own.missingVotes > 0 && !canBeJudged) return <JudgedElsewhere arenaSlug={own.arena} arenaName={own.arenaName} />;
  if (own.missingVotes > 0) {
    return (
      <>
        <p className="max-w-[42rem] font-serif text-lg/7">{sayMissing(own)}</p>
        <Link href={`/arena/${own.arena}`} prefetch={false} className={`mt-5 ${buttonClass("strong")}`}>
          Judge a pair
        </Link>
      </>
    );
  }
  if (!board) {
    return (
      <>
        <RefreshUntilReady />
        <p role="status" className="max-w-[42rem] text-[0.9375rem]/6 text-soft">
          Your board is being made from your {formatCount(own.votes.owner + own.votes.proxy)} votes. This page shows it
          by itself in a few seconds.
        </p>
        <WaitingLines label="Your board is being made" />
      </>
    );
  }
  const { everyone, spread } = board;
  return (
    <>
      {own.isPending ? <RefreshUntilReady /> : null}
      {everyone.simulatedVotes > 0 ? (
        <Notice className="mb-6">
          {formatCount(everyone.simulatedVotes)} of everyone's {formatCount(everyone.votes)} votes are simulated. They
          show how the board works, not what people prefer.
        </Notice>
      ) : null}
      {spread === null ? (
        <Notice className="mb-6">
          Too few people have judged here to tell how far tastes differ. Until then your ratings are everyone's.
        </Notice>
      ) : null}
      {board.readings.map((reading) => (
        <OwnBoardReading key={reading.standpoint} reading={reading} />
      ))}
      <OwnPicture own={own} />
      <p className="mt-8 max-w-[42rem] text-[0.8125rem]/5 text-soft">
        Only you can read this board. It knows {formatCount(board.votes)} votes of yours
        {own.isPending ? "; a newer one is being made" : ""}, and is erased when you take your consent back. Everyone's
        ratings count votes from both standpoints. How it is made stands in the{" "}
        <Link href="/methodology#own-board" className="underline underline-offset-4">
          methodology
        </Link>
        .
      </p>
    </>
  );
}
