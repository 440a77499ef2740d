/**
 * `npm run palate -- …`: the command line. This part finds or starts the database, for commands that need one, and hands over to
 * `palate-cli.ts`. Standard output belongs to the command; progress goes to standard error.
 */
import { spawn } from "node:child_process";
import { asksForHelp, commandOf } from "./cli/commands.mjs";
import { environment } from "./ground/environment.mjs";
import { install, requireNode } from "./ground/install.mjs";
import { printFailure } from "./ground/one-sentence.mjs";
import { typescript } from "./ground/parts.mjs";
import { home, root } from "./ground/paths.mjs";
import { readPort } from "./ground/ports.mjs";
import { createProgress } from "./ground/progress.mjs";
import { readSecrets } from "./ground/secrets.mjs";
import { withDatabase } from "./ground/with-database.mjs";

const progress = createProgress(process.stderr);

/** What the files of commands must have to be loaded. For a help text nothing connects and nothing is signed. */
const helpOnly = {
  DATABASE_URL: "postgresql://help@127.0.0.1:1/none",
  PALATE_SECRET: "only-for-a-help-text",
  NEXTAUTH_SECRET: "only-for-a-help-text",
};

try {
  requireNode();
  await install(progress);
  const args = process.argv.slice(2);
  const needsDatabase = commandOf(args)?.needsDatabase === true;
  if (asksForHelp(args)) process.exitCode = await handOver({ ...process.env, ...helpOnly, NODE_ENV: "production" });
  else process.exitCode = needsDatabase ? await runOnDatabase() : await runAlone();
} catch (error) {
  printFailure(error);
}

async function runOnDatabase() {
  const secrets = await readSecrets(home);
  const port = readPort(process.env.PORT);
  return withDatabase(progress, ({ url, isEmbedded, serverUrl }) =>
    handOver(environment({ databaseUrl: url, home, secrets, port, isEmbedded, serverUrl })),
  );
}

function runAlone() {
  return handOver({ ...process.env, NODE_ENV: "production" });
}

/** Runs the command; its exit code is ours. Signals from the terminal reach it directly; we wait to stop the database. */
function handOver(env) {
  const args = [...typescript, "scripts/palate-cli.ts", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...env, PALATE_FROM: from() }, stdio: "inherit" });
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** The folder in which the person stands, which npm leaves for the root: names of files are meant from there. */
function from() {
  const isByNpm = process.env.npm_lifecycle_event === "palate";
  return (isByNpm && process.env.INIT_CWD) || process.cwd();
}
