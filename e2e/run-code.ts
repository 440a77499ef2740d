import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { root } from "@/scripts/ground/paths.mjs";

const run = promisify(execFile);

/** What a program prints. @throws with what it said, where it ends with an error */
export async function runProgram(
  command: string,
  args: readonly string[],
  { folder = root, variables = {} }: { readonly folder?: string; readonly variables?: Record<string, string> } = {},
): Promise<string> {
  // Numbers as they are, not in the colors that the runner of the tests asks for.
  const { FORCE_COLOR: _, ...own } = process.env;
  const env = { ...own, ...variables };
  const { stdout } = await run(command, [...args], { cwd: folder, timeout: 120_000, env });
  return stdout;
}

/** Why a program cannot run here; null where it can. */
export async function missing(command: string, args: readonly string[]): Promise<string | null> {
  return run(command, [...args]).then(
    () => null,
    () => `${command} ${args.join(" ")} does not run on this machine`,
  );
}

/** Runs SQL in DuckDB, with paths from `folder`. @returns the rows of the last statement, as DuckDB makes JSON of them */
export async function runSql(sql: string, folder: string): Promise<Record<string, unknown>[]> {
  // A process of its own: DuckDB's paths are those of the process.
  const program = `
    import { createRequire } from "node:module";
    const { DuckDBInstance } = createRequire(${JSON.stringify(`${root}/package.json`)})("@duckdb/node-api");
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const statements = await connection.extractStatements(${JSON.stringify(sql)});
    let rows = [];
    for (let at = 0; at < statements.count; at += 1) {
      rows = (await (await statements.prepare(at)).runAndReadAll()).getRowObjectsJson();
    }
    console.log(JSON.stringify(rows));`;
  return JSON.parse(await runProgram(process.execPath, ["--input-type=module", "-e", program], { folder }));
}
