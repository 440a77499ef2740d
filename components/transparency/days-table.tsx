import { formatCount } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { Transparency } from "@/lib/transparency/schema";

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-2.5 align-baseline";
const number = `${cell} figures whitespace-nowrap pl-4 text-right text-[0.875rem]`;

/** Days of the chain with what was judged and the root that follows from all before. */
export function DaysTable({ days }: { readonly days: Transparency["days"] }) {
  return (
    <table className="mt-4 w-full border-collapse text-left text-[0.9375rem]/6">
      <caption className="sr-only">The newest sealed days and their roots</caption>
      <thead>
        <tr>
          <th scope="col" className={head}>
            Day
          </th>
          <th scope="col" className={`${head} pl-4 text-right`}>
            Judged
          </th>
          <th scope="col" className={`${head} hidden pl-4 text-right md:table-cell`}>
            Tombstones
          </th>
          <th scope="col" className={`${head} pl-6`}>
            Root
          </th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, votes, assessments, tombstones, chainRoot }) => (
          <tr key={day}>
            <th scope="row" className={`${cell} figures whitespace-nowrap text-[0.875rem] font-normal`}>
              <time dateTime={day}>{day}</time>
            </th>
            <td className={number}>{formatCount(votes + assessments)}</td>
            <td className={`${number} hidden md:table-cell`}>{formatCount(tombstones)}</td>
            <td className={`${cell} figures pl-6 text-[0.8125rem]/5 text-soft [overflow-wrap:anywhere]`}>
              {chainRoot}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
