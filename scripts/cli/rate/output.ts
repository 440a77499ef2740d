import type { Heterogeneity } from "@/lib/ranking/heterogeneity/heterogeneity";
import { largestSpread } from "@/lib/ranking/heterogeneity/voter-spread";
import { csvRecord } from "@/lib/releases/packing/csv";
import { type TextColumn, textTable } from "../text-table";
import type { RatedGroups, RatedRow, RatedVotes } from "./rated-votes";

const csvColumns = [
  "system",
  "rating",
  "low",
  "high",
  "rank",
  "votes",
  "winRate",
  "bothBadRate",
  "bestProbability",
  "component",
  "interval",
  "reason",
] as const satisfies readonly (keyof RatedRow)[];

/** The systems as CSV with every digit; an empty field is a null. */
export function ratedCsv({ systems }: RatedVotes): string {
  return [csvColumns, ...systems.map((row) => csvColumns.map((column) => row[column]))].map(csvRecord).join("");
}

/** Everything as a person reads it in a terminal, in whole points. */
export function ratedText(rated: RatedVotes): string {
  const { threshold, groups, heterogeneity } = rated;
  const parts = [`${headline(rated)}\n`, textTable(systemColumns(rated), rated.systems)];
  if (threshold !== null) {
    const interval = `${points(threshold.low)} … ${points(threshold.high)}`;
    parts.push(`What is acceptable begins at ${points(threshold.rating)} (${interval}).\n`);
  }
  if (groups !== undefined) parts.push(groupsText(groups));
  const tests = [heterogeneity?.voters, heterogeneity?.groups].filter((test) => test !== undefined);
  if (tests.length > 0) parts.push(tests.map((test) => `${heterogeneitySentence(test)}\n`).join(""));
  return parts.join("\n");
}

function headline({ method, parameters, votes, systems, tie }: RatedVotes): string {
  const of = `${votes} ${votes === 1 ? "vote" : "votes"} on ${systems.length} systems`;
  if (method === "elo-in-file-order") return `Elo in the order of the file, K ${parameters.k}: ${of}`;
  if (method === "elo-over-orders") {
    const interval = parameters.interval === "none" ? "" : "; the interval holds the rating in 95 % of such orders";
    return `Elo, mean over ${parameters.rounds} drawn orders, K ${parameters.k}: ${of}${interval}`;
  }
  const parameter = tie.model === "davidson" ? "ν" : "κ";
  const nu = tie.nu === null ? "" : `, ${parameter} ${tie.nu.toFixed(3)}`;
  const ties = tie.model === "half" ? "a tie is half a win" : `ties after ${tieNames[tie.model]}${nu}`;
  return `Bradley–Terry, ${ties}: ${of}`;
}

const tieNames = { davidson: "Davidson", "rao-kupper": "Rao and Kupper" } as const;

function systemColumns({ systems }: RatedVotes): TextColumn<RatedRow>[] {
  const isOnePiece = systems.every(({ rating, component }) => rating === null || component === systems[0]!.component);
  return [
    { head: "rank", side: "right", cell: ({ rank }) => (rank === null ? "" : String(rank)) },
    { head: "system", side: "left", cell: ({ system }) => system },
    { head: "component", side: "right", cell: ({ component }) => (isOnePiece ? "" : String(component)) },
    { head: "rating", side: "right", cell: ({ rating }) => points(rating) },
    { head: "95 % from", side: "right", cell: ({ low }) => points(low) },
    { head: "to", side: "right", cell: ({ high }) => points(high) },
    { head: "best", side: "right", cell: ({ bestProbability }) => percent(bestProbability) },
    { head: "votes", side: "right", cell: ({ votes }) => String(Math.round(votes * 100) / 100) },
    { head: "wins", side: "right", cell: ({ winRate }) => percent(winRate) },
    { head: "neither", side: "right", cell: ({ bothBadRate }) => percent(bothBadRate || null) },
    {
      head: "",
      side: "left",
      cell: ({ reason }) => (reason === null ? "" : `no rating: ${reason.replaceAll("_", " ")}`),
    },
  ];
}

/** Groups that fit beside each other in a terminal. */
const mostGroups = 6;

function groupsText({ segments, spread }: RatedGroups): string {
  const line = `Ratings by group, drawn towards the whole as far as the groups are alike (--json has their intervals); a system's standard deviation between groups is ${points(spread)}:\n`;
  if (segments.length > mostGroups) return `${line}${segments.length} groups; --json lists them.\n`;
  const systems = segments[0]!.systems.map(({ system }) => system).toSorted();
  const ratings = segments.map((segment) => new Map(segment.systems.map((row) => [row.system, row.rating])));
  return `${line}\n${textTable<string>(
    [
      { head: "system", side: "left", cell: (system) => system },
      ...segments.map(({ group, votes }, at) => ({
        head: `${group} (${votes})`,
        side: "right" as const,
        cell: (system: string) => points(ratings[at]!.get(system)!),
      })),
    ],
    systems,
  )}`;
}

function heterogeneitySentence(test: Heterogeneity): string {
  const who = test.unit === "voter" ? "Voters" : "Groups";
  if (test.reason !== null) return `${who}: whether they differ cannot be told (${test.reason.replaceAll("_", " ")}).`;
  const isLargest = test.spread >= largestSpread;
  const p = `p ${test.pValue.toFixed(3)} by ${test.rounds} shuffles`;
  return `${who}: a system's standard deviation between ${test.compared} of them is ${isLargest ? "at least " : ""}${points(test.spread)}, ${p}.`;
}

function points(value: number | null): string {
  return value === null ? "" : String(Math.round(value));
}

function percent(share: number | null): string {
  return share === null ? "" : `${Math.round(share * 100)} %`;
}
