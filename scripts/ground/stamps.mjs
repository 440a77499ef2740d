import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";

/**
 * One hash over the names and contents of files: equal hash, equal input, and the work need not be done again.
 *
 * @param {string} root names are taken relative to it
 * @param {string[]} paths files and folders inside `root`; one that does not exist counts as absent
 * @param {(path: string) => boolean} [counts] which files count, by path relative to `root` with `/`
 * @returns {Promise<string>} SHA-256, hex
 */
export async function hashFiles(root, paths, counts = () => true) {
  const found = await Promise.all(paths.map((path) => filesUnder(join(root, path))));
  const names = found.flat().map((file) => relative(root, file).split(sep).join("/"));
  const hash = createHash("sha256");
  for (const name of [...new Set(names)].filter(counts).sort()) {
    const content = await readFile(join(root, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

async function filesUnder(path) {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch((error) => {
    if (error.code === "ENOTDIR") return null;
    throw error;
  });
  if (entries === null) return [path];
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/**
 * Does work unless its stamp says that it was done for the same input. The stamp is written after the work alone.
 *
 * @param {string} file the stamp
 * @param {string} input hash of everything that the work depends on
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether the work was done now
 */
export async function oncePerInput(file, input, work) {
  const kept = existsSync(file) ? await readFile(file, "utf8") : "";
  if (kept.trim() === input) return false;
  await writeStamp(file, "");
  await work();
  await writeStamp(file, input);
  return true;
}

async function writeStamp(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${text}\n`);
}
