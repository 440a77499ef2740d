import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { homeFolder } from "@/lib/env";
import { syncFolder } from "./durable";

/**
 * Stores bytes under the name of their content. Storing the same bytes again, also at the same time, changes nothing.
 * The file is complete and on the disk before it has its name, so a key that was given out can always be read.
 *
 * @param bytes at most what fits into memory; images of a few megabytes
 * @returns the key: SHA-256 of the bytes, 64 lower-case hexadecimal digits
 */
export async function putBlob(bytes: Uint8Array): Promise<string> {
  const key = createHash("sha256").update(bytes).digest("hex");
  const file = blobFile(key);
  if (await exists(file)) return key;

  const folder = path.dirname(file);
  const isNewFolder = (await mkdir(folder, { recursive: true })) !== undefined;
  const temporary = path.join(folder, `.tmp-${randomUUID()}`);
  try {
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    // Windows refuses to replace a file that somebody reads: then the bytes are already there.
    if (await exists(file)) return key;
    throw error;
  }
  await syncFolder(folder);
  if (isNewFolder) await syncFolder(path.dirname(folder));
  return key;
}

/**
 * Reads the bytes of a key from `putBlob`.
 *
 * @throws RangeError what was handed in is not a key, so it never becomes a path
 * @throws Error ENOENT nothing is stored under the key
 */
export async function readBlob(key: string): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(blobFile(key));
}

/** Whether something is stored under a key. @throws RangeError what was handed in is not a key */
export async function hasBlob(key: string): Promise<boolean> {
  return exists(blobFile(key));
}

function blobFile(key: string): string {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new RangeError("A blob's key is 64 lower-case hexadecimal digits.");
  return path.join(homeFolder(), "blobs", key.slice(0, 2), key);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
}
