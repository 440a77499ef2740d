import { spawn } from "node:child_process";
import { inRoot, root } from "@/scripts/ground/paths.mjs";
import { freePort } from "@/scripts/ground/ports.mjs";

export interface RunningPalate {
  readonly url: string;
  /** Signs in as the operator, once. */
  readonly operatorLink: string;
  /** Ends it as Ctrl-C does and waits for its end. */
  readonly stop: () => Promise<void>;
}

/**
 * `npm start` as a person runs it, on a free port and with the given PALATE_HOME. An embedded Postgres, whatever
 * DATABASE_URL says: tests must not fill somebody's database.
 *
 * @throws Error with what it printed, where it ended before it was ready
 */
export async function startPalate(home: string): Promise<RunningPalate> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [inRoot("scripts", "start.mjs")], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PORT: String(port), PALATE_HOME: home, NEXTAUTH_URL: url, DATABASE_URL: "" },
  });
  let said = "";
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(signal ? `by ${signal}` : `with exit code ${code}`));
  });
  const link = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        said += text;
        const found = said.match(/^Operator sign-in, good for one use: (\S.*)\n/m)?.[1];
        if (found) resolve(found);
      });
    }
  });
  const stop = async () => {
    child.kill("SIGINT");
    await ended;
  };
  const early = ended.then((how) => {
    throw new Error(`Palate ended ${how} before it was ready:\n${said}`);
  });
  const operatorLink = await Promise.race([link, early]);
  // From here on its end is expected.
  early.catch(() => undefined);
  return { url, operatorLink, stop };
}
