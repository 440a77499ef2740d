/**
 * `npm test -- release`: a release is built, verified and reproduced by the commands that anyone has, on a record of simulated votes in a
 * PALATE_HOME of its own that is gone afterwards. Then one byte of it is changed, which must be found. The exit status says whether all
 * went as it must.
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Before anything is loaded that reads them: never somebody's own record, nor their bucket.
const home = await mkdtemp(join(tmpdir(), "palate-release-"));
process.env.PALATE_HOME = home;
for (const name of Object.keys(process.env)) {
  if (name === "DATABASE_URL" || name.startsWith("PALATE_RELEASES_S3_")) delete process.env[name];
}
const { environment } = await import("./ground/environment.mjs");
const { OneSentence, printFailure } = await import("./ground/one-sentence.mjs");
const { inRoot, root } = await import("./ground/paths.mjs");
const { createProgress } = await import("./ground/progress.mjs");
const { makeHome, readSecrets } = await import("./ground/secrets.mjs");
const { seed } = await import("./ground/seed.mjs");
const { withDatabase } = await import("./ground/with-database.mjs");

const progress = createProgress();
/** The arena that is filled in seconds. */
const arena = "text";

try {
  await fill();
  await palate(0, "transparency", "seal");
  const version = /^v\S+(?=:)/m.exec(await palate(0, "release", "build", "--source", "simulated"))?.[0];
  if (!version) throw new OneSentence("`palate release build` did not say which version it made.");
  const release = join(home, "releases", version);
  const roots = join(home, "roots.json");
  await writeFile(roots, await palate(0, "transparency", "roots"));
  await palate(0, "release", "verify", release, "--roots", roots);
  await palate(0, "reproduce", release);
  await changeByte(join(release, "votes.jsonl.gz"));
  await palate(1, "release", "verify", release);
} catch (error) {
  printFailure(error);
} finally {
  await rm(home, { recursive: true, force: true });
}

async function fill() {
  // As root, Postgres runs as somebody else, who must get through.
  await rm(home, { recursive: true });
  await makeHome(home);
  await withDatabase(progress, async ({ url, isEmbedded }) => {
    const secrets = await readSecrets(home);
    const env = environment({ databaseUrl: url, home, secrets, port: 3000, isEmbedded });
    await seed(progress, env, undefined, [arena]);
  });
}

/** Runs a command as a person does. @returns what it printed @throws {OneSentence} it ended otherwise than it must */
async function palate(expected, ...args) {
  console.log(`palate ${args.join(" ")}`);
  const child = spawn(process.execPath, [inRoot("scripts", "palate.mjs"), ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (text) => {
    printed += text;
  });
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const lines = printed.trimEnd().split("\n");
  if (code === expected) console.log(`  ${lines.length > 1 ? "… " : ""}${lines.at(-1)}`);
  else throw new OneSentence(`${printed}It ended with ${code}, not ${expected}.`);
  return printed;
}

async function changeByte(file) {
  const bytes = await readFile(file);
  bytes[bytes.byteLength >> 1] ^= 1;
  await writeFile(file, bytes);
}
