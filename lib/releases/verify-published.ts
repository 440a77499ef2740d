import { createHash } from "node:crypto";
import { AppError } from "@/lib/errors";
import type { ReleaseStore } from "@/lib/storage/release-files";
import { forEachSome } from "@/lib/storage/several";
import { listFiles } from "./file-list";
import type { Manifest } from "./schema";

/**
 * Reads every file of a published release back and compares it with the manifest: what a download gets is what was
 * written. Cost: one reading of the release.
 *
 * @throws AppError unavailable, with the first file that is missing or has other bytes
 */
export async function verifyPublished(store: ReleaseStore, manifest: Manifest): Promise<void> {
  await forEachSome(listFiles(manifest), async ({ name, bytes, sha256 }) => {
    const found = await hashStored(store, manifest.version, name);
    if (found?.bytes === bytes && found.sha256 === sha256) return;
    const detail = found
      ? `${name} of ${manifest.version} came back with other bytes than were written. Nothing was published.`
      : `${name} of ${manifest.version} was written and is not there. Nothing was published.`;
    throw new AppError("unavailable", { detail });
  });
}

async function hashStored(store: ReleaseStore, version: string, name: string) {
  const file = await store.openFile(version, name);
  if (!file) return null;
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of file.stream()) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { bytes, sha256: hash.digest("hex") };
}
