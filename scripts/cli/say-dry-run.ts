import type { DryRunReport } from "@/lib/releases/dry-run/schema";
import { textTable } from "./text-table";

/** What a release would be, for the terminal. */
export function sayDryRun(report: DryRunReport): string {
  const { version, source, votes, assessments, files, bytes, privacy, changes } = report;
  const judged = [["votes", votes] as const, ...(assessments ? [["assessments", assessments] as const] : [])];
  const parts = [
    `${version} of ${source} votes, tried and not published\n\n${privacy.headline}\n`,
    `${files} files, ${(bytes / 1e6).toFixed(2)} MB\n`,
    counts("arena", ["until", "moves"], arenasOf(report)),
    ...judged.flatMap(([name, kind]) => [
      counts(name, ["rows"], rowsOf(kind.byArena)),
      counts(`${name} left out`, ["rows"], rowsOf(kind.leftOut)),
      counts(`replaced in texts of ${name}`, ["places"], rowsOf(kind.redactions)),
      kind.held > 0 ? `texts of ${name} held: ${kind.held}\n` : "",
    ]),
    counts(
      "table",
      ["rows"],
      report.tables.map(({ name, rows }) => [name, String(rows)]),
    ),
    ...privacy.parts.map(({ title, sentences, tables }) =>
      [
        `${title}\n${sentences.map((sentence) => `  ${sentence}\n`).join("")}`,
        ...tables.map(({ columns, rows }) =>
          counts(
            columns[0] ?? "",
            columns.slice(1),
            rows.map((row) => row.map(String)),
          ),
        ),
      ].join("\n"),
    ),
    changes === null
      ? "There is no release before it.\n"
      : changes.numbers.length === 0
        ? `No number differs from ${changes.since}.\n`
        : counts(
            `against ${changes.since}`,
            ["before", "now"],
            changes.numbers.map(({ what, before, now }) => [what, String(before), String(now)]),
          ),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function arenasOf({ cutoffs, moved }: DryRunReport): string[][] {
  return Object.entries(cutoffs).map(([arena, moment]) => [arena, moment, moved.includes(arena) ? "yes" : "no"]);
}

function rowsOf(numbers: Readonly<Record<string, number>>): string[][] {
  return Object.entries(numbers).map(([name, value]) => [name, String(value)]);
}

function counts(head: string, others: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const columns = [head, ...others].map((name, at) => ({
    head: name,
    side: at === 0 ? ("left" as const) : ("right" as const),
    cell: (row: readonly string[]) => row[at] ?? "",
  }));
  return textTable(columns, rows);
}
