import Link from "next/link";
import { labelClass } from "@/components/ui/label";
import { type BoardAddress, boardHref, type SortKey } from "./board-query";
import { IntervalMark } from "./interval-mark";
import type { BoardGroup, BoardRow, PreparedBoard } from "./prepare-board";
import { RankCell } from "./rank-cell";

const head = `${labelClass} border-strong border-b py-2.5 align-bottom`;
const cell = "border-rule border-b py-3 align-middle";
const figure = `${cell} figures whitespace-nowrap pl-4 text-right text-[0.875rem]`;
const fromTablet = "hidden md:table-cell";
const fromDesk = "hidden lg:table-cell";

function LiftText({ lift }: Pick<BoardRow, "lift">) {
  if (lift === "control") return <span className="text-faint">control</span>;
  if (lift === null) {
    return (
      <>
        <span aria-hidden="true" className="text-faint">
          –
        </span>
        <span className="sr-only">no control to compare with</span>
      </>
    );
  }
  return (
    <>
      {lift.value} <span className="text-faint">{lift.reach}</span>
    </>
  );
}

interface BoardTableProps {
  readonly caption: string;
  readonly group: BoardGroup;
  readonly board: Pick<PreparedBoard, "meanAt">;
  readonly path: string;
  readonly address: BoardAddress;
}

interface HeadProps {
  readonly sort: SortKey;
  readonly className: string;
  readonly children: string;
  /** On a phone a sign stands for the word. */
  readonly isShort?: boolean;
  readonly path: string;
  readonly address: BoardAddress;
}

/** A column's head, which orders the table by it; the address remembers. */
function Head({ sort, className, children, isShort = false, path, address }: HeadProps) {
  const isCurrent = address.sort === sort;
  const direction = sort === "rank" || sort === "system" ? "ascending" : "descending";
  return (
    <th scope="col" aria-sort={isCurrent ? direction : undefined} className={`${head} ${className}`}>
      <Link
        href={boardHref(path, address, { sort })}
        prefetch={false}
        scroll={false}
        className={`inline-flex min-h-6 items-end hover:text-ink ${isCurrent ? "text-ink underline underline-offset-4" : ""}`}
      >
        {isShort ? (
          <>
            <span aria-hidden="true" className="md:hidden">
              #
            </span>
            <span className="sr-only md:not-sr-only">{children}</span>
          </>
        ) : (
          children
        )}
      </Link>
    </th>
  );
}

/** The board itself, with the interval drawn in each row. On a phone it keeps rank, system, rating and interval. */
export function BoardTable({ caption, group, board, path, address }: BoardTableProps) {
  const place = { path, address };
  const numbers = "pl-4 text-right";
  return (
    <table className="w-full border-collapse text-left">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <Head sort="rank" className="w-9 md:w-14" isShort {...place}>
            Rank
          </Head>
          <Head sort="system" className="pl-1" {...place}>
            System
          </Head>
          <Head sort="lift" className={`${numbers} ${fromTablet}`} {...place}>
            Lift
          </Head>
          <Head sort="rating" className="pl-3 text-right md:pl-6" {...place}>
            Rating
          </Head>
          <th scope="col" className={`${head} w-[22%] whitespace-nowrap pl-4 md:w-[26%] md:pl-6`}>
            95 % interval
          </th>
          <Head sort="best" className={`${numbers} ${fromDesk}`} {...place}>
            Best
          </Head>
          <Head sort="win-rate" className={`${numbers} ${fromTablet}`} {...place}>
            Win rate
          </Head>
          <Head sort="neither" className={`${numbers} ${fromDesk}`} {...place}>
            Neither
          </Head>
          <Head sort="votes" className={`${numbers} ${fromTablet}`} {...place}>
            Votes
          </Head>
        </tr>
      </thead>
      <tbody>
        {group.rows.map((row) => (
          <tr key={row.system}>
            <td className={`${cell} md:pl-2.5`}>
              <RankCell rank={row.rank} sharedBy={row.sharedBy} />
            </td>
            <th scope="row" className={`${cell} pl-1 font-normal`}>
              <span className="block text-base/5 font-medium">{row.title}</span>
              <span className="block text-[0.8125rem]/5 text-soft">{row.strategy}</span>
              <span className="hidden text-[0.75rem]/4 text-faint lg:block">{row.origin}</span>
            </th>
            <td className={`${figure} ${fromTablet}`}>
              <LiftText lift={row.lift} />
            </td>
            <td className={`${figure} pl-3 md:pl-6`}>
              <span className="font-medium">{row.rating}</span> <span className="text-faint">{row.reach}</span>
            </td>
            <td className={`${cell} pl-4 md:pl-6`}>
              <span className="sr-only">{row.intervalWords}</span>
              <IntervalMark mark={row.mark} meanAt={board.meanAt} isControl={row.isControl} />
            </td>
            <td className={`${figure} ${fromDesk}`}>{row.best}</td>
            <td className={`${figure} ${fromTablet}`}>{row.winRate}</td>
            <td className={`${figure} ${fromDesk}`}>{row.bothBadRate}</td>
            <td className={`${figure} ${fromTablet}`}>{row.votes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
