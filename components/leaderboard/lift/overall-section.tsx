import Link from "next/link";
import { IntervalPlot } from "@/components/charts/interval-plot";
import { prepareIntervals } from "@/components/charts/prepare-intervals";
import { LiftHead } from "@/components/leaderboard/lift-head";
import { CsvLink } from "@/components/ui/csv-link";
import { formatSigned } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { LiftBoard } from "@/lib/leaderboards/lift-schema";
import { liftColumns, listLifts, nameOf, overallIntervals } from "./prepare-lift";

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-[0.3125rem]";

/** The lifts of all votes: the plot, and its numbers beside it, by family. */
export function OverallSection({ lift }: { readonly lift: LiftBoard }) {
  const plot = prepareIntervals(overallIntervals(lift), 0);
  return (
    <section aria-labelledby="overall">
      <h2 id="overall" className="text-2xl">
        Overall
      </h2>
      <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">
        In rating points, with 95 % intervals from the joint covariance of both ratings. An interval that crosses zero
        leaves open whether the strategy helps. How it is computed stands in the{" "}
        <Link href="/methodology#lift" prefetch={false} className="prose-link text-ink">
          methodology
        </Link>
        .
      </p>
      <div className="mt-5 grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
        {plot.points.length > 0 ? (
          <IntervalPlot
            plot={plot}
            sign="signed"
            label={`Lift of ${plot.points.length} personalizing strategies with 95 % intervals, greatest first; the numbers are in the table that follows.`}
          />
        ) : null}
        <table className="w-full self-start border-collapse text-left text-[0.9375rem]">
          <caption className="sr-only">Lift in points, with its 95 % interval, by family</caption>
          <LiftHead className={head} />
          <tbody>
            {lift.strategies.flatMap((strategy) =>
              strategy.lifts.length === 0
                ? [
                    <tr key={strategy.system}>
                      <th scope="row" className={`${cell} font-normal`}>
                        {nameOf(strategy)}
                      </th>
                      <td className={`${cell} pl-4 text-right text-soft`} colSpan={2}>
                        it or its control has no rating yet
                      </td>
                    </tr>,
                  ]
                : strategy.lifts.map((own, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a family's controls have no other order
                    <tr key={`${strategy.system} ${index}`}>
                      <th scope="row" className={`${cell} font-normal`}>
                        {nameOf(strategy)}
                      </th>
                      <td className={`${cell} figures pl-4 text-right text-[0.875rem]`}>{formatSigned(own.lift)}</td>
                      <td className={`${cell} figures whitespace-nowrap pl-4 text-right text-[0.875rem] text-soft`}>
                        {formatSigned(own.low)} to {formatSigned(own.high)}
                      </td>
                    </tr>
                  )),
            )}
          </tbody>
        </table>
      </div>
      <CsvLink
        name={`lift-${lift.arena}`}
        columns={[...liftColumns, "snapshot", "simulatedVotes"]}
        rows={listLifts(lift).map((row) => [...row, lift.snapshot.id, lift.snapshot.simulatedVotes])}
      />
    </section>
  );
}
