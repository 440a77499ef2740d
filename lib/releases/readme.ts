import { columns } from "./columns";
import type { Manifest } from "./schema";

const sourceSentence: Record<Manifest["source"], string> = {
  human: "The votes are those of people who agreed to publish them.",
  simulated:
    "**The votes are simulated.** They come from a stated utility model, not from people, and must not be mixed with human votes.",
  imported: "The votes were imported from another collection; nobody judged them here.",
};

/** `README.md` of a release: what it is, what is in it and not, how to load it. Made from the manifest alone, so it is as reproducible. */
export function writeReadme(manifest: Omit<Manifest, "files">): string {
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

votes = pd.read_parquet("votes.parquet")
print(votes.groupby("arena")["fit"].value_counts())
\`\`\`

\`votes.parquet\`, \`votes.jsonl\` and \`votes.csv\` hold the same rows in the same order. The CSV follows RFC 4180 (UTF-8, CRLF): an empty field is
null and \`""\` is an empty text. Texts are as they were written; one that begins with \`=\`, \`+\`, \`-\` or \`@\` is a formula to a
spreadsheet, so import such columns as text. \`sha256sum -c SHA256SUMS\` checks every file.

## Columns

| column | type | null | meaning |
|---|---|---|---|
${columns.map(({ name, type, isNullable, description }) => `| \`${name}\` | ${type} | ${isNullable ? "yes" : "no"} | ${description} |`).join("\n")}

## What was left out

${sentenceOf(counts.leftOut, "Votes that are not here, by reason", "No vote was left out.")}

${sentenceOf(counts.redactions, "Places in texts that were replaced, by kind", "Nothing in the texts was replaced.")}
A placeholder such as \`[EMAIL_1]\` stands for the same thing wherever it occurs within one vote.

## Privacy

Ids are HMAC-SHA-256 pseudonyms under a key that was made for this release and not kept, and rows are in the order of those
pseudonyms. Times are days and whole seconds. E-mail, web and network addresses, telephone, bank, card and other long numbers and handles are
taken out of texts by a machine, which can miss one; names of persons and postal addresses are not recognized yet. Do not try to
identify an annotator. A consent that is withdrawn keeps the votes out of every later release.
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
