import { DayBars } from "@/components/charts/day-bars";
import { prepareDays } from "@/components/charts/prepare-days";
import { prepareShares, type SharesPlot } from "@/components/charts/prepare-shares";
import { CountBars, ShareBars } from "@/components/charts/row-bars";
import { CsvLink } from "@/components/ui/csv-link";
import { formatCount, formatPercent } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { PreviewedTable, ReleasePreview } from "@/lib/releases/preview/schema";
import type { Kept } from "@/lib/releases/schema";

const head = `${labelClass} border-strong border-b py-1.5`;
const cell = "border-rule border-b py-1";
const figure = `${cell} figures whitespace-nowrap pl-4 text-right text-[0.8125rem]`;

/** What was judged when, in which arena, and with what answer: drawings, each with its table. Nothing where the release has no preview. */
export function ChartsSection({ preview }: { readonly preview: Kept<ReleasePreview> }) {
  if (typeof preview === "string") return null;
  return preview.content.tables.map((table) => (
    <section key={table.name} aria-labelledby={`charts-${table.name}`} className="mt-14">
      <h2 id={`charts-${table.name}`} className="text-2xl">
        {table.name === "votes" ? "Votes by day, arena and verdict" : "Assessments by day, arena and fit"}
      </h2>
      <div className="mt-5 grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <DaysChart table={table} />
        <ArenasChart table={table} />
        {groupByAnswers(table).map((plot) => (
          <AnswersChart key={plot.answers.map(({ key }) => key).join()} name={table.name} plot={plot} />
        ))}
      </div>
    </section>
  ));
}

function DaysChart({ table: { name, days } }: { readonly table: PreviewedTable }) {
  const plot = prepareDays(days);
  if (!plot) return null;
  const first = plot.bars[0]!.on;
  const last = plot.bars.at(-1)!.on;
  return (
    <div>
      <h3 className="text-lg">
        By {plot.unit}
        {plot.unit === "week" ? <span className="text-soft">, from its Monday</span> : null}
      </h3>
      {plot.note ? <p className="mt-0.5 text-[0.875rem]/5 text-soft">{plot.note}</p> : null}
      <div className="mt-3">
        <DayBars
          plot={plot}
          label={`${name} by ${plot.unit} from ${first} to ${last}; the numbers are in the table that follows.`}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section aria-label={`${name} by day`} tabIndex={0} className="relative mt-3 max-h-44 overflow-y-auto">
        <table className="w-full border-collapse text-left text-[0.875rem]">
          <caption className="sr-only">{name} by day or week, as the rows tell it</caption>
          <thead>
            <tr>
              <th scope="col" className={`${head} sticky top-0 bg-paper`}>
                {plot.unit === "week" ? "Day, or week from its Monday" : "Day"}
              </th>
              <th scope="col" className={`${head} sticky top-0 bg-paper pl-4 text-right`}>
                {name}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ on, precision, rows }) => (
              <tr key={`${on} ${precision}`}>
                <th scope="row" className={`${cell} figures font-normal`}>
                  {on}
                  {precision === "week" ? <span className="text-soft"> week</span> : null}
                </th>
                <td className={figure}>{formatCount(rows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <CsvLink
        name={`${name}-by-day`}
        columns={["on", "precision", "rows"]}
        rows={days.map(({ on, precision, rows }) => [on, precision, rows])}
      />
    </div>
  );
}

function ArenasChart({ table: { name, arenas } }: { readonly table: PreviewedTable }) {
  const rows = arenas
    .map(({ arena, answers }) => ({ name: arena, total: answers.reduce((sum, one) => sum + one.rows, 0) }))
    .toSorted((a, b) => b.total - a.total);
  const all = rows.reduce((sum, { total }) => sum + total, 0);
  return (
    <div>
      <h3 className="text-lg">By arena</h3>
      <div className="mt-3">
        <CountBars rows={rows} label={`${name} by arena; the numbers are in the table that follows.`} />
      </div>
      <table className="mt-3 w-full border-collapse text-left text-[0.875rem]">
        <caption className="sr-only">{name} by arena</caption>
        <thead>
          <tr>
            <th scope="col" className={head}>
              Arena
            </th>
            <th scope="col" className={`${head} pl-4 text-right`}>
              {name}
            </th>
            <th scope="col" className={`${head} pl-4 text-right`}>
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row" className={`${cell} font-normal [overflow-wrap:anywhere]`}>
                {row.name}
              </th>
              <td className={figure}>{formatCount(row.total)}</td>
              <td className={figure}>{formatPercent(row.total / all)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <CsvLink name={`${name}-by-arena`} columns={["arena", "rows"]} rows={rows.map((row) => [row.name, row.total])} />
    </div>
  );
}

/** Arenas whose answers are the same stand in one drawing. */
function groupByAnswers({ arenas }: PreviewedTable): SharesPlot[] {
  const groups = new Map<string, PreviewedTable["arenas"]>();
  for (const arena of arenas) {
    const key = arena.answers.map(({ answer }) => answer).join();
    groups.set(key, [...(groups.get(key) ?? []), arena]);
  }
  return [...groups.values()].map((group) =>
    prepareShares(group.map(({ arena, answers }) => ({ name: arena, answers }))),
  );
}

function AnswersChart({ name, plot }: { readonly name: string; readonly plot: SharesPlot }) {
  const what = name === "votes" ? "Verdicts" : "Fit";
  return (
    <div className="lg:col-span-2">
      <h3 className="text-lg">
        {what} <span className="text-soft">by arena</span>
      </h3>
      <div className="mt-3 grid gap-x-12 gap-y-4 lg:grid-cols-2">
        <div>
          <ShareBars plot={plot} label={`Shares of the answers by arena; the numbers are in the table that follows.`} />
        </div>
        <div className="min-w-0">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <section aria-label={`${what} by arena`} tabIndex={0} className="relative overflow-x-auto">
            <table className="w-full border-collapse text-left text-[0.875rem]">
              <caption className="sr-only">{what} by arena: shares of all answers</caption>
              <thead>
                <tr>
                  <th scope="col" className={head}>
                    Arena
                  </th>
                  {plot.answers.map(({ key, label }) => (
                    <th key={key} scope="col" className={`${head} pl-4 text-right`}>
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {plot.rows.map((row) => (
                  <tr key={row.name}>
                    <th scope="row" className={`${cell} font-normal`}>
                      {row.name}
                    </th>
                    {plot.answers.map(({ key }) => (
                      <td key={key} className={figure}>
                        {formatPercent(row.shares[key] ?? 0)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <CsvLink
            name={`${name}-answers`}
            columns={["arena", ...plot.answers.map(({ key }) => key)]}
            rows={plot.rows.map((row) => [row.name, ...plot.answers.map(({ key }) => row.counts[key] ?? 0)])}
          />
        </div>
      </div>
    </div>
  );
}
