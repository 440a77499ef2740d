import { randomBytes } from "node:crypto";
import type { PoolClient } from "pg";
import { v7 as uuidv7 } from "uuid";
import { type Clock, systemClock } from "@/lib/clock";
import { db, pool } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/observability/log";
import { codeVersion } from "@/lib/observability/version";
import { pseudonymKeyBytes } from "@/lib/privacy/pseudonymize";
import { readBlob } from "@/lib/storage/blobs";
import type { ReleaseStore, Staging } from "@/lib/storage/release-files";
import { releaseStore } from "@/lib/storage/releases";
import { buildLock } from "./build-lock";
import { type ReleaseBefore, readReleaseBefore } from "./changes/release-before";
import type { Manifest } from "./manifest";
import { lastJob, lastReleaseJob } from "./queries";
import { everyArenaAt, everyArenaByHand, type PlanCutoffs } from "./schedule/cutoff-plan";
import { buildReleaseTask, type ReleaseJob } from "./schema";
import { verifyPublished } from "./verify-published";
import { nextVersion } from "./version";
import { removeSuperseded } from "./withdraw/remove-superseded";
import { type ReleaseTask, writeRelease } from "./write-release";

export interface BuildRelease {
  /** Votes of one source; sources are never mixed. */
  readonly source?: Manifest["source"];
  /** Who asked, for the audit log. */
  readonly actor: string;
  readonly clock?: Clock;
  /** Makes the key of the pseudonyms. It is used for this release, then overwritten; it is stored nowhere. */
  readonly newKey?: () => Uint8Array;
  /** Until when each arena is in it. Where nothing else is said, every one until now, and that of people's votes without what is under embargo. */
  readonly planCutoffs?: PlanCutoffs;
}

export interface BuiltRelease {
  readonly version: string;
  readonly votes: number;
  readonly assessments: number;
}

/**
 * Builds a release aside, gives it its place in one step, reads it back and stores its row. Until then, and whenever
 * something fails, there is no release: one counts as published when its row is stored. Files without a row are neither
 * listed nor served nor removed, and their number is not given again. Then `latest` moves, which names the newest release
 * of people's votes and of no others.
 *
 * The build runs in one transaction that shows one moment of the record. Cost O(votes · log votes); see `writeRelease`.
 *
 * @returns the version and how many votes and assessments are in it
 * @throws AppError release_in_progress | nothing_to_release | storage_full | unavailable. The last two also where the
 *   release is published and `latest` could not be moved, which the next build does
 */
export async function buildRelease(asked: BuildRelease): Promise<BuiltRelease> {
  return holdingBuildLock((client) => buildWhileLocked(client, asked));
}

/** The same, by whoever holds the lock: `holdingBuildLock` gives the connection. */
export async function buildWhileLocked(
  client: PoolClient,
  { source = "human", planCutoffs = source === "human" ? everyArenaByHand : everyArenaAt, ...asked }: BuildRelease,
): Promise<BuiltRelease> {
  const place = await openReleases(client);
  const before = await readReleaseBefore(client, place.store, source);
  const built = await publishNext(client, place, { ...asked, source, planCutoffs, before });
  if (source === "human") await moveLatest(place.store, built.version);
  return built;
}

/** The storage of releases, cleared of what others left, and the versions that no release may have any more. */
export interface ReleasesPlace {
  readonly store: ReleaseStore;
  readonly taken: readonly string[];
}

/** To be called by whoever holds the lock. */
export async function openReleases(client: PoolClient): Promise<ReleasesPlace> {
  const { rows } = await client.query<{ version: string }>("SELECT version FROM release");
  const listed = new Set(rows.map(({ version }) => version));
  const store = await releaseStore();
  await store.removeLeftovers();
  await removeSuperseded(client, store);
  const stored = await store.takenVersions();
  warnOfUnlisted(stored.filter((version) => !listed.has(version)).toSorted());
  return { store, taken: [...listed, ...stored] };
}

export interface NextRelease extends Omit<BuildRelease, "source" | "planCutoffs"> {
  readonly source: Manifest["source"];
  readonly planCutoffs: PlanCutoffs;
  readonly before: ReleaseBefore | null;
  /** Why it takes the place of the one before; it follows that one where nothing is said. */
  readonly supersedingFor?: string;
}

/** Builds and publishes the next release, for whoever holds the lock. `latest` stays as it is. */
export async function publishNext(
  client: PoolClient,
  { store, taken }: ReleasesPlace,
  { clock = systemClock, newKey = () => randomBytes(pseudonymKeyBytes), ...next }: NextRelease,
): Promise<BuiltRelease> {
  const createdAt = clock.now();
  const key = newKey();
  try {
    return await publishRelease(client, store, {
      ...next,
      version: nextVersion(taken, createdAt),
      createdAt,
      codeVersion: codeVersion(),
      address: env().NEXTAUTH_URL,
      key,
      anonymity: { k: env().PALATE_RELEASE_K, l: env().PALATE_RELEASE_L },
      readImage: readBlob,
      isReissue: next.supersedingFor !== undefined,
    });
  } finally {
    key.fill(0);
  }
}

type PublishedTask = Omit<ReleaseTask, "plan"> & Omit<NextRelease, "clock" | "newKey">;

async function moveLatest(store: ReleaseStore, version: string): Promise<void> {
  await store.moveLatest(version).catch((cause: unknown) => {
    const code = cause instanceof AppError ? cause.code : "unavailable";
    const detail = `${version} is published, but \`latest\` still names the one before: ${(cause as Error).message}`;
    throw new AppError(code, { detail, cause });
  });
}

function warnOfUnlisted(versions: readonly string[]): void {
  if (versions.length === 0) return;
  log.warn({ versions }, "release folders that this record does not know were left as they are");
}

async function publishRelease(
  client: PoolClient,
  store: ReleaseStore,
  { planCutoffs, ...task }: PublishedTask,
): Promise<BuiltRelease> {
  const staging = await store.stage();
  let publishedManifest: string | undefined;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    const plan = await planCutoffs(client, task.createdAt);
    const written = await writeRelease(client, staging, { ...task, plan });
    if (!written) throw new AppError("nothing_to_release", nothingOf(task.source));
    await staging.publish(task.version);
    publishedManifest = written.manifestSha256;
    await verifyPublished(store, written.manifest);
    await insertRelease(client, written.manifest, task);
    await client.query("COMMIT");
    return { version: task.version, ...countsOf(written.manifest) };
  } catch (error) {
    // What could not be undone now is not listed, and no later build takes its place; the first error is the one to tell.
    await undo(client, { store, staging }, task.version, publishedManifest).catch((undoing: unknown) =>
      log.error(
        { err: undoing, version: task.version },
        "a failed release could not be undone to the end; what it left is not listed",
      ),
    );
    throw error;
  }
}

function countsOf({ counts, assessments }: Manifest): Omit<BuiltRelease, "version"> {
  return { votes: counts.votes, assessments: assessments?.counts.assessments ?? 0 };
}

async function insertRelease(
  client: PoolClient,
  manifest: Manifest,
  {
    createdAt,
    actor,
    before,
    supersedingFor,
  }: Pick<PublishedTask, "createdAt" | "actor" | "before" | "supersedingFor">,
): Promise<void> {
  const { version, source, counts, since } = manifest;
  const id = uuidv7();
  await client.query(
    `INSERT INTO release (id, version, source, votes, manifest, created_at) VALUES ($1, $2, $3::source, $4, $5, $6)`,
    [id, version, source, counts.votes, JSON.stringify(manifest), createdAt],
  );
  const audit = (action: string, subject: string, detail: object) =>
    client.query(
      "INSERT INTO audit_entry (id, actor, action, subject, detail, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
      [uuidv7(), actor, action, subject, JSON.stringify(detail), createdAt],
    );
  await audit("release.build", version, { source, ...countsOf(manifest) });
  if (!before || supersedingFor === undefined) return;
  await client.query(
    "UPDATE release SET superseded_by_id = $1, superseded_at = $2, superseded_reason = $3 WHERE id = $4",
    [id, createdAt, supersedingFor, before.id],
  );
  await audit("release.withdraw", before.manifest.version, { supersededBy: version, reason: supersedingFor, since });
}

async function undo(
  client: PoolClient,
  { store, staging }: { store: ReleaseStore; staging: Staging },
  version: string,
  publishedManifest?: string,
): Promise<void> {
  if (publishedManifest === undefined) {
    // Each of them, whatever becomes of the other: a connection in a transaction must not go back to the pool.
    await client.query("ROLLBACK").finally(() => staging.discard());
    return;
  }
  await client.query("ROLLBACK");
  // Whether a COMMIT without an answer took effect, only the record knows.
  const { rowCount } = await client.query("SELECT FROM release WHERE version = $1", [version]);
  if (rowCount === 0) await store.retract(version, publishedManifest);
}

/**
 * One connection with the lock that only one builder has. The lock ends with the work, or with the connection.
 *
 * @param lock which of the locks: that of builders unless it says so
 * @throws AppError release_in_progress where another one has it
 */
export async function holdingBuildLock<T>(
  work: (client: PoolClient) => Promise<T>,
  lock: number = buildLock.building,
): Promise<T> {
  const client = await pool.connect();
  const whenLost = (error: Error) => log.warn({ err: error }, "the connection of a release was lost");
  client.on("error", whenLost);
  try {
    const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock($1, $2) AS locked", [
      buildLock.space,
      lock,
    ]);
    if (!rows[0]?.locked) throw new AppError("release_in_progress");
    return await work(client);
  } finally {
    const failure = await client.query("SELECT pg_advisory_unlock_all()").then(
      () => undefined,
      (error: Error) => error,
    );
    client.off("error", whenLost);
    // A connection that cannot unlock is closed, and its lock with it.
    client.release(failure);
  }
}

function nothingOf(source: Manifest["source"]): { detail?: string } {
  return source === "human" ? {} : { detail: `There is no ${source} vote and no assessment to publish.` };
}

/**
 * Queues the building of a release for the worker. While one is queued or being built, nothing is added.
 *
 * @returns the job that will build it; null where the worker was so quick that it is done
 * @throws AppError unavailable where no worker has ever run
 */
export async function requestRelease(input: {
  readonly actor: string;
  readonly source?: Manifest["source"];
}): Promise<ReleaseJob | null> {
  const { actor, source = "human" } = input;
  await queueOnce({
    task: buildReleaseTask.name,
    lock: buildLock.building,
    payload: buildReleaseTask.payload.parse({ actor, source }),
    audit: { actor, action: "release.request", subject: source },
  });
  return lastReleaseJob();
}

interface QueueOnce {
  /** Name of the job, of which there is one at a time. */
  readonly task: string;
  /** The lock that whoever does it holds. */
  readonly lock: number;
  readonly payload: object;
  readonly audit: { readonly actor: string; readonly action: string; readonly subject: string };
}

/** Queues a job for the worker, unless it is queued or under way. @throws AppError unavailable where no worker has ever run */
export async function queueOnce({ task, lock, payload, audit }: QueueOnce): Promise<void> {
  const [queue] = await db.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS exists`;
  if (!queue?.exists) {
    throw new AppError("unavailable", {
      detail: "The worker has not started yet, so nothing can be queued. Try again.",
    });
  }
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${buildLock.space}::int, ${buildLock.asking}::int)`;
    const present = await lastJob(task, lock, tx);
    if (present && present.state !== "failed") return;
    // A failed job keeps its key until it is removed, and would swallow every later request.
    await tx.$executeRaw`SELECT graphile_worker.remove_job(${task})`;
    await tx.$executeRaw`
      SELECT graphile_worker.add_job(${task}, payload => ${JSON.stringify(payload)}::json, max_attempts => 1,
        job_key => ${task}, job_key_mode => 'unsafe_dedupe')`;
    await tx.auditEntry.create({ data: audit });
  });
}
