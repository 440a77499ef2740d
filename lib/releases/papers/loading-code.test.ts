import { describe, expect, it } from "vitest";
import { loadableTables, writeLoadingCode } from "./loading-code";

const named = (...names: string[]) => loadableTables(names.map((name) => ({ name })));
const tables = named(
  "votes.parquet",
  "votes.jsonl.gz",
  "votes.csv.gz",
  "README.md",
  "views/few-shot.parquet",
  "views/few-shot.jsonl.gz",
);
const address = "https://palate.example/api/v1/releases/v2026.11.1";

describe("loadableTables", () => {
  it("finds each table once, by a name that every language takes, and passes over what is no table", () => {
    expect(tables).toEqual([
      {
        variable: "votes",
        files: { ".parquet": "votes.parquet", ".jsonl.gz": "votes.jsonl.gz", ".csv.gz": "votes.csv.gz" },
      },
      {
        variable: "few_shot",
        files: { ".parquet": "views/few-shot.parquet", ".jsonl.gz": "views/few-shot.jsonl.gz" },
      },
    ]);
  });
});

describe("writeLoadingCode", () => {
  it("reads JSON lines in Python, with every text as it is written", () => {
    const code = writeLoadingCode("python", address, tables)!;
    expect(code).toContain(`place = "${address}"\n`);
    expect(code).toContain("dtype=False, convert_dates=False");
    expect(code).toContain('few_shot = load("views/few-shot.jsonl.gz")');
  });

  it("reads CSV in R where there is one, and JSON lines where there is none, packed on a disk or on the way", () => {
    const code = writeLoadingCode("r", "data/", tables)!;
    expect(code).toContain('place <- "data"\npacked <- function(file) gzfile(file.path(place, file))\n');
    expect(code).toContain('votes <- read.csv(packed("votes.csv.gz")');
    expect(code).toContain('few_shot <- jsonlite::stream_in(packed("views/few-shot.jsonl.gz")');
    expect(writeLoadingCode("r", address, tables)).toContain("gzcon(url(");
  });

  it("reads Parquet in DuckDB and JavaScript", () => {
    expect(writeLoadingCode("duckdb", `${address}/`, tables)?.split("\n")[0]).toBe(
      `CREATE VIEW "votes" AS SELECT * FROM read_parquet('${address}/votes.parquet');`,
    );
    const code = writeLoadingCode("javascript", address, tables)!;
    expect(code).toContain("asyncBufferFromUrl({ url: `${" + "place}/${" + "file}` })");
    expect(writeLoadingCode("javascript", ".", tables)).toContain("asyncBufferFromFile(`${" + "place}/${" + "file}`)");
  });

  it("keeps a place with quotes a text", () => {
    const place = `it's "here"\\`;
    expect(writeLoadingCode("duckdb", place, tables)).toContain(`read_parquet('it''s "here"\\/votes.parquet')`);
    for (const language of ["python", "r", "javascript"] as const) {
      expect(writeLoadingCode(language, place, tables)).toContain(String.raw`"it's \"here\"\\"`);
    }
  });

  it("looks at votes where there are votes", () => {
    expect(writeLoadingCode("python", ".", tables)).toContain("value_counts");
    expect(writeLoadingCode("python", ".", named("boards.jsonl"))).not.toContain("votes");
  });

  it("is nothing where no file is of a form that the language reads", () => {
    expect(writeLoadingCode("duckdb", ".", named("votes.csv"))).toBeNull();
    expect(writeLoadingCode("python", ".", [])).toBeNull();
  });
});
