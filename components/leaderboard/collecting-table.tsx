import { labelClass } from "@/components/ui/label";
import type { CollectingRow } from "./prepare-board";

const head = `${labelClass} border-strong border-b py-2.5`;
const cell = "border-rule border-b py-2.5 align-baseline";

/** Systems without a rating yet, and what each of them is missing. */
export function CollectingTable({ rows }: { readonly rows: readonly CollectingRow[] }) {
  return (
    <section aria-labelledby="collecting" className="mt-12">
      <h2 id="collecting" className="text-2xl">
        Still collecting
      </h2>
      <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">
        No rating is shown before it can have an interval. The votes of these systems count in the fit all the same.
      </p>
      <table className="mt-4 w-full border-collapse text-left text-[0.9375rem]">
        <thead>
          <tr>
            <th scope="col" className={head}>
              System
            </th>
            <th scope="col" className={`${head} pl-4`}>
              Missing
            </th>
            <th scope="col" className={`${head} pl-4 text-right`}>
              Votes
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.system}>
              <th scope="row" className={`${cell} font-normal`}>
                {row.title} <span className="text-[0.8125rem] text-soft">{row.strategy}</span>
              </th>
              <td className={`${cell} pl-4 text-soft`}>{row.missing}</td>
              <td className={`${cell} figures pl-4 text-right text-[0.875rem]`}>{row.votes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
