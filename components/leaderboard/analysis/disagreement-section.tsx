import Link from "next/link";
import { CsvLink } from "@/components/ui/csv-link";
import { formatCount, formatPercent } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { Board, BoardAnalysis } from "@/lib/leaderboards/schema";
import { sayReason, saySource, sayTiers } from "./say-disagreement";

interface DisagreementSectionProps {
  readonly board: Board;
  readonly analysis: BoardAnalysis;
}

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-1.5";
const figures = `${cell} figures whitespace-nowrap pl-4 text-right text-[0.875rem]`;
const shown = 8;

/** Where people disagree, and what a verdict depends on. */
export function DisagreementSection({ board, analysis }: DisagreementSectionProps) {
  const { alphas, divided, tiers } = analysis.disagreement;
  const names = new Map(board.systems.map(({ system, name }) => [system, name]));
  const nameOf = (system: string) => names.get(system) ?? system;
  return (
    <section aria-labelledby="disagreement" className="mt-14">
      <h2 id="disagreement" className="text-2xl">
        Where people disagree
      </h2>
      <p className="mt-1 max-w-[46rem] text-[0.9375rem]/6 text-soft">
        {sayTiers(tiers)} A disagreement is no mistake where taste differs. How all of it is computed stands in the{" "}
        <Link href="/methodology#disagreement" prefetch={false} className="prose-link text-ink">
          methodology
        </Link>
        .
      </p>
      <div className="mt-5 grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <Components components={analysis.disagreement.components} />
        <Alphas alphas={alphas} />
      </div>
      <h3 className="mt-8 text-xl">What divides people most</h3>
      {divided.length === 0 ? (
        <p className="mt-2 text-[0.9375rem]/6">No pair of outputs that four people judged has divided them yet.</p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <section className="relative mt-3 overflow-x-auto" tabIndex={0} aria-label="Pairs that divide people">
            <table className="w-full border-collapse text-left text-[0.9375rem]">
              <caption className="sr-only">Pairs of outputs on which people most rarely say the same</caption>
              <thead>
                <tr>
                  {["Task", "For", "First", "Second"].map((name) => (
                    <th key={name} scope="col" className={`${head} pr-4`}>
                      {name}
                    </th>
                  ))}
                  {["First", "Second", "Equally", "Neither", "Same verdict"].map((name) => (
                    <th key={name} scope="col" className={`${head} whitespace-nowrap pl-4 text-right`}>
                      {name}
                      {name === "First" || name === "Second" ? <span className="sr-only"> fits better</span> : null}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {divided.slice(0, shown).map((pair) => (
                  <tr key={`${pair.task} ${pair.persona} ${pair.first} ${pair.second}`}>
                    <th scope="row" className={`${cell} min-w-56 max-w-96 pr-4 align-top font-normal`}>
                      {pair.prompt}
                    </th>
                    <td className={`${cell} pr-4 align-top`}>{pair.persona}</td>
                    <td className={`${cell} pr-4 align-top`}>{nameOf(pair.first)}</td>
                    <td className={`${cell} pr-4 align-top`}>{nameOf(pair.second)}</td>
                    {[pair.firstWins, pair.secondWins, pair.tie, pair.neither].map((count, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the columns have no other names
                      <td key={index} className={`${figures} align-top`}>
                        {formatCount(count)}
                      </td>
                    ))}
                    <td className={`${figures} align-top`}>{formatPercent(pair.agreement)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <CsvLink
            name="divided"
            columns={columns}
            rows={divided.map((pair) => columns.map((column) => pair[column]))}
          />
        </>
      )}
    </section>
  );
}

const columns = [
  "task",
  "prompt",
  "persona",
  "first",
  "second",
  "annotators",
  "firstWins",
  "secondWins",
  "tie",
  "neither",
  "agreement",
  "tier",
] as const;

function Components({ components }: Pick<BoardAnalysis["disagreement"], "components">) {
  return (
    <div>
      <h3 className="text-xl">What a verdict depends on</h3>
      {"reason" in components ? (
        <p className="mt-2 text-[0.9375rem]/6">Not told: {sayReason(components.reason)}.</p>
      ) : (
        <table className="mt-3 w-full border-collapse text-left text-[0.9375rem]">
          <caption className="sr-only">Share of the variance of a verdict by source</caption>
          <thead>
            <tr>
              <th scope="col" className={head}>
                Source
              </th>
              <th scope="col" className={`${head} pl-4 text-right`}>
                Share of variance
              </th>
            </tr>
          </thead>
          <tbody>
            {components.parts.map(({ source, share }) => (
              <tr key={source}>
                <th scope="row" className={`${cell} font-normal`}>
                  {saySource(source)}
                </th>
                <td className={figures}>
                  {share === null ? <span className="text-soft">cannot be told apart</span> : formatPercent(share)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Alphas({ alphas }: Pick<BoardAnalysis["disagreement"], "alphas">) {
  return (
    <div>
      <h3 className="text-xl">Agreement by persona and criterion</h3>
      {alphas.length === 0 ? (
        <p className="mt-2 text-[0.9375rem]/6">There is no vote for a described persona and no mark yet.</p>
      ) : (
        <>
          <table className="mt-3 w-full border-collapse text-left text-[0.9375rem]">
            <caption className="sr-only">Krippendorff’s alpha by persona and by criterion</caption>
            <thead>
              <tr>
                <th scope="col" className={head}>
                  Of
                </th>
                <th scope="col" className={`${head} pl-4 text-right`}>
                  Alpha
                </th>
                <th scope="col" className={`${head} pl-4 text-right`}>
                  Judged by several
                </th>
              </tr>
            </thead>
            <tbody>
              {alphas.map(({ by, key, name, alpha }) => (
                <tr key={`${by} ${key}`}>
                  <th scope="row" className={`${cell} font-normal`}>
                    {by === "criterion" ? `Criterion: ${name}` : name}
                  </th>
                  {"reason" in alpha ? (
                    <td colSpan={2} className={`${cell} pl-4 text-right text-soft`}>
                      {sayReason(alpha.reason)}
                    </td>
                  ) : (
                    <>
                      <td className={figures}>{alpha.value.toFixed(2).replace("-", "−")}</td>
                      <td className={`${figures} text-soft`}>{formatCount(alpha.units)}</td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          <CsvLink
            name="alphas"
            columns={["by", "key", "level", "alpha", "units", "votes", "reason"]}
            rows={alphas.map(({ by, key, level, alpha }) =>
              "reason" in alpha
                ? [by, key, level, null, null, null, alpha.reason]
                : [by, key, level, alpha.value, alpha.units, alpha.votes, null],
            )}
          />
        </>
      )}
    </div>
  );
}
