import type { Manifest } from "../manifest";
import { pageOf } from "./citation";
import { type LoadingLanguage, loadableTables, loadingLanguages, writeLoadingCode } from "./loading-code";
import { fenced } from "./markdown";
import { chooseExample, refitTolerance, writeFilterCode, writeRefitCode } from "./refit-code";

const languages = Object.keys(loadingLanguages) as LoadingLanguage[];

/** How to load a release, filter it and refit a board. The blocks of one language go on from each other, and run in the release's folder. */
export function writeUse(manifest: Manifest): string {
  // Views say nothing that the tables do not, and are large.
  const names = new Set(manifest.tables.map(({ name }) => name));
  const tables = loadableTables(manifest.files.filter(({ name }) => names.has(name.slice(0, name.indexOf(".")))));
  const example = chooseExample(manifest);
  const load = blocks((language) => writeLoadingCode(language, ".", tables));
  return [
    `## Load it

The blocks run in the folder of the release; those of one language go on from each other. ${pageOf(manifest)} shows
how to load it without a download.

${load}

With the library \`datasets\`: \`load_dataset(path, ${JSON.stringify(manifest.tables[0]?.name)})\`, and so with the name of every table and view.

Every table is there as \`.parquet\` and as \`.jsonl.gz\`, votes and assessments also as \`.csv.gz\`: the same rows in the same order. The CSV follows RFC 4180
(UTF-8, CRLF): an empty field is null and \`""\` is an empty text, which R does not tell apart. Texts are as they were written; one that begins with \`=\`, \`+\`, \`-\` or \`@\` is a formula to a
spreadsheet, so import such columns as text. \`sha256sum -c SHA256SUMS\` checks every file.
`,
    ...(example === null
      ? []
      : [
          `## Filter it

The votes of \`${example.arena}\` by annotators ${example.standpoint === "owner" ? "for themselves" : "on somebody's behalf"}:

${blocks((language) => writeFilterCode(language, example))}
`,
        ]),
    ...(example === null || example.view === null ? [] : [writeRefit(example.arena, example.view)]),
  ].join("\n");
}

function writeRefit(arena: string, view: string): string {
  const code = (["python", "javascript"] as const).map((language) => {
    const { name, fence } = loadingLanguages[language];
    return `${name}:\n\n${fenced(fence, writeRefitCode(language, arena, view))}`;
  });
  return `## Refit a board

The ratings of the board \`${view}\` of \`${arena}\` from the votes alone, to within ${refitTolerance} points of those in \`boards\`, which stand beside them: Davidson's
model, fitted by iterative scaling. \`palate reproduce\` does the same for every board and every number.

${code.join("\n\n")}
`;
}

function blocks(write: (language: LoadingLanguage) => string | null): string {
  return languages
    .flatMap((language) => {
      const code = write(language);
      const { name, fence } = loadingLanguages[language];
      return code === null ? [] : [`${name}:\n\n${fenced(fence, code)}`];
    })
    .join("\n\n");
}
