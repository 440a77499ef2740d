import type { Manifest } from "../manifest";
import { type StandingChange, toldPoints } from "./compare-boards";
import type { CountChange, ReleaseChanges } from "./compare-releases";
import type { SinceCounts } from "./since";

/** Of the systems that stand elsewhere, so many are told one by one. */
export const toldStandings = 20;

const sourceWords: Record<Manifest["source"], string> = {
  human: "people's votes",
  simulated: "simulated votes",
  imported: "imported votes",
};

/** `CHANGES.md` of a release that follows none of its source. */
export function writeFirstChanges({ version, source }: Pick<Manifest, "version" | "source">): string {
  return `# Changes in ${version}

This is the first release of ${sourceWords[source]}: there is none before it to compare with.
`;
}

/** `CHANGES.md` of a release: how it differs from the one before. Made from both manifests and boards alone, so it is as reproducible. */
export function writeChanges(changes: ReleaseChanges): string {
  const { version, before, isReissue } = changes;
  const reissue = isReissue
    ? `\n${version} takes the place of ${before}, which is gone: it has what could be published then and still may be, and nothing newer.\n`
    : "";
  return `# Changes in ${version}

Against ${before}. Rows of two releases are not compared one by one: every id is made anew, so that all of this is numbers.
${reissue}
## Rows

${countTable("table", changes.tables, changes)}
${saySince(changes)}
## Columns

${sayColumns(changes)}

## Boards

${sayBoards(changes)}

## How it was made

${saySettings(changes)}
`;
}

/** Judgements by arena, and those left out by reason: what `palate release diff` says besides. */
export function writeCells(changes: ReleaseChanges): string {
  return `
## Cells

${countTable("judgements", changes.cells, changes)}
`;
}

function saySince({ since, before, version }: ReleaseChanges): string {
  if (!since) return `\n${version} was not made against ${before}: which rows came and went is not known.\n`;
  const kinds = (["votes", "assessments"] as const).filter((kind) =>
    Object.values(since[kind]).some((rows) => rows > 0),
  );
  if (kinds.length === 0) return "";
  const rows = kinds.map((kind) => `| ${kind} | ${sinceParts.map((part) => count(since[kind][part])).join(" | ")} |`);
  return `
| | before | added | withdrawn | erased | excluded |
|---|---:|---:|---:|---:|---:|
${rows.join("\n")}

*Withdrawn*: their annotators took back that they are published. *Erased*: they are in the record no more. *Excluded*: they no longer count. These are
totals: by arena or day, a small number could say who it was.
`;
}

const sinceParts: readonly (keyof SinceCounts)[] = ["before", "added", "withdrawn", "erased", "excluded"];

function sayColumns({ columns }: ReleaseChanges): string {
  if (columns.length === 0) return "Tables that both have, have the same columns.";
  const rows = columns.flatMap(({ table: of, added, removed, changed }) => [
    ...added.map((name) => `| ${of} | \`${name}\` | added |`),
    ...removed.map((name) => `| ${of} | \`${name}\` | removed |`),
    ...changed.map(({ name, what }) => `| ${of} | \`${name}\` | other ${what.join(", ")} |`),
  ]);
  return ["| table | column | |", "|---|---|---|", ...rows].join("\n");
}

function sayBoards({ boards, before }: ReleaseChanges): string {
  const list = (lead: string, names: readonly { readonly arena: string; readonly view: string }[]) =>
    names.length === 0 ? [] : [`${lead}: ${names.map(({ arena, view }) => `\`${arena} ${view}\``).join(", ")}.`];
  const parts = [
    ...list("New boards", boards.appeared),
    ...list("Boards that are gone", boards.disappeared),
    ...boards.outcomes.map(
      ({ arena, view, before: then, now }) =>
        `\`${arena} ${view}\`: ${now === null ? `has ratings, and had none (${then})` : `has no ratings (${now})${then === null ? "" : `, as before (${then})`}`}.`,
    ),
    ...sayStandings(boards.standings, before),
  ];
  return parts.join("\n\n");
}

function sayStandings(standings: ReleaseChanges["boards"]["standings"], before: string): string[] {
  if (standings === null)
    return [`The boards of ${before} are not at hand any more, so that ratings are not compared.`];
  if (standings.length === 0) {
    return [`On boards that both have, every system has its rank, and a rating within ${toldPoints} points.`];
  }
  const told = standings.slice(0, toldStandings);
  const more = standings.length - told.length;
  const rows = told.map(
    (change) =>
      `| ${change.arena} | ${change.view} | ${change.system} | ${rating(change.before.rating)} | ${rating(change.now.rating)} | ${difference(change)} | ${rank(change.before.rank)} | ${rank(change.now.rank)} |`,
  );
  return [
    `Systems with another rank, or a rating of more than ${toldPoints} points away, on boards that both have:`,
    [
      "| arena | view | system | rating before | now | difference | rank before | now |",
      "|---|---|---|---:|---:|---:|---:|---:|",
      ...rows,
    ].join("\n"),
    ...(more === 0 ? [] : [`These are the largest; ${count(more)} more differ.`]),
  ];
}

function saySettings({ settings }: ReleaseChanges): string {
  if (settings.length === 0) return "With the same code, methodology and privacy.";
  const say = (value: string | null) => (value === null ? "–" : value.replaceAll("|", "\\|"));
  const rows = settings.map(({ name, before, now }) => `| ${name} | ${say(before)} | ${say(now)} |`);
  return ["| | before | now |", "|---|---|---|", ...rows].join("\n");
}

function countTable(
  head: string,
  counts: readonly CountChange[],
  { before, version }: Pick<ReleaseChanges, "before" | "version">,
): string {
  const say = (value: number | null) => (value === null ? "–" : count(value));
  const rows = counts.map(
    ({ name, before: then, now }) => `| ${name} | ${say(then)} | ${say(now)} | ${signed((now ?? 0) - (then ?? 0))} |`,
  );
  return [`| ${head} | ${before} | ${version} | difference |`, "|---|---:|---:|---:|", ...rows].join("\n");
}

function difference({ before, now }: StandingChange): string {
  return before.rating === null || now.rating === null ? "–" : signed(Number((now.rating - before.rating).toFixed(1)));
}

function rating(value: number | null): string {
  return value === null ? "–" : value.toFixed(1);
}

function rank(value: number | null): string {
  return value === null ? "–" : String(value);
}

function signed(value: number): string {
  const digits = Math.abs(value).toLocaleString("en-US", { minimumFractionDigits: Number.isInteger(value) ? 0 : 1 });
  return value === 0 ? "0" : `${value > 0 ? "+" : "−"}${digits}`;
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
