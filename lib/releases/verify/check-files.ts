import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { deriveFiles, listFiles } from "../file-list";
import { type Check, Problems } from "./check";
import type { ReleaseFolder } from "./folder";

/** Whether the folder has exactly the files that its manifest lists, each with its size and SHA-256. Cost that of reading them once. */
export async function checkFiles({ path: folder, manifest }: ReleaseFolder): Promise<Check> {
  const problems = new Problems();
  const listed = listFiles(manifest);
  const present = await namesIn(folder);
  for (const { name, bytes, sha256 } of listed) {
    if (!present.delete(name)) {
      problems.add(`${name} is missing`);
      continue;
    }
    const found = await hashFile(path.join(folder, name));
    if (found.bytes !== bytes) problems.add(`${name} has ${found.bytes} bytes, not ${bytes}`);
    else if (found.sha256 !== sha256) problems.add(`${name} has another SHA-256 than the manifest says`);
  }
  for (const name of [...present].toSorted()) problems.add(`${name} is not of this release`);
  return { name: "files", detail: `${listed.length} files, sizes and SHA-256`, problems: problems.list() };
}

/** Whether `SHA256SUMS` says the same as the manifest, and names the manifest's own sum. */
export async function checkSums({ path: folder, manifest }: ReleaseFolder): Promise<Check> {
  const problems = new Problems();
  const sums = await readFile(path.join(folder, "SHA256SUMS"), "utf8").catch((error: NodeJS.ErrnoException) => {
    problems.add(`SHA256SUMS cannot be read (${error.code})`);
    return "";
  });
  const lines = new Set(sums.split("\n").filter((line) => line !== ""));
  const expected = deriveFiles(manifest)
    .sumsFile.text.split("\n")
    .filter((line) => line !== "");
  for (const line of expected) if (!lines.delete(line)) problems.add(`SHA256SUMS lacks the line "${line}"`);
  for (const line of lines) problems.add(`SHA256SUMS has a line too many: "${line}"`);
  return { name: "sums", detail: `${expected.length} lines of SHA256SUMS`, problems: problems.list() };
}

/** Whether every image is named by its content, and each that a table names is there and the other way round. */
export function checkImages({ manifest }: ReleaseFolder, named: ReadonlySet<string>): Check {
  const problems = new Problems();
  const images = manifest.files.filter(({ name }) => name.startsWith("images/"));
  for (const { name, sha256 } of images) {
    if (!name.startsWith(`images/${sha256}.`)) problems.add(`${name} is not named by its content`);
    if (!named.has(name)) problems.add(`${name} is named by no row`);
  }
  const present = new Set(images.map(({ name }) => name));
  for (const name of named) if (!present.has(name)) problems.add(`${name} is named by a row and not there`);
  return { name: "images", detail: `${images.length} images`, problems: problems.list() };
}

async function namesIn(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/")),
  );
}

async function hashFile(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { bytes, sha256: hash.digest("hex") };
}
