import { readFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
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
  return { path: folder, manifest: await readManifest(folder, manifestSchema) };
}

/** The manifest of a release's folder, of the forms that a schema lets through. @throws UnreadableRelease */
export async function readManifest<Form>(folder: string, schema: z.ZodType<Form>): Promise<Form> {
  const file = path.join(folder, "manifest.json");
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableRelease(`${file}: ${error.code === "ENOENT" ? "there is no such file" : error.message}.`);
  });
  const manifest = schema.safeParse(parseJson(text, file));
  if (manifest.success) return manifest.data;
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
