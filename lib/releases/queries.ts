import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { fileResponse } from "@/lib/http/file-response";
import type { StoredReleaseFile } from "@/lib/storage/release-files";
import { releaseStore } from "@/lib/storage/releases";
import { buildLock } from "./build-lock";
import { listFiles } from "./file-list";
import { storedManifest } from "./manifest";
import { buildReleaseTask, type ListedRelease, type ReleaseJob } from "./schema";

/**
 * Every release, newest first, with what can be downloaded. A release without its row is not there, whatever the disk
 * has; one with its row is listed from its manifest, whatever the disk lacks.
 */
export async function listReleases(): Promise<ListedRelease[]> {
  const rows = await db.release.findMany({ orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  return rows.map(({ version, createdAt, source, votes, manifest: stored }) => {
    const published = storedManifest.parse(stored);
    return {
      version,
      createdAt: createdAt.toISOString(),
      source,
      votes,
      assessments: published.assessments?.counts.assessments ?? 0,
      files: listFiles(published).map((file) => ({ ...file, url: `/api/v1/releases/${version}/${file.name}` })),
    };
  });
}

export interface OpenedReleaseFile extends StoredReleaseFile {
  readonly mediaType: string;
  readonly sha256: string;
}

/**
 * Opens a file of a published release.
 *
 * @throws AppError release_not_found, also where the release is listed and its file is not in the storage
 */
export async function openReleaseFile(version: string, name: string): Promise<OpenedReleaseFile> {
  const release = await db.release.findUnique({ where: { version }, select: { manifest: true } });
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
 * @throws AppError release_not_found, also where there is no release of people's votes yet
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

/** The version that `latest` names. A name without a row, of another record with the same storage, is none. */
async function requireLatest(): Promise<string> {
  const version = await (await releaseStore()).readLatest();
  const isListed = version !== null && (await db.release.count({ where: { version } })) > 0;
  if (!isListed) throw new AppError("release_not_found", { detail: "There is no release of people's votes yet." });
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
