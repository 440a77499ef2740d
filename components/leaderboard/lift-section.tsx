import Link from "next/link";
import { IntervalPlot } from "@/components/charts/interval-plot";
import { prepareIntervals } from "@/components/charts/prepare-intervals";
import { CsvLink } from "@/components/ui/csv-link";
import { formatSigned } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { BoardLift } from "@/lib/leaderboards/schema";
import { LiftHead } from "./lift-head";

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-[0.3125rem]";

/** What each strategy buys over its family's control: the plot, and its numbers beside it. */
export function LiftSection({ lifts, href }: { readonly lifts: readonly BoardLift[]; readonly href: string }) {
  const plot = prepareIntervals(
    lifts.map((lift) => ({
      key: lift.system,
      label: `${lift.family} · ${lift.strategy}`,
      value: lift.lift,
      low: lift.low,
      high: lift.high,
    })),
    0,
  );
  return (
    <section aria-labelledby="lift" className="mt-14">
      <h2 id="lift" className="text-2xl">
        What personalization buys
      </h2>
      <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">
        Lift: the rating of a personalizing strategy minus the rating of the generic control of the same family, in
        points. An interval that crosses the line at zero leaves open whether it helps.{" "}
        <Link href={href} prefetch={false} className="prose-link text-ink">
          For whom it helps, and how often it was judged worse
        </Link>
      </p>
      {plot.points.length === 0 ? (
        <p className="mt-4 text-[0.9375rem]/6">No strategy and its control both have a rating yet.</p>
      ) : (
        <div className="mt-5 grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
          <IntervalPlot
            plot={plot}
            sign="signed"
            label={`Lift of ${plot.points.length} personalizing strategies with 95 % intervals, greatest first; the numbers are in the table that follows.`}
          />
          <table className="w-full self-start border-collapse text-left text-[0.9375rem]">
            <caption className="sr-only">Lift in points, with its 95 % interval</caption>
            <LiftHead className={head} />
            <tbody>
              {plot.points.map((point) => (
                <tr key={point.key}>
                  <th scope="row" className={`${cell} font-normal`}>
                    {point.label}
                  </th>
                  <td className={`${cell} figures pl-4 text-right text-[0.875rem]`}>{formatSigned(point.value)}</td>
                  <td className={`${cell} figures whitespace-nowrap pl-4 text-right text-[0.875rem] text-soft`}>
                    {formatSigned(point.low)} to {formatSigned(point.high)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {plot.points.length > 0 ? (
        <CsvLink
          name="lifts"
          columns={["system", "family", "strategy", "lift", "low", "high"]}
          rows={lifts.map(({ system, family, strategy, lift, low, high }) => [
            system,
            family,
            strategy,
            lift,
            low,
            high,
          ])}
        />
      ) : null}
      {plot.hidden.length > 0 ? (
        <p className="mt-3 text-[0.9375rem]/6 text-soft">
          Not drawn, without a finite interval: {plot.hidden.join(", ")}.
        </p>
      ) : null}
    </section>
  );
}
