/** In which languages code can be written, with what it is called and what marks its block in Markdown. */
export const loadingLanguages = {
  python: { name: "Python", fence: "python" },
  r: { name: "R", fence: "r" },
  duckdb: { name: "DuckDB", fence: "sql" },
  javascript: { name: "JavaScript", fence: "js" },
} as const;
export type LoadingLanguage = keyof typeof loadingLanguages;

/** A table of a release with the files that have it. */
export interface LoadableTable {
  /** What the code calls it: its name without folder, a dash being no letter of any of the languages. */
  readonly variable: string;
  /** By their endings. */
  readonly files: Partial<Record<Ending, string>>;
}

const endings = [".parquet", ".jsonl.gz", ".csv.gz", ".jsonl", ".csv"] as const;
type Ending = (typeof endings)[number];

/** The tables that files of a release hold, in their order; what is no table is passed over. */
export function loadableTables(files: readonly { readonly name: string }[]): LoadableTable[] {
  const tables = new Map<string, Partial<Record<Ending, string>>>();
  for (const { name } of files) {
    const ending = endings.find((one) => name.endsWith(one));
    if (!ending) continue;
    const base = name.slice(0, -ending.length);
    tables.set(base, { ...tables.get(base), [ending]: name });
  }
  return [...tables].map(([base, ofTable]) => ({
    variable: base.slice(base.lastIndexOf("/") + 1).replace(/\W/g, "_"),
    files: ofTable,
  }));
}

/**
 * Code that loads tables of a release and prints a little of the votes, where they are among them.
 *
 * Python reads JSON lines, since pandas needs another package for Parquet; the code says which. R reads CSV without any package, and JSON lines with
 * jsonlite. DuckDB and JavaScript read Parquet.
 *
 * @param place the folder that the release lies in, or the address that its files are under
 * @returns null where no file is of a form that the language reads
 */
export function writeLoadingCode(
  language: LoadingLanguage,
  place: string,
  tables: readonly LoadableTable[],
): string | null {
  const source = { place: place.replace(/\/+$/, ""), isAddress: /^https?:\/\//.test(place) };
  const loads = tables.flatMap(({ variable, files }) => {
    const line = writers[language].load(variable, files, source);
    return line === null ? [] : [{ variable, line }];
  });
  if (loads.length === 0) return null;
  const end = loads.some(({ variable }) => variable === "votes") ? [writers[language].look] : [];
  return [...writers[language].open(source), ...loads.map(({ line }) => line), ...end].join("\n");
}

interface Source {
  readonly place: string;
  readonly isAddress: boolean;
}

interface Writer {
  /** The lines before the first table. */
  readonly open: (source: Source) => readonly string[];
  readonly load: (variable: string, files: LoadableTable["files"], source: Source) => string | null;
  /** What is printed of the votes. */
  readonly look: string;
}

// A text of JSON is one of Python, R and JavaScript as well.
const quote = (text: string) => JSON.stringify(text);
const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`;
const jsonLines = (files: LoadableTable["files"]) => files[".jsonl.gz"] ?? files[".jsonl"];

const python: Writer = {
  open: ({ place }) => [
    "import pandas as pd",
    "",
    `place = ${quote(place)}`,
    "",
    "def load(file):",
    "    # With pyarrow installed, pd.read_parquet reads the files that end in .parquet, and faster.",
    '    return pd.read_json(f"{place}/{file}", lines=True, dtype=False, convert_dates=False)',
    "",
  ],
  load(variable, files) {
    const file = jsonLines(files);
    return file ? `${variable} = load(${quote(file)})` : null;
  },
  look: 'print(votes.groupby("arena")["fit"].value_counts())',
};

const r: Writer = {
  open: ({ place, isAddress }) => [
    `place <- ${quote(place)}`,
    isAddress
      ? 'packed <- function(file) gzcon(url(file.path(place, file), "rb"), text = TRUE)'
      : "packed <- function(file) gzfile(file.path(place, file))",
  ],
  load(variable, files) {
    const csv = files[".csv.gz"] ?? files[".csv"];
    if (csv) return `${variable} <- read.csv(packed(${quote(csv)}), na.strings = "", encoding = "UTF-8")`;
    const lines = jsonLines(files);
    return lines ? `${variable} <- jsonlite::stream_in(packed(${quote(lines)}), verbose = FALSE)` : null;
  },
  look: "print(table(votes$arena, votes$fit))",
};

const duckdb: Writer = {
  open: () => [],
  load(variable, files, { place }) {
    const file = files[".parquet"];
    return file ? `CREATE VIEW "${variable}" AS SELECT * FROM read_parquet(${sqlText(`${place}/${file}`)});` : null;
  },
  look: "SELECT arena, fit, count(*) AS votes FROM votes GROUP BY ALL ORDER BY ALL;",
};

const javascript: Writer = {
  open({ place, isAddress }) {
    const reader = isAddress ? "asyncBufferFromUrl" : "asyncBufferFromFile";
    const file = `\`${"$"}{place}/${"$"}{file}\``;
    return [
      `import { ${reader}, parquetReadObjects } from "hyparquet"; // npm install hyparquet`,
      "",
      `const place = ${quote(place)};`,
      "async function load(file) {",
      `  return parquetReadObjects({ file: await ${reader}(${isAddress ? `{ url: ${file} }` : file}) });`,
      "}",
      "",
    ];
  },
  load(variable, files) {
    const file = files[".parquet"];
    return file ? `const ${variable} = await load(${quote(file)});` : null;
  },
  look: "console.log(votes.length, votes[0]);",
};

const writers: Readonly<Record<LoadingLanguage, Writer>> = { python, r, duckdb, javascript };
