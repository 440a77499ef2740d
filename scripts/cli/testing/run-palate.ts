import { spawn } from "node:child_process";
import { typescript } from "../../ground/parts.mjs";
import { root } from "../../ground/paths.mjs";

/** What a run of the command line left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `palate` as its first part does for a command without a database: nothing in the environment points to one.
 *
 * @param folder where the person stands
 * @param input what standard input holds
 */
export function runPalate(folder: string, args: readonly string[], input = ""): Promise<Run> {
  const { PATH } = process.env;
  const env = { PATH, NODE_ENV: "production", PALATE_FROM: folder } as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, [...typescript, "scripts/palate-cli.ts", ...args], { cwd: root, env });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  // A run that refuses its options never reads.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}
