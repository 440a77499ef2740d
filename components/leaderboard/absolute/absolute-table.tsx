import { labelClass } from "@/components/ui/label";
import type { AbsoluteBoard } from "@/lib/assessments/schema";
import { IntervalMark } from "../interval-mark";
import { RankCell } from "../rank-cell";
import type { AbsoluteRow } from "./prepare-absolute";

const head = `${labelClass} border-strong border-b py-2.5 align-bottom`;
const cell = "border-rule border-b py-3 align-middle";
const figure = `${cell} figures whitespace-nowrap pl-4 text-right text-[0.875rem]`;
const fromTablet = "hidden md:table-cell";
const fromDesk = "hidden lg:table-cell";

interface AbsoluteTableProps {
  readonly caption: string;
  readonly rows: readonly AbsoluteRow[];
  readonly criteria: AbsoluteBoard["criteria"];
  readonly meanAt: number;
}

/** Means with their intervals drawn in the rows. On a phone it keeps rank, system, fit and interval. */
export function AbsoluteTable({ caption, rows, criteria, meanAt }: AbsoluteTableProps) {
  return (
    <table className="w-full border-collapse text-left">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${head} w-9 md:w-14`}>
            <span aria-hidden="true" className="md:hidden">
              #
            </span>
            <span className="sr-only md:not-sr-only">Rank</span>
          </th>
          <th scope="col" className={`${head} pl-1`}>
            System
          </th>
          <th scope="col" className={`${head} pl-3 text-right md:pl-6`}>
            Fit
          </th>
          <th scope="col" className={`${head} w-[22%] whitespace-nowrap pl-4 md:w-[26%] md:pl-6`}>
            95 % interval
          </th>
          {criteria.map(({ key, label }) => (
            <th key={key} scope="col" className={`${head} max-w-[9rem] pl-4 text-right ${fromDesk}`}>
              {label}
            </th>
          ))}
          <th scope="col" className={`${head} pl-4 text-right ${fromTablet}`}>
            Assessed
          </th>
          <th scope="col" className={`${head} pl-4 text-right ${fromTablet}`}>
            By
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.system}>
            <td className={`${cell} md:pl-2.5`}>
              <RankCell rank={row.rank} sharedBy={row.sharedBy} />
            </td>
            <th scope="row" className={`${cell} pl-1 font-normal`}>
              <span className="block font-medium text-base/5">{row.title}</span>
              <span className="block text-[0.8125rem]/5 text-soft">{row.strategy}</span>
            </th>
            <td className={`${figure} pl-3 md:pl-6`}>
              <span className="font-medium">{row.fit}</span> <span className="text-faint">{row.reach}</span>
            </td>
            <td className={`${cell} pl-4 md:pl-6`}>
              <span className="sr-only">{row.intervalWords}</span>
              <IntervalMark mark={row.mark} meanAt={meanAt} isControl={row.isControl} />
            </td>
            {criteria.map(({ key }, place) => (
              <td key={key} className={`${figure} ${fromDesk}`}>
                {row.criteria[place]}
              </td>
            ))}
            <td className={`${figure} ${fromTablet}`}>{row.assessments}</td>
            <td className={`${figure} ${fromTablet}`}>{row.annotators}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
