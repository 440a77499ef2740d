import { createHash } from "node:crypto";
import { AppError } from "@/lib/errors";
import type { ReleaseStore } from "@/lib/storage/release-files";
import { forEachSome } from "@/lib/storage/several";
import { listFiles } from "./file-list";
import type { Manifest } from "./manifest";
import { countStoredRows } from "./stored-rows";

/**
 * Reads every file of a published release back and compares it with the manifest: what a download gets is what was
 * written, and every table has as many rows in Parquet (by its footer) and in JSON lines as the manifest says. What is in the rows is for
 * `verifyRelease`. Cost: one reading of the release, and unpacking of the JSON lines.
 *
 * @throws AppError unavailable, with the first file that is missing or has other bytes
 */
export async function verifyPublished(store: ReleaseStore, manifest: Manifest): Promise<void> {
  await forEachSome(listFiles(manifest), async ({ name, bytes, sha256, rows }) => {
    const found = await readStored(store, manifest.version, name);
    if (found?.bytes === bytes && found.sha256 === sha256 && (found.rows ?? rows) === rows) return;
    const detail = found
      ? `${name} of ${manifest.version} came back with other bytes or rows than were written. Nothing was published.`
      : `${name} of ${manifest.version} was written and is not there. Nothing was published.`;
    throw new AppError("unavailable", { detail });
  });
}

async function readStored(store: ReleaseStore, version: string, name: string) {
  const file = await store.openFile(version, name);
  if (!file) return null;
  const hash = createHash("sha256");
  let bytes = 0;
  const hashed = async function* () {
    for await (const chunk of file.stream()) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
  };
  const rows = await countStoredRows(name, hashed()).catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    // Other bytes than were written are often of no kind that rows can be counted in.
    return -1;
  });
  return { bytes, sha256: hash.digest("hex"), rows };
}
