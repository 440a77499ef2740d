import type { ImportProgress, ImportReport, SegmentReport } from "@/lib/imports/votes/schema";
import { leastOfGroup } from "@/lib/imports/votes/voter-groups";

const number = new Intl.NumberFormat("en");
const barWidth = 20;

/** `[#####...............] 25 %  12,000 rows, 11,990 votes stored, 10 refused`; without the bar where nobody knows how much there is. */
export function sayProgress({ share, rows, stored, refused }: ImportProgress): string {
  const filled = Math.round((share ?? 0) * barWidth);
  const bar = share === null ? "" : `[${"#".repeat(filled).padEnd(barWidth, ".")}] ${Math.floor(share * 100)} %  `;
  return `${bar}${number.format(rows)} rows, ${number.format(stored)} votes stored, ${number.format(refused)} refused`;
}

/** What was stored, and where to see it. */
export function sayReport(report: ImportReport, board: string): string[] {
  const { file, arena, votes, added, rows, refusedRows, isDryRun, isNewArena, importName } = report;
  const count = (amount: number, one: string) => `${number.format(amount)} ${amount === 1 ? one : `${one}s`}`;
  const were = isDryRun ? "would be stored" : "stored";
  return [
    `${file}: ${count(rows, "row")}, ${number.format(refusedRows)} refused`,
    `  columns: ${sayColumns(report.columns)}`,
    `  ${count(votes.stored, "vote")} ${were}, ${number.format(votes.known)} stored before`,
    ...(votes.withoutText === 0
      ? []
      : [`  ${number.format(votes.withoutText)} of them without the texts that were judged`]),
    `  added: ${isNewArena ? `the arena ${arena}, ` : ""}${count(added.systems.length, "system")}, ${count(added.tasks, "task")}, ` +
      `${count(added.personas, "persona")}, ${count(added.outputs, "output")}`,
    ...report.segments.flatMap(saySegment),
    `  import: ${importName}`,
    ...(isDryRun
      ? []
      : [
          "  Voters are stored as ids, not by their names. Nothing of the import is ever drawn for a battle.",
          `${board} counts the votes within seconds while Palate runs; else \`palate boards refresh\`.`,
        ]),
  ];
}

/** `lang: 18 of 25 voters, 7 left out: several values`, and how many of its groups boards do not show. */
function saySegment({ label, voters, placed, leftOut, groups, smallGroups }: SegmentReport): string[] {
  const out = leftOut === 0 ? "" : `, ${number.format(leftOut)} left out: several values`;
  const are = smallGroups === 1 ? "is" : "are";
  return [
    `  ${label}: ${number.format(placed)} of ${number.format(voters)} ${voters === 1 ? "voter" : "voters"} in a group${out}`,
    ...(smallGroups === 0
      ? []
      : [
          `    ${number.format(smallGroups)} of its ${number.format(groups)} groups ${are} held back: boards show groups of ` +
            `${leastOfGroup} people or more, where there are two such groups`,
        ]),
  ];
}

function sayColumns({ outcome, texts, segments, ...columns }: ImportReport["columns"]): string {
  const winner = "winner" in outcome ? outcome.winner : Object.values(outcome).join("/");
  const roles = {
    ...columns,
    winner,
    texts: texts && `${texts.left}/${texts.right}`,
    segments: segments.join("/") || null,
  };
  const found = Object.entries(roles).filter(([, name]) => name !== null);
  return found.map(([role, name]) => (role === name ? role : `${role} ${name}`)).join(", ");
}

/** Which rows were refused, by reason, with the first of each. */
export function sayRefusals({ refused, refusedRows }: Pick<ImportReport, "refused" | "refusedRows">): string[] {
  if (refusedRows === 0) return [];
  return [
    `${number.format(refusedRows)} ${refusedRows === 1 ? "row was" : "rows were"} refused:`,
    ...refused.map(({ reason, rows, unit, first, example }) => {
      const places = `${unit}${first.length === 1 ? "" : "s"} ${first.join(", ")}${rows > first.length ? ", …" : ""}`;
      return `  ${reason.replaceAll("_", " ")}: ${number.format(rows)} (${places}). The first: ${example}`;
    }),
  ];
}
