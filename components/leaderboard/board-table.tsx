import { labelClass } from "@/components/ui/label";
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
}

/** The board itself, with the interval drawn in each row. On a phone it keeps rank, system, rating and interval. */
export function BoardTable({ caption, group, board }: BoardTableProps) {
  return (
    <table className="w-full border-collapse text-left">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${head} w-9 md:w-14`}>
            <span className="sr-only">Rank</span>
          </th>
          <th scope="col" className={head}>
            System
          </th>
          <th scope="col" className={`${head} ${fromTablet} pl-4 text-right`}>
            Lift
          </th>
          <th scope="col" className={`${head} pl-3 text-right md:pl-6`}>
            Rating
          </th>
          <th scope="col" className={`${head} w-[24%] whitespace-nowrap pl-4 md:w-[30%] md:pl-6`}>
            95 % interval
          </th>
          <th scope="col" className={`${head} ${fromTablet} pl-4 text-right`}>
            Win rate
          </th>
          <th scope="col" className={`${head} ${fromDesk} pl-4 text-right`}>
            Neither
          </th>
          <th scope="col" className={`${head} ${fromTablet} pl-4 text-right`}>
            Votes
          </th>
        </tr>
      </thead>
      <tbody>
        {group.rows.map((row) => (
          <tr key={row.system}>
            <td className={`${cell} md:pl-2.5`}>
              <RankCell rank={row.rank} sharedBy={row.sharedBy} />
            </td>
            <th scope="row" className={`${cell} font-normal`}>
              <span className="block text-base/5 font-medium">{row.title}</span>
              <span className="block text-[0.8125rem]/5 text-soft">{row.strategy}</span>
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
            <td className={`${figure} ${fromTablet}`}>{row.winRate}</td>
            <td className={`${figure} ${fromDesk}`}>{row.bothBadRate}</td>
            <td className={`${figure} ${fromTablet}`}>{row.votes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
