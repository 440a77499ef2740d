import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..", "..", "..");
// As the worker is run.
const args = ["--conditions=react-server", "--import", "tsx", path.join(import.meta.dirname, "build-when-told.ts")];

/** A process that stands ready to build a release and can be killed at any moment. */
export interface DoomedBuild {
  /**
   * Lets it build, or withdraw that version, and kills it when `doom` comes.
   *
   * @returns whether it came to its end before
   */
  run(doom?: Promise<void>, withdrawn?: string): Promise<boolean>;
  end(): void;
}

/** Starts one; loading the code is done when this is. It inherits this test's database and storage. */
export async function startDoomedBuild(): Promise<DoomedBuild> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["pipe", "pipe", "pipe"] });
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const exited = once(child, "exit").then(() => undefined);
  if (!(await Promise.race([said(child, "ready"), exited]))) throw new Error(`no build could be started:\n${errors}`);
  return {
    async run(doom, withdrawn = "") {
      const built = said(child, "built");
      child.stdin.write(`${withdrawn}\n`);
      if (doom) {
        await Promise.race([doom, exited]);
        child.kill("SIGKILL");
      }
      await exited;
      if (child.signalCode === "SIGKILL") return false;
      if (child.exitCode !== 0 || !(await built)) throw new Error(`a build failed by itself:\n${errors}`);
      return true;
    },
    end: () => void child.kill("SIGKILL"),
  };
}

/** @returns false where it ended without a word */
async function said({ stdout }: ChildProcess, word: string): Promise<boolean> {
  if (!stdout) return false;
  return new Promise((resolve) => {
    stdout.on("data", (chunk) => String(chunk).includes(word) && resolve(true));
    stdout.on("close", () => resolve(false));
  });
}
