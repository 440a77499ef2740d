import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Manifest, manifest as manifestSchema } from "../manifest";

/** A folder that is no release of the present form, or a file of it that cannot be read. The message is one line for a person. */
export class UnreadableRelease extends Error {
  override readonly name = "UnreadableRelease";
}

/** A release on a disk, as somebody downloaded it. */
export interface ReleaseFolder {
  readonly path: string;
  readonly manifest: Manifest;
}

/** Reads the manifest of a release's folder. @throws UnreadableRelease */
export async function openReleaseFolder(folder: string): Promise<ReleaseFolder> {
  const file = path.join(folder, "manifest.json");
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableRelease(`${file}: ${error.code === "ENOENT" ? "there is no such file" : error.message}.`);
  });
  const manifest = manifestSchema.safeParse(parseJson(text, file));
  if (manifest.success) return { path: folder, manifest: manifest.data };
  const [issue] = manifest.error.issues;
  throw new UnreadableRelease(
    `${file}: this is no manifest of a release that can be checked (${issue!.path.join(".")}: ${issue!.message}).`,
  );
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableRelease(`${file}: this is no JSON (${(error as Error).message}).`);
  }
}
