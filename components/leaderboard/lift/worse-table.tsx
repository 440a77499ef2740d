import { CsvLink } from "@/components/ui/csv-link";
import { formatCount, formatPercent } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { LiftBoard } from "@/lib/leaderboards/lift-schema";
import { nameOf } from "./prepare-lift";

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-1.5";
const figures = `${cell} figures whitespace-nowrap pl-4 text-right text-[0.875rem]`;

const columns = [
  "system",
  "control",
  "family",
  "strategy",
  "standpoint",
  "battles",
  "annotators",
  "better",
  "worse",
  "tie",
  "neither",
  "share",
  "low",
  "high",
] as const;
const standpointWords = { any: "", owner: ", for themselves", proxy: ", for somebody else" } as const;

/** How often personalization was judged worse than the control of its family, when the two met. */
export function WorseTable({ worse, arena }: Pick<LiftBoard, "worse" | "arena">) {
  return (
    <section aria-labelledby="worse" className="mt-14">
      <h2 id="worse" className="text-2xl">
        When it was judged worse
      </h2>
      <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">
        Battles in which a strategy met the control of its own family, for the same task and person. A system with a
        high rating can still fail a part of the people: this is how often. Equally and neither are counted apart; what
        people said for themselves is, too, from ten of them on.
      </p>
      {worse.length === 0 ? (
        <p className="mt-4 text-[0.9375rem]/6">
          No strategy has met its own control in a judged battle yet, or fewer than ten people judged for themselves.
        </p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <section className="relative mt-4 overflow-x-auto" tabIndex={0} aria-label="Battles with the control">
            <table className="w-full max-w-[64rem] border-collapse text-left text-[0.9375rem]">
              <caption className="sr-only">How battles of each strategy with its control ended</caption>
              <thead>
                <tr>
                  <th scope="col" className={head}>
                    Strategy
                  </th>
                  {["Worse", "95 % interval", "Better", "Equally", "Neither", "Battles"].map((name) => (
                    <th key={name} scope="col" className={`${head} whitespace-nowrap pl-4 text-right`}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {worse.map((row) => (
                  <tr key={`${row.system} ${row.control} ${row.standpoint}`}>
                    <th
                      scope="row"
                      className={`${cell} font-normal ${row.standpoint === "any" ? "" : "pl-4 text-soft"}`}
                    >
                      {nameOf(row)}
                      {standpointWords[row.standpoint]}
                    </th>
                    <td className={figures}>{formatPercent(row.share)}</td>
                    <td className={`${figures} text-soft`}>
                      {formatPercent(row.low)} to {formatPercent(row.high)}
                    </td>
                    <td className={figures}>{formatPercent(row.better / row.battles)}</td>
                    <td className={figures}>{formatPercent(row.tie / row.battles)}</td>
                    <td className={figures}>{formatPercent(row.neither / row.battles)}</td>
                    <td className={`${figures} text-soft`}>{formatCount(row.battles)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <CsvLink
            name={`judged-worse-${arena}`}
            columns={columns}
            rows={worse.map((row) => columns.map((column) => row[column]))}
          />
        </>
      )}
    </section>
  );
}
