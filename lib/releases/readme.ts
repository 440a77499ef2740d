import { samplingSettings } from "@/lib/arenas/schema";
import { showingParts } from "@/lib/sampling/draw-showing";
import { assessmentColumns } from "./assessments/row";
import type { NamedColumn } from "./column";
import { columns } from "./columns";
import type { Manifest } from "./schema";
import type { ArenaWords } from "./stages";

const sourceSentence: Record<Manifest["source"], string> = {
  human: "The votes are those of people who agreed to publish them.",
  simulated:
    "**The votes are simulated.** They come from a stated utility model, not from people, and must not be mixed with human votes.",
  imported: "The votes were imported from another collection; nobody judged them here.",
};

const textConsent =
  "A text is here only where its annotator agreed to publish it both when voting and when this release was made.";

/** `README.md` of a release: what it is, what is in it and not, how to load it. Made from the manifest and the arenas' words alone, so it is as reproducible. */
export function writeReadme(manifest: Omit<Manifest, "files">, words: ReadonlyMap<string, ArenaWords>): string {
  const { version, source, counts } = manifest;
  const kind = source === "human" ? "votes" : `${source} votes`;
  return `# Palate ${version}

${count(counts.votes)} ${kind} of ${count(counts.annotators)} annotators on personalized AI output: two anonymous outputs
were made for one described person, and the annotator said which one fits that person better.
${sourceSentence[source]}

Licence: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). Made on ${manifest.createdAt.slice(0, 10)} by Palate ${manifest.codeVersion}.

| arena | votes |
|---|---:|
${tableOf(counts.byArena)}

## Load it

\`\`\`python
import pandas as pd

${loadingOf(manifest)}
\`\`\`

Files of one name with the endings \`.parquet\`, \`.jsonl\` and \`.csv\` hold the same rows in the same order. The CSV follows RFC 4180 (UTF-8, CRLF): an empty field is
null and \`""\` is an empty text. Texts are as they were written; one that begins with \`=\`, \`+\`, \`-\` or \`@\` is a formula to a
spreadsheet, so import such columns as text. \`sha256sum -c SHA256SUMS\` checks every file.

## Columns

${columnTable(columns)}

A vote answers one question: \`fit\`. Everything beside it was optional, and most annotators leave it out, so that who answered is no random part of
who voted. \`quality\` is another question than \`fit\` and enters no leaderboard of fit. The marks of \`criteria\` and the reason chips are those
that the arena offers; positive chips are offered for the output that fits better, negative ones for the other, and for both outputs where neither
fits. \`satisfaction_*\` is about one output by itself, so both of a pair can be \`hoped\` or \`below\`.
${assessmentSection(manifest)}
## Values

\`sampling_part\` is the part of the sampling policy that drew what was judged: of votes ${listOf(votePartNames)}${
    manifest.assessments ? `; of assessments ${listOf(showingParts)}` : ""
  }.

The keys of \`criteria\` and of the reason chips are those of the arena when this release was made:

${wordsTable(manifest, words)}

## What was left out

${sentenceOf(counts.leftOut, "Votes that are not here, by reason", "No vote was left out.")}

${sentenceOf(counts.redactions, "Places in texts that were replaced, by kind", "Nothing in the texts was replaced.")}
A placeholder such as \`[EMAIL_1]\` stands for the same thing wherever it occurs within one vote.

## Privacy

**What is not in this release at all:** the outputs themselves and their ids, the texts, histories and attributes of personas, the tasks'
sources, accounts, e-mail and network addresses of annotators, their consents, what they wrote about
themselves in a persona of their own, hours and minutes, and every measurement but the seconds to the verdict, such as which part of an output was on screen and for how long. Ids are
HMAC-SHA-256 pseudonyms under a key that was made for this release and not kept; rows are in the order of those pseudonyms.
Times are days (UTC) and whole seconds.

**What is taken out of texts:** by a machine, which can miss a place or take one too many: e-mail addresses, web addresses, network
and hardware addresses (IP, MAC), telephone numbers, bank account and payment card numbers, other numbers of nine and more digits, and
handles such as \`@name\`.${source === "human" ? ` ${textConsent}` : ""}

**What is not taken out:** names of persons, postal addresses, identifiers that look like words, shorter numbers, and whatever an
annotator tells about themselves in words. No rare combination is suppressed. All votes of one annotator share an
\`annotator_id\`, so they can be read together; who knows what somebody voted or wrote can find that person's other votes.

**Two releases contain the same votes under other ids.** Ids of one release have nothing in common with those of another and cannot be
matched. Rows can: the same vote has the same verdict and day and mostly the same texts in each, so whoever holds both can match rows by their content. A
consent that is withdrawn keeps the votes out of every later release; it does not reach a copy of an earlier one.

Do not try to identify an annotator.
`;
}

const votePartNames = [...Object.keys(samplingSettings.shape.shares.unwrap().shape), "imported"];

function listOf(values: readonly string[]): string {
  return values.length === 0 ? "none" : values.map((value) => `\`${value}\``).join(", ");
}

/** What the arenas of this release offer. */
function wordsTable({ counts, assessments }: Omit<Manifest, "files">, words: ReadonlyMap<string, ArenaWords>): string {
  const arenas = new Set([...Object.keys(counts.byArena), ...Object.keys(assessments?.counts.byArena ?? {})]);
  const rows = [...arenas].sort().map((arena) => {
    const { criteria = new Set<string>(), chips = new Map<string, string>() } = words.get(arena) ?? {};
    const chipsOf = (wanted: string) =>
      listOf([...chips].flatMap(([key, polarity]) => (polarity === wanted ? key : [])));
    return `| ${arena} | ${listOf([...criteria])} | ${chipsOf("positive")} | ${chipsOf("negative")} |`;
  });
  return ["| arena | criteria | positive chips | negative chips |", "|---|---|---|---|", ...rows].join("\n");
}

function loadingOf({ counts, assessments }: Omit<Manifest, "files">): string {
  return [
    ...(counts.votes > 0
      ? ['votes = pd.read_parquet("votes.parquet")', 'print(votes.groupby("arena")["fit"].value_counts())']
      : []),
    ...(assessments && assessments.counts.assessments > 0
      ? [
          'assessments = pd.read_parquet("assessments.parquet")',
          'print(assessments.groupby(["arena", "system"])["fit"].mean())',
        ]
      : []),
  ].join("\n");
}

function columnTable(columns: readonly NamedColumn[]): string {
  const rows = columns.map(
    ({ name, type, isNullable, description }) =>
      `| \`${name}\` | ${type} | ${isNullable ? "yes" : "no"} | ${description} |`,
  );
  return ["| column | type | null | meaning |", "|---|---|---|---|", ...rows].join("\n");
}

/** Of arenas that are judged one output at a time; empty where there are none. */
function assessmentSection({ assessments }: Omit<Manifest, "files">): string {
  if (!assessments) return "";
  const { counts } = assessments;
  return `
## Assessments

${count(counts.assessments)} assessments of ${count(counts.annotators)} annotators are in \`assessments.*\`: one output was shown by itself, and the annotator said on a
scale how well it fits the person. They went through the same steps as votes. Scales differ by arena, and so do people: compare systems
within an arena, and annotators with themselves.

| arena | assessments |
|---|---:|
${tableOf(counts.byArena)}

${columnTable(assessmentColumns)}

${sentenceOf(counts.leftOut, "Assessments that are not here, by reason", "No assessment was left out.")}
${sentenceOf(counts.redactions, "Places in their texts that were replaced, by kind", "Nothing in their texts was replaced.")}
`;
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}

function tableOf(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, value]) => `| ${name} | ${count(value)} |`)
    .join("\n");
}

function sentenceOf(counts: Readonly<Record<string, number>>, lead: string, none: string): string {
  const parts = Object.entries(counts).map(([name, value]) => `\`${name}\` ${count(value)}`);
  return parts.length === 0 ? none : `${lead}: ${parts.join(", ")}.`;
}
