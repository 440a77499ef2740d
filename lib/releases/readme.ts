import { samplingSettings } from "@/lib/arenas/schema";
import { showingParts } from "@/lib/sampling/draw-showing";
import { sayChain } from "./chain/chain-words";
import type { Manifest } from "./manifest";
import { type LoadingLanguage, loadableTables, loadingLanguages, writeLoadingCode } from "./papers/loading-code";
import { count, fenced, plain, table } from "./papers/markdown";
import { sayPrivacy } from "./papers/privacy-report";
import type { ArenaWords } from "./stages";

const sourceSentence: Record<Manifest["source"], string> = {
  human: "The votes are those of people who agreed to publish them.",
  simulated:
    "**The votes are simulated.** They come from a stated utility model, not from people, and must not be mixed with human votes.",
  imported: "The votes were imported from another collection; nobody judged them here.",
};

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

${loadingBlocks(manifest)}

Every table is there as \`.parquet\` and as \`.jsonl.gz\`, votes and assessments also as \`.csv.gz\`: the same rows in the same order. The CSV follows RFC 4180
(UTF-8, CRLF): an empty field is null and \`""\` is an empty text. Texts are as they were written; one that begins with \`=\`, \`+\`, \`-\` or \`@\` is a formula to a
spreadsheet, so import such columns as text. \`sha256sum -c SHA256SUMS\` checks every file.

## Tables

| table | rows | one row for |
|---|---:|---|
${manifest.tables.map(({ name, rows }) => `| [\`${name}\`](#${name}) | ${count(rows)} | ${rowsOf[name] ?? name} |`).join("\n")}

A vote leads by \`battle_id\` to its battle, a battle by \`output_left\`, \`system_left\` and their like to two outputs, and by \`task\`, \`persona\` with
\`persona_version\`, and \`system\` to the other tables. Keys of tasks and systems are those of one \`arena\`. Image files are named by the SHA-256 of their content.
${manifest.tables.map(({ name, columns }) => `\n### ${name}\n\n${columnTable(columns)}`).join("\n")}

## What votes say

A vote answers one question: \`fit\`. Everything beside it was optional, and most annotators leave it out, so that who answered is no random part of
who voted. \`quality\` is another question than \`fit\` and enters no leaderboard of fit. The marks of \`criteria\` and the reason chips are those
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

## Values

\`sampling_part\` is the part of the sampling policy that drew what was judged: of votes ${listOf(votePartNames)}${
    manifest.assessments ? `; of assessments ${listOf(showingParts)}` : ""
  }.

The keys of \`criteria\` and of the reason chips are those of the arena when this release was made:

${wordsTable(manifest, words)}

## Privacy

**What is not in this release at all:** accounts, e-mail and network addresses of annotators, their consents, what they wrote about
themselves in a persona of their own and the outputs that were made for it, its history, hours and minutes, and every measurement but the time to the verdict, such as which part of an output was on screen and for how long. Ids are
HMAC-SHA-256 pseudonyms under a key that was made for this release and not kept; rows are in the order of those pseudonyms.

${privacyReport(manifest)}

**What is taken out of texts:** by a machine, which can miss a place or take one too many: e-mail addresses, web addresses, network
and hardware addresses (IP, MAC), coordinates, telephone numbers, bank account and payment card numbers, national identity numbers, other
numbers of nine and more digits, handles such as \`@name\`, passwords and keys, dates of birth, postal addresses with a number, and
names of persons by lists of names and by what stands beside them. Names that everybody knows and names in the prompt stay.
A text in which a machine cannot tell is held: left out of its row, which stays.

**What is not taken out:** given names alone, streets without a number, identifiers that look like words, numbers of six and fewer digits, and whatever an
annotator tells about themselves in words. Of votes themselves no rare combination is suppressed. All votes of one annotator share an
\`annotator_id\`, so they can be read together; who knows what somebody voted or wrote can find that person's other votes.

**Two releases contain the same votes under other ids.** Ids of one release have nothing in common with those of another and cannot be
matched. Rows can: the same vote has the same verdict and mostly the same day and texts in each, so whoever holds both can match rows by their content. A
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

const rowsOf: Readonly<Record<string, string>> = {
  votes: "a vote",
  battles: "what was shown before a vote",
  assessments: "an assessment of one output",
  outputs: "an output that was judged",
  tasks: "a task that was judged",
  personas: "a version of a described person",
  systems: "a system of an arena",
  boards: "a system on a board",
};

function loadingBlocks({ tables }: Omit<Manifest, "files">): string {
  const files = tables.flatMap(({ name }) => [
    { name: `${name}.parquet` },
    { name: `${name}.jsonl.gz` },
    ...(hasCsv.has(name) ? [{ name: `${name}.csv.gz` }] : []),
  ]);
  const loadable = loadableTables(files);
  return Object.entries(loadingLanguages)
    .flatMap(([language, { name, fence }]) => {
      const code = writeLoadingCode(language as LoadingLanguage, ".", loadable);
      return code === null ? [] : [`${name}:`, fenced(fence, code)];
    })
    .join("\n\n");
}

const hasCsv = new Set(["votes", "assessments"]);

function privacyReport(manifest: Omit<Manifest, "files">): string {
  const { headline, parts } = sayPrivacy(manifest);
  const sections = parts.map(({ title, sentences, tables }) =>
    [
      `### ${title}`,
      sentences.map(plain).join("\n"),
      ...tables.map(({ caption, columns, rows }) => {
        const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? plain(cell) : cell)));
        return `${plain(caption)}:\n\n${table(columns, cells)}`;
      }),
    ].join("\n\n"),
  );
  return [plain(headline), ...sections].join("\n\n");
}

function boardTable({ boards }: Omit<Manifest, "files">): string {
  const rows = boards.map(({ arena, view, votes, notPublished, live }) => {
    const missing = Object.values(notPublished).reduce((sum, value) => sum + value, 0);
    return `| ${arena} | ${view} | ${count(votes)} | ${count(missing)} | ${live === null ? "–" : count(live.votes)} |`;
  });
  return [
    "| arena | view | votes | not published | votes of the live board |",
    "|---|---|---:|---:|---:|",
    ...rows,
  ].join("\n");
}

function columnTable(columns: Manifest["tables"][number]["columns"]): string {
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
`;
}

function tableOf(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, value]) => `| ${name} | ${count(value)} |`)
    .join("\n");
}
