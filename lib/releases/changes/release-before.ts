import type { ReleaseStore } from "@/lib/storage/release-files";
import type { Connection } from "../connection";
import { type StoredManifest, storedManifest } from "../manifest";
import { findNewest, lineOf } from "../withdraw/standing-release";
import type { ComparedRelease } from "./compared-release";
import { readBoardCells } from "./read-boards";

/** A release that stands, with what a later one is compared by. */
export interface ReleaseBefore extends ComparedRelease {
  readonly id: string;
  readonly manifest: StoredManifest;
  /** When it was made, and before it those whose place it took: what is in it was agreed to at each of these moments. The earliest first. */
  readonly agreedAt: readonly Date[];
}

interface ReleaseRow {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  readonly createdAt: Date;
  readonly supersededById: string | null;
}

/** The releases of the record, without their manifests. */
export async function readReleases(connection: Connection): Promise<ReleaseRow[]> {
  const { rows } = await connection.query<ReleaseRow>(
    `SELECT id, version, source, created_at AS "createdAt", superseded_by_id AS "supersededById" FROM release`,
  );
  return rows;
}

/** The release that the next one of a source follows: the newest that stands; null where there is none. */
export async function readReleaseBefore(
  connection: Connection,
  store: ReleaseStore,
  source: string,
): Promise<ReleaseBefore | null> {
  const line = findNewest(await readReleases(connection), source);
  return line && openReleased(connection, store, line);
}

/** A release that stands, by its version; null where the record has none. */
export async function readStandingRelease(
  connection: Connection,
  store: ReleaseStore,
  version: string,
): Promise<ReleaseBefore | null> {
  const releases = await readReleases(connection);
  const release = releases.find((one) => one.version === version && one.supersededById === null);
  return release ? openReleased(connection, store, lineOf(releases, release)) : null;
}

async function openReleased(
  connection: Connection,
  store: ReleaseStore,
  line: readonly ReleaseRow[],
): Promise<ReleaseBefore> {
  const { id, version } = line.at(-1)!;
  const { rows } = await connection.query<{ manifest: unknown }>("SELECT manifest FROM release WHERE id = $1", [id]);
  const manifest = storedManifest.parse(rows[0]!.manifest);
  const boards = await readBoardCells(manifest, async (name) => {
    const file = await store.openFile(version, name);
    return file && new Uint8Array(await new Response(file.stream()).arrayBuffer());
  });
  return { id, manifest, boards, agreedAt: line.map(({ createdAt }) => createdAt) };
}
