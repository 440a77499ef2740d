import { type LoadingLanguage, loadableTables, loadingLanguages, writeLoadingCode } from "./papers/loading-code";
import type { ListedRelease, LoadingCode } from "./schema";

/** What most people load first. The others go the same way. */
const loadedFirst = ["votes", "assessments", "boards"];

/**
 * Code that loads a release from where this instance serves it, by language; a language that reads none of its files is left out.
 *
 * @param origin where this instance is reached
 */
export function listLoadingCode({ version, files }: ListedRelease, origin: string): LoadingCode[] {
  const place = new URL(`/api/v1/releases/${version}`, origin).href;
  const tables = loadableTables(files.filter(({ name }) => loadedFirst.includes(name.split(".")[0]!)));
  return (Object.keys(loadingLanguages) as LoadingLanguage[]).flatMap((key) => {
    const code = writeLoadingCode(key, place, tables);
    if (code === null) return [];
    const local = key === "duckdb" ? writeLoadingCode(key, ".", tables) : null;
    const fetched = tables.flatMap(({ files: ofTable }) => ofTable[".parquet"] ?? []);
    const otherwise =
      local === null
        ? null
        : {
            why: "DuckDB reads addresses by its extension httpfs, which it fetches by itself. Where it cannot, download the files first, and read them from their folder:",
            blocks: [fetched.map((name) => `curl -sSO ${place}/${name}`).join("\n"), local],
          };
    return [{ key, name: loadingLanguages[key].name, code, otherwise }];
  });
}
