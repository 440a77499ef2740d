import { CsvLink } from "@/components/ui/csv-link";
import { formatCount, formatPercent, formatRating, formatSigned } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { Board, BoardAnalysis } from "@/lib/leaderboards/schema";
import { sayReason } from "./say-disagreement";

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-1.5";
const figures = `${cell} figures whitespace-nowrap pl-4 text-right text-[0.875rem]`;

/** How well people who judge on somebody's behalf agree with that person. */
export function StandpointSection({ board, analysis }: { readonly board: Board; readonly analysis: BoardAnalysis }) {
  const { agreement, differences } = analysis.standpoints;
  const names = new Map(board.systems.map(({ system, name }) => [system, name]));
  return (
    <section aria-labelledby="standpoints" className="mt-14">
      <h2 id="standpoints" className="text-2xl">
        Owners and proxies
      </h2>
      <p className="mt-2 max-w-[46rem] font-serif text-lg/7">{sayAgreement(agreement)}</p>
      {"reason" in differences ? (
        <p className="mt-2 max-w-[46rem] text-[0.9375rem]/6 text-soft">
          Their boards cannot be held against each other: {sayReason(differences.reason)}.
        </p>
      ) : (
        <>
          <table className="mt-4 w-full max-w-[54rem] border-collapse text-left text-[0.9375rem]">
            <caption className="sr-only">Ratings by owners alone and by proxies alone</caption>
            <thead>
              <tr>
                <th scope="col" className={head}>
                  System
                </th>
                {["By owners", "By proxies", "Difference", "95 % interval"].map((name) => (
                  <th key={name} scope="col" className={`${head} pl-4 text-right`}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {differences.map(({ system, owner, proxy, difference, low, high }) => (
                <tr key={system}>
                  <th scope="row" className={`${cell} font-normal`}>
                    {names.get(system) ?? system}
                  </th>
                  <td className={figures}>{formatRating(owner)}</td>
                  <td className={figures}>{formatRating(proxy)}</td>
                  <td className={figures}>{formatSigned(difference)}</td>
                  <td className={`${figures} text-soft`}>
                    {formatSigned(low)} to {formatSigned(high)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <CsvLink
            name="owners-and-proxies"
            columns={["system", "owner", "proxy", "difference", "low", "high"]}
            rows={differences.map((row) => [row.system, row.owner, row.proxy, row.difference, row.low, row.high])}
          />
        </>
      )}
    </section>
  );
}

function sayAgreement(agreement: BoardAnalysis["standpoints"]["agreement"]): string {
  if ("reason" in agreement) {
    return `How well people who judge on somebody’s behalf agree with that person cannot be told: ${sayReason(agreement.reason)}.`;
  }
  const { pairs, persons, agreement: same, kappa } = agreement;
  const interval =
    same.low === null || same.high === null
      ? "without an interval, since all are one person’s"
      : `${formatPercent(same.low)} to ${formatPercent(same.high)}`;
  const beyond = kappa === null ? "" : ` Beyond chance that is a kappa of ${kappa.value.toFixed(2).replace("-", "−")}.`;
  return `Who judges on somebody’s behalf says what that person says in ${formatPercent(same.value)} of cases (${interval}), on ${formatCount(pairs)} pairs of outputs for ${formatCount(persons)} ${persons === 1 ? "person" : "people"}.${beyond}`;
}
