import { IntervalPlot } from "@/components/charts/interval-plot";
import { prepareIntervals } from "@/components/charts/prepare-intervals";
import { CsvLink } from "@/components/ui/csv-link";
import { formatSigned } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { BoardAnalysis } from "@/lib/leaderboards/schema";

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-[0.3125rem]";

const reasonWords: Readonly<Record<string, string>> = {
  constant: "it does not vary",
  collinear: "it cannot be told apart from the systems or the others",
  separates: "it decides every vote",
  no_covariates: "nothing of the outputs' form was measured",
  not_converged: "the fit found no answer",
  disconnected: "the votes do not connect the systems both ways",
  undecided: "there are too many ties for too few wins",
  no_board: "too few systems can be rated yet",
};

function sayReason(reason: string): string {
  return reasonWords[reason] ?? reason.replaceAll("_", " ");
}

/** What form and side do to a vote: coefficients with intervals, the same in numbers. */
export function ControlSection({ analysis }: { readonly analysis: BoardAnalysis }) {
  const { control } = analysis;
  return (
    <section aria-labelledby="control" className="mt-14">
      <h2 id="control" className="text-2xl">
        What form and side do
      </h2>
      <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">
        Points that one more step of each gives an output, whoever made it. With “Style and side held equal” the ratings
        are those of the same fit, without what these explain.
      </p>
      {"reason" in control ? (
        <p className="mt-4 text-[0.9375rem]/6">Not computed: {sayReason(control.reason)}.</p>
      ) : (
        <Coefficients control={control} />
      )}
    </section>
  );
}

function Coefficients({ control }: { readonly control: Exclude<BoardAnalysis["control"], { reason: string }> }) {
  const plot = prepareIntervals(
    control.coefficients.map(({ key, label, points, low, high }) => ({ key, label, value: points, low, high })),
    0,
  );
  return (
    <>
      <div className="mt-5 grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
        <IntervalPlot
          plot={plot}
          sign="signed"
          label={`Points that ${plot.points.length} properties of an output are worth, with 95 % intervals; the numbers are in the table that follows.`}
        />
        <table className="w-full self-start border-collapse text-left text-[0.9375rem]">
          <caption className="sr-only">Points for one step of each property</caption>
          <thead>
            <tr>
              <th scope="col" className={head}>
                Property, and one step of it
              </th>
              <th scope="col" className={`${head} pl-4 text-right`}>
                Points
              </th>
              <th scope="col" className={`${head} pl-4 text-right`}>
                95 % interval
              </th>
            </tr>
          </thead>
          <tbody>
            {control.coefficients.map(({ key, label, step, points, low, high }) => (
              <tr key={key}>
                <th scope="row" className={`${cell} font-normal`}>
                  {label} <span className="block text-[0.8125rem]/5 text-soft">{step}</span>
                </th>
                <td className={`${cell} figures pl-4 text-right text-[0.875rem]`}>{formatSigned(points)}</td>
                <td className={`${cell} figures whitespace-nowrap pl-4 text-right text-[0.875rem] text-soft`}>
                  {formatSigned(low)} to {formatSigned(high)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {control.leftOut.length > 0 ? (
        <p className="mt-3 text-[0.9375rem]/6 text-soft">
          Left out: {control.leftOut.map(({ label, reason }) => `${label} (${sayReason(reason)})`).join(", ")}.
        </p>
      ) : null}
      <CsvLink
        name="control"
        columns={["property", "step", "points", "low", "high"]}
        rows={control.coefficients.map(({ key, step, points, low, high }) => [key, step, points, low, high])}
      />
    </>
  );
}
