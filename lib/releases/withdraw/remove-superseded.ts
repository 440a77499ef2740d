import type { ReleaseStore } from "@/lib/storage/release-files";
import { readReleases } from "../changes/release-before";
import type { Connection } from "../connection";
import { deriveFiles } from "../file-list";
import { storedManifest } from "../manifest";
import { findNewest } from "./standing-release";

/**
 * Takes the files of superseded releases out of the storage. Where `latest` names one of them, it is moved before, to the newest release that
 * stands. What a withdrawal that dies leaves undone, the next one or the next build does by this. To be called by whoever holds the builder's
 * lock.
 */
export async function removeSuperseded(connection: Connection, store: ReleaseStore): Promise<void> {
  const releases = await readReleases(connection);
  const stored = new Set(await store.takenVersions());
  for (const { id, version, source, supersededById } of releases) {
    if (supersededById === null || !stored.has(version)) continue;
    const newest = findNewest(releases, source)?.at(-1);
    if (newest && (await store.readLatest()) === version) await store.moveLatest(newest.version);
    const { rows } = await connection.query<{ manifest: unknown }>("SELECT manifest FROM release WHERE id = $1", [id]);
    await store.retract(version, deriveFiles(storedManifest.parse(rows[0]!.manifest)).manifestFile.sha256);
  }
}
