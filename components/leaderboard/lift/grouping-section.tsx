import Link from "next/link";
import { formatCount, formatSigned } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { LiftBoard, LiftGrouping } from "@/lib/leaderboards/lift-schema";
import { type BoardAddress, boardHref } from "../board-query";
import { IntervalMark } from "../interval-mark";
import { prepareGrouping } from "./prepare-lift";

interface GroupingSectionProps {
  readonly grouping: LiftGrouping;
  readonly strategies: LiftBoard["strategies"];
  readonly arena: string;
  readonly address: BoardAddress;
}

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-1.5";

const leads: Readonly<Record<string, string>> = {
  standpoint: "People for themselves, and people on somebody else’s behalf: a board of each one’s votes alone.",
  prototype:
    "Kinds of taste that the votes themselves suggest. The intervals are at least as wide as they must be, and do not know that the kinds were found in the same votes.",
};

function sayTest({ by, pValue, label }: LiftGrouping): string {
  const lead =
    leads[by] ?? `By ${label.toLowerCase()}: each drawn towards the whole as far as the votes say that they are alike.`;
  if (pValue === null) return lead;
  return `${lead} ${pValue < 0.05 ? "Their ratings differ" : "That their ratings differ is not shown"} (p ${pValue < 0.001 ? "< 0.001" : `= ${pValue.toFixed(3)}`}).`;
}

/** The lifts of each group, drawn in the cells of their table on one scale. */
export function GroupingSection({ grouping, strategies, arena, address }: GroupingSectionProps) {
  const { columns, rows, zeroAt } = prepareGrouping(grouping, strategies);
  const isSegment = grouping.by !== "standpoint";
  const id = `by-${grouping.by.replaceAll(":", "-")}`;
  const hrefOf = (key: string) =>
    boardHref(
      `/leaderboards/${arena}`,
      address,
      isSegment ? { segment: key, control: "off" } : { standpoint: key === "owner" ? "owner" : "proxy" },
    );
  return (
    <section aria-labelledby={id} className="mt-14">
      <h2 id={id} className="text-2xl">
        {isSegment ? `By ${grouping.label.toLowerCase()}` : grouping.label}
      </h2>
      <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">{sayTest(grouping)}</p>
      <section
        className="relative mt-4 overflow-x-auto"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        aria-label={`Lifts by ${grouping.label.toLowerCase()}`}
      >
        <table className="w-full border-collapse text-left text-[0.9375rem]">
          <caption className="sr-only">
            Lift in points with its 95 % interval, by {grouping.label.toLowerCase()} and strategy
          </caption>
          <thead>
            <tr>
              <th scope="col" className={`${head} min-w-36`}>
                {grouping.label}
              </th>
              {columns.map(({ system, label }) => (
                <th key={system} scope="col" className={`${head} min-w-40 pl-6`}>
                  {label}
                </th>
              ))}
              <th scope="col" className={`${head} pl-6 text-right`}>
                Votes
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, votes, cells }) => (
              <tr key={key}>
                <th scope="row" className={`${cell} font-normal`}>
                  <Link href={hrefOf(key)} prefetch={false} className="prose-link">
                    {name}
                  </Link>
                </th>
                {cells.map((lift, index) => (
                  <td key={columns[index]!.system} className={`${cell} figures pl-6 text-[0.875rem]`}>
                    {lift === null ? (
                      <span className="text-soft">no rating</span>
                    ) : (
                      <>
                        <span className="whitespace-nowrap">
                          {formatSigned(lift.value)}{" "}
                          <span className="text-faint">
                            {formatSigned(lift.low)} to {formatSigned(lift.high)}
                          </span>
                        </span>
                        <IntervalMark mark={lift.mark} meanAt={zeroAt} isControl={false} />
                      </>
                    )}
                  </td>
                ))}
                <td className={`${cell} figures pl-6 text-right text-[0.875rem] text-soft`}>
                  {votes === null ? "–" : formatCount(votes)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
