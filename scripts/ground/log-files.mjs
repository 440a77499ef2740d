import { mkdir, open, readFile, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";

const largest = 10_000_000;

/**
 * Opens a log for appending. A log over 10 MB is put aside first, under `.1`, in place of the one before it.
 *
 * @param {string} file
 * @returns {Promise<import("node:fs/promises").FileHandle>}
 */
export async function openLog(file) {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > largest) await rename(file, `${file}.1`);
  return open(file, "a", 0o600);
}

/**
 * The end of a log, for reporting a crash.
 *
 * @param {string} file
 * @param {number} [since] byte position that the present run began at
 * @param {number} [count] how many lines
 */
export async function lastLines(file, since = 0, count = 20) {
  const text = (await readFile(file)).subarray(since).toString("utf8");
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
