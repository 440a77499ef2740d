import Link from "next/link";
import { LiftHead } from "@/components/leaderboard/lift-head";
import { buttonClass } from "@/components/ui/button";
import { CsvLink } from "@/components/ui/csv-link";
import { formatCount, sayCount } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import { Notice } from "@/components/ui/notice";
import { RefreshUntilReady } from "@/components/ui/refresh-until-ready";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AbsoluteBoard } from "@/lib/assessments/schema";
import { AbsoluteTable } from "./absolute-table";
import { type PreparedAbsolute, prepareAbsolute, sayAbsoluteFinding } from "./prepare-absolute";

interface AbsolutePartProps {
  readonly arena: string;
  /** Null while the worker makes the first. */
  readonly board: AbsoluteBoard | null;
  readonly serverNow: string;
}

/** The board of an arena that is judged one output at a time: the finding, the means, what personalizing buys, what stands behind it. */
export function AbsolutePart({ arena, board, serverNow }: AbsolutePartProps) {
  if (!board || board.snapshot.assessments === 0) {
    return (
      <section className="border-strong border-y py-10">
        <h2 className="text-2xl">{board ? "No assessments yet" : "This board is being computed"}</h2>
        <p className="mt-2 max-w-[36rem] text-[0.9375rem]/6 text-soft">
          {board
            ? "The first means appear a few seconds after there are enough assessments, each with its interval."
            : "The worker makes it within seconds, and this page then shows it by itself."}
        </p>
        <Link href={`/arena/${arena}`} prefetch={false} className={`mt-5 ${buttonClass("strong")}`}>
          Judge an output
        </Link>
        {board ? null : <RefreshUntilReady />}
      </section>
    );
  }
  const prepared = prepareAbsolute(board);
  const { assessments, simulatedAssessments } = board.snapshot;
  return (
    <>
      {simulatedAssessments > 0 ? (
        <Notice className="mb-5">
          {formatCount(simulatedAssessments)} of {sayCount(assessments, "assessment")} here{" "}
          {simulatedAssessments === 1 ? "is" : "are"} simulated.
        </Notice>
      ) : null}
      <p className="mb-6 max-w-[54rem] font-serif text-[1.375rem]/8">{sayAbsoluteFinding(board)}</p>
      <p className="mb-4 text-right">
        <Link
          href={`/arena/${arena}`}
          prefetch={false}
          className="prose-link inline-flex min-h-8 items-center text-[0.9375rem] pointer-coarse:min-h-11"
        >
          Judge an output
        </Link>
      </p>
      <Means board={board} prepared={prepared} />
      <Lifts lifts={prepared.lifts} />
      <Behind board={board} serverNow={serverNow} />
    </>
  );
}

function Means({ board, prepared }: { readonly board: AbsoluteBoard; readonly prepared: PreparedAbsolute }) {
  const { groups, collecting, meanAt, ends } = prepared;
  return (
    <>
      {groups.map(({ group, rows }, index) => (
        <div key={group} className={index === 0 ? "" : "mt-10"}>
          {index > 0 ? (
            <p className="mb-2 max-w-[42rem] text-[0.9375rem]/6 text-soft">
              Nobody assessed these systems and those above: their means and ranks hold only among themselves.
            </p>
          ) : null}
          <AbsoluteTable
            caption={index === 0 ? "Systems by mean fit" : `Systems by mean fit, group ${index + 1}`}
            rows={rows}
            criteria={board.criteria}
            meanAt={meanAt}
          />
        </div>
      ))}
      {groups.length > 0 ? (
        <p className="mt-3 max-w-[54rem] text-[0.8125rem]/5 text-soft">
          Filled: personalized. Hollow: the generic control of its family. Dotted: the mean of the systems. The whole
          scale is drawn, {ends[0]} to {ends[1]}. A rank is one more than the number of systems whose interval lies
          wholly above; “=” marks one that several share.
        </p>
      ) : null}
      <CsvLink
        name={`board-${board.arena}`}
        columns={[
          "system",
          "name",
          "family",
          "strategy",
          "rank",
          "fit",
          "low",
          "high",
          "assessments",
          "annotators",
          "snapshot",
        ]}
        rows={board.systems.map((row) => [
          row.system,
          row.name,
          row.family,
          row.strategy,
          row.rank,
          row.fit?.mean ?? null,
          row.fit?.low ?? null,
          row.fit?.high ?? null,
          row.assessments,
          row.annotators,
          board.snapshot.id,
        ])}
      />
      {collecting.length > 0 ? (
        <section aria-labelledby="collecting" className="mt-10">
          <h2 id="collecting" className="text-2xl">
            Not enough yet
          </h2>
          <ul className="mt-3 max-w-[42rem]">
            {collecting.map(({ system, title, missing }) => (
              <li key={system} className="flex justify-between gap-6 border-rule border-b py-1.5 text-[0.9375rem]/6">
                <span>{title}</span>
                <span className="text-soft">{missing}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Lifts({ lifts }: Pick<PreparedAbsolute, "lifts">) {
  const head = `${labelClass} border-strong border-b py-2`;
  const cell = "border-rule border-b py-1.5";
  return (
    <section aria-labelledby="lift" className="mt-14">
      <h2 id="lift" className="text-2xl">
        What personalization buys
      </h2>
      <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">
        Lift: how much more the same people give a personalizing strategy than the generic control of its family, on the
        scale. An interval that holds zero leaves open whether it helps.
      </p>
      {lifts.length === 0 ? (
        <p className="mt-4 text-[0.9375rem]/6">No strategy and its control both have a mean yet.</p>
      ) : (
        <table className="mt-4 w-full max-w-[42rem] border-collapse text-left text-[0.9375rem]">
          <caption className="sr-only">Lift on the scale, with its 95 % interval</caption>
          <LiftHead className={head} />
          <tbody>
            {lifts.map(({ key, label, lift, interval }) => (
              <tr key={key}>
                <th scope="row" className={`${cell} font-normal`}>
                  {label}
                </th>
                <td className={`${cell} figures pl-4 text-right text-[0.875rem]`}>{lift}</td>
                <td className={`${cell} figures whitespace-nowrap pl-4 text-right text-[0.875rem] text-soft`}>
                  {interval}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Behind({ board, serverNow }: { readonly board: AbsoluteBoard; readonly serverNow: string }) {
  const { snapshot, alpha, excluded, annotators, ownerAssessments, importedAssessments } = board;
  const leftOut = Object.entries(excluded).map(
    ([reason, count]) => `${reason.replaceAll("_", " ")} ${formatCount(count)}`,
  );
  const facts: readonly (readonly [string, string])[] = [
    ["Assessments", formatCount(snapshot.assessments)],
    ["Annotators", formatCount(annotators)],
    ["By people for themselves", formatCount(ownerAssessments)],
    ["Imported", formatCount(importedAssessments)],
    ["Left out", leftOut.length === 0 ? "none" : leftOut.join(", ")],
    [
      "Agreement (Krippendorff’s alpha, interval)",
      "reason" in alpha
        ? "no output assessed twice, or all alike"
        : `${alpha.value.toFixed(2).replace("-", "−")} on ${formatCount(alpha.outputs)} outputs`,
    ],
    ["Method", snapshot.method],
  ];
  return (
    <section aria-labelledby="behind" className="mt-14 max-w-[48rem]">
      <h2 id="behind" className="text-2xl">
        What stands behind this
      </h2>
      <p className="mt-2 text-[0.9375rem]/6 text-soft">
        One output was shown at a time, so nobody compared two: there is no Elo rating here, no win rate and no battle.
        Fit is the mean that the average person would give. How strict or lenient each person is was taken out, by
        comparing what the same person gave; intervals count people, not assessments.
      </p>
      <dl className="mt-3">
        {facts.map(([label, value]) => (
          <div key={label} className="flex justify-between gap-6 border-rule border-b py-1.5 text-[0.9375rem]/6">
            <dt className="text-soft">{label}</dt>
            <dd className="figures text-right text-[0.875rem]/6">{value}</dd>
          </div>
        ))}
        <div className="flex justify-between gap-6 border-rule border-b py-1.5 text-[0.9375rem]/6">
          <dt className="text-soft">Snapshot made</dt>
          <dd className="figures text-right text-[0.875rem]/6">
            <RelativeTime moment={snapshot.createdAt} serverNow={serverNow} />
          </dd>
        </div>
      </dl>
      <p className="mt-3 text-[0.9375rem]/6 text-soft">
        The{" "}
        <a href={`/api/v1/leaderboards/${board.arena}/assessments`} className="prose-link text-ink">
          API
        </a>{" "}
        answers with exactly this snapshot. The assessments, without identities, are in the{" "}
        <Link href="/data" prefetch={false} className="prose-link text-ink">
          releases
        </Link>
        .
      </p>
    </section>
  );
}
