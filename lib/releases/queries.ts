import { LRUCache } from "lru-cache";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { fileResponse } from "@/lib/http/file-response";
import type { StoredReleaseFile } from "@/lib/storage/release-files";
import { releaseStore } from "@/lib/storage/releases";
import { buildLock } from "./build-lock";
import { type DescribedRelease, describeRelease } from "./describe-release";
import { feedResponse } from "./feed/feed-response";
import { writeFeed } from "./feed/write-feed";
import { listFiles } from "./file-list";
import { readKeptText } from "./kept-text";
import { listLoadingCode } from "./list-loading-code";
import { type StoredManifest, storedManifest } from "./manifest";
import { sayPrivacy } from "./papers/privacy-report";
import { previewName } from "./preview/make-preview";
import { releasePreview } from "./preview/schema";
import { buildReleaseTask, type ListedRelease, type ReleaseJob, type ReleasePage } from "./schema";
import { findStanding } from "./withdraw/standing-release";
import { releaseSuperseded } from "./withdraw/superseded-error";

interface KnownRelease {
  readonly manifest: StoredManifest;
  readonly described: DescribedRelease;
}

interface PlacedRelease extends KnownRelease {
  /** The version that stands in its place; null where it stands. */
  readonly supersededBy: string | null;
}

/** A published manifest never changes, so it is read and described once. By the id of its row; one with ten thousand images takes some 4 MB. */
const known = new LRUCache<string, KnownRelease>({
  maxSize: 100_000,
  sizeCalculation: ({ described }) => described.files.length + 1,
});

/**
 * Every release, newest first, with what can be downloaded. A release without its row is not there, whatever the disk
 * has; one with its row is listed from its manifest, whatever the disk lacks. One whose place a re-issue has taken is listed without files.
 */
export async function listReleases(): Promise<ListedRelease[]> {
  return inOrder(await readReleases());
}

/** @param releases all of them, newest first */
function inOrder(releases: readonly PlacedRelease[]): ListedRelease[] {
  return releases.map(({ described, supersededBy }, index) => {
    const older = releases.slice(index + 1).filter((one) => one.supersededBy === null);
    const previous = older.find((one) => one.described.source === described.source);
    const place = { previousVersion: previous?.described.version ?? null, supersededBy };
    return supersededBy === null ? { ...described, ...place } : { ...described, ...place, bytes: 0, files: [] };
  });
}

/** All releases, newest first. Only manifests that this process has not seen yet are fetched. */
async function readReleases(): Promise<PlacedRelease[]> {
  const rows = await db.release.findMany({
    select: { id: true, version: true, supersededById: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const unseen = rows.map(({ id }) => id).filter((id) => !known.has(id));
  const fetched = new Map<string, KnownRelease>();
  if (unseen.length > 0) {
    for (const row of await db.release.findMany({
      where: { id: { in: unseen } },
      select: { id: true, manifest: true },
    })) {
      const manifest = storedManifest.parse(row.manifest);
      fetched.set(row.id, { manifest, described: describeRelease(manifest) });
    }
  }
  return rows.flatMap(({ id, version, supersededById }) => {
    const release = fetched.get(id) ?? known.get(id);
    if (!release) return [];
    known.set(id, release);
    return [{ ...release, supersededBy: supersededById === null ? null : findStanding(rows, version) }];
  });
}

/**
 * Everything that the page of a release shows. What lies in its files is read through the storage and remembered.
 *
 * @returns null where there is no such release
 */
export async function getRelease(version: string): Promise<ReleasePage | null> {
  const releases = await readReleases();
  const index = releases.findIndex(({ manifest }) => manifest.version === version);
  const release = inOrder(releases)[index];
  if (!release) return null;
  const { manifest } = releases[index]!;
  const [preview, changes] = await Promise.all([
    readKeptText(release, previewName),
    readKeptText(release, "CHANGES.md"),
  ]);
  return {
    release,
    codeVersion: manifest.codeVersion,
    privacy: sayPrivacy(manifest),
    loading: listLoadingCode(release, env().NEXTAUTH_URL),
    preview: typeof preview === "string" ? preview : { content: releasePreview.parse(JSON.parse(preview.content)) },
    changes,
  };
}

/** Answers a request for the Atom feed of the releases. */
export async function serveReleaseFeed(request: Request): Promise<Response> {
  const feed = writeFeed(await listReleases(), env().NEXTAUTH_URL);
  return feedResponse(request, feed);
}

/**
 * The version that `latest` names, the newest release of people's votes, or the one that has taken its place and that `latest` will name in a
 * moment; null where there is none yet. A name without a row, of another record with the same storage, is none.
 */
export async function getLatestVersion(): Promise<string | null> {
  const named = await (await releaseStore()).readLatest();
  return named === null ? null : readStanding(named);
}

async function readStanding(version: string): Promise<string | null> {
  const releases = await db.release.findMany({ select: { id: true, version: true, supersededById: true } });
  return findStanding(releases, version);
}

export interface OpenedReleaseFile extends StoredReleaseFile {
  readonly mediaType: string;
  readonly sha256: string;
}

/**
 * Opens a file of a published release.
 *
 * @throws AppError release_not_found, also where the release is listed and its file is not in the storage; release_superseded, with the
 *   version to use instead, also while its files are still there
 */
export async function openReleaseFile(version: string, name: string): Promise<OpenedReleaseFile> {
  const release = await db.release.findUnique({
    where: { version },
    select: { manifest: true, supersededById: true },
  });
  if (release && release.supersededById !== null) {
    throw releaseSuperseded(version, (await readStanding(version))!);
  }
  const listed = release && listFiles(storedManifest.parse(release.manifest)).find((file) => file.name === name);
  const stored = listed && (await (await releaseStore()).openFile(version, name));
  if (!stored) throw new AppError("release_not_found");
  return { ...stored, sha256: listed.sha256, mediaType: listed.mediaType };
}

/**
 * Answers a request for a file of a release: its bytes, or, where the version is `latest`, the way to the file of the
 * release that `latest` names now. Nobody may remember that way.
 *
 * @param name `votes.csv`, or `images/….png`
 * @throws AppError release_not_found, also where there is no release of people's votes yet; release_superseded, with the version to use
 */
export async function serveReleaseFile(
  request: Request,
  { version, name, requestId }: { version: string; name: string; requestId: string },
): Promise<Response> {
  if (version === "latest") {
    const location = `/api/v1/releases/${await requireLatest()}/${name}`;
    return new Response(null, { status: 302, headers: { location, "cache-control": "no-store" } });
  }
  const file = await openReleaseFile(version, name);
  // The name that SHA256SUMS and the release's README call it by, without its folder.
  return fileResponse(request, file, { downloadName: name.slice(name.lastIndexOf("/") + 1), requestId });
}

async function requireLatest(): Promise<string> {
  const version = await getLatestVersion();
  if (version === null)
    throw new AppError("release_not_found", { detail: "There is no release of people's votes yet." });
  return version;
}

interface QueuedJob {
  readonly createdAt: Date;
  readonly isLocked: boolean;
  readonly isFresh: boolean;
  readonly isBuilding: boolean;
  readonly isSpent: boolean;
  readonly lastError: string | null;
}

/**
 * What became of the last release that was asked for; null where none was, or the last one ended well.
 * A job whose worker died is told apart from a running one by the builder's lock, which dies with its connection.
 */
export async function lastReleaseJob(reader: Pick<typeof db, "$queryRaw"> = db): Promise<ReleaseJob | null> {
  return lastJob(buildReleaseTask.name, buildLock.building, reader);
}

/**
 * The same of any job of which there is one at a time.
 *
 * @param name of the job, which is its key as well
 * @param lock the second half of the advisory lock that whoever does it holds
 */
export async function lastJob(
  name: string,
  lock: number,
  reader: Pick<typeof db, "$queryRaw"> = db,
): Promise<ReleaseJob | null> {
  const [queue] = await reader.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS exists`;
  if (!queue?.exists) return null;
  const [job] = await reader.$queryRaw<QueuedJob[]>`
    SELECT created_at AS "createdAt", locked_at IS NOT NULL AS "isLocked",
      locked_at > now() - interval '30 seconds' AS "isFresh",
      attempts >= max_attempts AS "isSpent", last_error AS "lastError",
      EXISTS (
        SELECT FROM pg_locks
        WHERE locktype = 'advisory' AND granted AND classid = ${buildLock.space}::int8::oid
          AND objid = ${lock}::int8::oid
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      ) AS "isBuilding"
    FROM graphile_worker.jobs WHERE key = ${name}`;
  return job ? describeJob(job) : null;
}

function describeJob(job: QueuedJob): ReleaseJob {
  const requestedAt = job.createdAt.toISOString();
  if (job.isLocked && (job.isBuilding || job.isFresh)) return { state: "running", requestedAt, error: null };
  if (job.isLocked) {
    return { state: "failed", requestedAt, error: "The worker stopped while it did this. Ask for it again." };
  }
  if (!job.isSpent) return { state: "queued", requestedAt, error: null };
  // An AppError's message begins with its code, which is for machines.
  const error = job.lastError?.replace(/^[a-z_]+: /, "") ?? "The job ended without a reason.";
  return { state: "failed", requestedAt, error };
}
