import { HistoryPlot } from "@/components/charts/history-plot";
import { listHistory, prepareHistory } from "@/components/charts/prepare-history";
import { CsvLink } from "@/components/ui/csv-link";
import { formatRating, formatSigned } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { Board, BoardHistory } from "@/lib/leaderboards/schema";

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-[0.3125rem]";

interface HistorySectionProps {
  readonly board: Board;
  readonly reading: Promise<BoardHistory>;
}

/** Ratings over time, as the snapshots had them. */
export async function HistorySection({ board, reading }: HistorySectionProps) {
  const history = await reading;
  const names = Object.fromEntries(board.systems.map(({ system, name }) => [system, name]));
  const controls = new Set(board.systems.filter(({ strategy }) => strategy === "generic").map(({ system }) => system));
  const plot = prepareHistory(history, controls);
  return (
    <section aria-labelledby="history" className="mt-14">
      <h2 id="history" className="text-2xl">
        Over time
      </h2>
      {plot === null ? (
        <p className="mt-2 text-[0.9375rem]/6 text-soft">
          A line needs two snapshots with ratings; there are fewer so far.
        </p>
      ) : (
        <>
          <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">
            Ratings as {history.moments.length} snapshots had them.
            {plot.hidden > 0 ? ` The first ${plot.lines.length} systems; ${plot.hidden} more are in the file.` : ""}
          </p>
          <div className="mt-5 grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
            <HistoryPlot
              plot={plot}
              names={names}
              label={`Ratings of ${plot.lines.length} systems over time; first and newest ratings are in the table that follows.`}
            />
            <table className="w-full self-start border-collapse text-left text-[0.9375rem]">
              <caption className="sr-only">Newest rating, and its change since the first snapshot</caption>
              <thead>
                <tr>
                  <th scope="col" className={head}>
                    System
                  </th>
                  <th scope="col" className={`${head} pl-4 text-right`}>
                    Now
                  </th>
                  <th scope="col" className={`${head} pl-4 text-right`}>
                    Change
                  </th>
                </tr>
              </thead>
              <tbody>
                {plot.lines.map(({ system, latest }) => {
                  const first = plot.points[0]?.[system];
                  return (
                    <tr key={system}>
                      <th scope="row" className={`${cell} font-normal`}>
                        {names[system] ?? system}
                      </th>
                      <td className={`${cell} figures pl-4 text-right text-[0.875rem]`}>{formatRating(latest)}</td>
                      <td className={`${cell} figures pl-4 text-right text-[0.875rem] text-soft`}>
                        {first === undefined ? "new" : formatSigned(latest - first)}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
          <CsvLink name="history" columns={["moment", "system", "rating", "low", "high"]} rows={listHistory(history)} />
        </>
      )}
    </section>
  );
}
