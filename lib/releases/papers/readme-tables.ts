import { samplingSettings } from "@/lib/arenas/schema";
import { showingParts } from "@/lib/sampling/draw-showing";
import type { Manifest } from "../manifest";
import { count, plain, table } from "./markdown";
import type { ReleasedTable } from "./released-tables";

/** A section for each table, with every column. Descriptions are Markdown of our own. */
export function tableSections(tables: readonly ReleasedTable[]): string {
  return tables
    .map(({ name, columns }) => {
      const rows = columns.map(({ name: column, type, isNullable, description }) => [
        `\`${column}\``,
        plain(type),
        isNullable ? "yes" : "no",
        description,
      ]);
      return `### ${name}\n\n${table(["column", "type", "null", "meaning"], rows)}`;
    })
    .join("\n\n");
}

const votePartNames = [...Object.keys(samplingSettings.shape.shares.unwrap().shape), "imported"];

/** Which values there can be in this release's own arenas. */
export function valueSections({ arenas, assessments }: Manifest): string {
  return `## Values

\`sampling_part\` is the part of the sampling policy that drew what was judged: of votes ${listOf(votePartNames)}${
    assessments ? `; of assessments ${listOf(showingParts)}` : ""
  }.

The keys of \`criteria\` and of the reason chips are those of the arena when this release was made:

${table(
  ["arena", "criteria", "positive chips", "negative chips"],
  arenas.map(({ arena, criteria, positiveChips, negativeChips }) => [
    plain(arena),
    listOf(criteria),
    listOf(positiveChips),
    listOf(negativeChips),
  ]),
)}

Where \`persona_kind\` is \`self\`, the persona is the annotator's own: it is in no table, and \`text\`, \`images\` and \`image_descriptions\` of its outputs are null.`;
}

function listOf(values: readonly string[]): string {
  return values.length === 0 ? "none" : values.map((value) => `\`${value.replaceAll(/[`|\s]+/g, " ")}\``).join(", ");
}

/** What each board counts, and what the live one of its view counted. */
export function boardTable({ boards }: Manifest): string {
  const rows = boards.map(({ arena, view, votes, notPublished, live }) => {
    const missing = Object.values(notPublished).reduce((sum, value) => sum + value, 0);
    return [plain(arena), view, count(votes), count(missing), live === null ? "–" : count(live.votes)];
  });
  return table(["arena", "view", "votes", "not published", "votes of the live board"], rows);
}
