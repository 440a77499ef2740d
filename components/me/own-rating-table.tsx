import { labelClass } from "@/components/ui/label";
import type { OwnRow, PlacedInterval, PreparedReading } from "./prepare-own-board";

const head = `${labelClass} border-strong border-b py-2.5 align-bottom`;
const cell = "border-rule border-b py-2.5 align-middle";
const figure = `${cell} figures pl-3 text-right text-[0.8125rem] md:whitespace-nowrap md:pl-5 md:text-[0.875rem]`;
const fromTablet = "hidden md:table-cell";
const reach = "block text-faint md:inline";

function Line({ place, y, isMine }: { readonly place: PlacedInterval; readonly y: number; readonly isMine: boolean }) {
  const color = isMine ? "stroke-accent" : "stroke-soft";
  return (
    <>
      <line x1={`${place.low}%`} x2={`${place.high}%`} y1={y} y2={y} strokeWidth="2" className={color} />
      <circle
        cx={`${place.value}%`}
        cy={y}
        r="4"
        strokeWidth="1.75"
        className={`${color} ${isMine ? "fill-accent" : "fill-paper"}`}
      />
    </>
  );
}

/** Mine, filled, above everyone's, hollow. The figures stand in the row. */
function TwoIntervals({ mine, everyone }: Pick<OwnRow, "mine" | "everyone">) {
  return (
    <svg aria-hidden="true" className="block h-8 w-full overflow-visible" focusable="false">
      <Line place={mine.place} y={10} isMine />
      <Line place={everyone.place} y={23} isMine={false} />
    </svg>
  );
}

/** My ratings beside everyone's, with the intervals drawn in each row. */
export function OwnRatingTable({ reading }: { readonly reading: PreparedReading }) {
  return (
    <table className="mt-4 w-full border-collapse text-left">
      <caption className="sr-only">Your ratings beside everyone's. {reading.title}</caption>
      <thead>
        <tr>
          <th scope="col" className={head}>
            System
          </th>
          <th scope="col" className={`${head} pl-3 text-right md:pl-5`}>
            Yours
          </th>
          <th scope="col" className={`${head} pl-3 text-right md:pl-5`}>
            Everyone's
          </th>
          <th scope="col" className={`${head} w-[28%] pl-6 ${fromTablet}`}>
            95 % intervals
          </th>
          <th scope="col" className={`${head} pl-3 text-right md:pl-5`}>
            Differ
          </th>
          <th scope="col" className={`${head} pl-5 text-right ${fromTablet}`}>
            Your votes
          </th>
        </tr>
      </thead>
      <tbody>
        {reading.rows.map((row) => (
          <tr key={row.system}>
            <th scope="row" className={`${cell} text-[0.9375rem]/5 font-medium [overflow-wrap:anywhere]`}>
              {row.name}
            </th>
            <td className={figure}>
              <span className="font-medium">{row.mine.value}</span> <span className={reach}>{row.mine.reach}</span>
            </td>
            <td className={figure}>
              {row.everyone.value} <span className={reach}>{row.everyone.reach}</span>
            </td>
            <td className={`${cell} pl-6 ${fromTablet}`}>
              <TwoIntervals mine={row.mine} everyone={row.everyone} />
            </td>
            <td className={figure}>
              <span className={row.difference.isBeyondChance ? "font-medium text-accent" : ""}>
                {row.difference.value}
              </span>{" "}
              <span className={reach}>{row.difference.reach}</span>
              <span className="sr-only">
                {row.difference.isBeyondChance ? ", beyond chance" : ", within what chance does"}
              </span>
            </td>
            <td className={`${figure} ${fromTablet}`}>{row.votes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
