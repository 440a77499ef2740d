import { sayChain } from "../chain/chain-words";
import type { Manifest } from "../manifest";
import { sayViews } from "../views/view-words";
import { publisherOf, writeBibtex } from "./citation";
import { writeFrontMatter } from "./dataset-card";
import { count, fenced, plain, table } from "./markdown";
import { sayWithdrawal, writePrivacy } from "./readme-privacy";
import { boardTable, tableSections, valueSections } from "./readme-tables";
import { writeUse } from "./readme-use";
import { releasedTables } from "./released-tables";
import { sayLicenses, sayWhat, sourceSentence } from "./statements";

/**
 * `README.md` of a release, which is its dataset card as well: what it is, what is in it and not, how to load it, filter it and refit its boards.
 * Made from the manifest alone, so it is as reproducible.
 *
 * @param manifest with the files that are written so far: the tables, of which it says how to load them
 */
export function writeReadme(manifest: Manifest): string {
  const { version, source, counts, assessments } = manifest;
  const tables = releasedTables(manifest);
  return `${writeFrontMatter(manifest)}
# Palate ${version}

${plain(sayWhat(manifest))}
${plain(sourceSentence[source]).replace("The votes are simulated.", "**The votes are simulated.**")}

${sayPlace(manifest)}License: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/), see [Licenses](#licenses). Made on ${manifest.createdAt.slice(0, 10)} by Palate ${manifest.codeVersion}.

${table(
  ["arena", "what it is", "votes", ...(assessments ? ["assessments"] : [])],
  manifest.arenas.map(({ arena, name, modality, mode }) => [
    plain(arena),
    `${plain(name)}: ${plain(modality)}${mode === "absolute" ? ", one output at a time" : ""}`,
    counts.byArena[arena] ?? 0,
    ...(assessments ? [assessments.counts.byArena[arena] ?? 0] : []),
  ]),
)}

${writeUse(manifest)}
## Tables

${table(
  ["table", "rows", "one row for"],
  tables.map(({ name, rows, oneRowFor }) => [`[\`${name}\`](#${name})`, rows, oneRowFor]),
)}

A vote leads by \`battle_id\` to its battle, a battle by \`output_left\`, \`system_left\` and their like to two outputs, and by \`task\`, \`persona\` with
\`persona_version\`, and \`system\` to the other tables. Keys of tasks and systems are those of one \`arena\`. Image files are named by the SHA-256 of their content.
\`croissant.json\` says the same to machines. \`preview.json\` has the first rows of what was judged, and counts of all rows by day, arena and answer.

${tableSections(tables)}

${sayViews(manifest)}

## What votes say

A vote answers one question: \`fit\`. Everything beside it was optional, so that who answered is no random part of who voted. \`quality\` is another question than \`fit\` and enters no leaderboard of fit. The marks of \`criteria\` and the reason chips are those
that the arena offers; positive chips are offered for the output that fits better, negative ones for the other, and for both outputs where neither
fits. \`satisfaction_*\` is about one output by itself, so both of a pair can be \`hoped\` or \`below\`.
${assessmentSection(manifest)}
## Boards

\`boards\` was fitted from the votes of this release and nothing else, so \`palate reproduce\` refits it from these files number by number, and anybody can with the
formulas of the methodology (version ${manifest.methodology}). **It can differ from the boards on the site:** those also count votes whose annotators did not agree to
publish them, which are not here, and those of other sources where a board shows all of them together. For each board, \`manifest.json\` has the votes that are not
published, by reason, and the live board of that moment with its hash, where one was kept.

${boardTable(manifest)}

## The chain of days

${sayChain(manifest)}

${valueSections(manifest)}

${writePrivacy(manifest)}

${sayWithdrawal}

## Licenses

${sayLicenses(manifest)
  .map((line) => `- ${plain(line)}`)
  .join("\n")}

## Cite it

${plain(publisherOf(manifest))} publish it; \`CITATION.cff\` says so to machines. There is no DOI.

${fenced("bibtex", writeBibtex(manifest))}

More is in \`DATASHEET.md\`. Do not try to identify an annotator.
`;
}

/** Of arenas that are judged one output at a time; empty where there are none. */
function assessmentSection({ assessments }: Manifest): string {
  if (!assessments) return "";
  const { counts } = assessments;
  return `
## Assessments

${count(counts.assessments)} assessments of ${count(counts.annotators)} annotators are in \`assessments.*\`: one output was shown by itself, and the annotator said on a
scale how well it fits the person. They went through the same steps as votes. Scales differ by arena, and so do people: compare systems
within an arena, and annotators with themselves.
`;
}

/** Where it stands among the releases of its source; nothing of the first. */
function sayPlace({ version, supersedes, since }: Manifest): string {
  if (since === null) return "";
  return supersedes === null
    ? `\`CHANGES.md\` says how ${version} differs from ${since.version}, in numbers: there is nothing to join rows by.\n\n`
    : `It takes the place of ${supersedes}, of which something was withdrawn, and has nothing newer. \`CHANGES.md\` says what is gone, in numbers.\n\n`;
}
