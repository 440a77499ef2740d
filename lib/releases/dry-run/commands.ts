import { randomBytes } from "node:crypto";
import { type Clock, systemClock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { codeVersion } from "@/lib/observability/version";
import { pseudonymKeyBytes } from "@/lib/privacy/pseudonymize";
import { readBlob } from "@/lib/storage/blobs";
import { countingStaging } from "@/lib/storage/counting-staging";
import { releaseStore } from "@/lib/storage/releases";
import { buildLock } from "../build-lock";
import { readReleaseBefore } from "../changes/release-before";
import { holdingBuildLock, queueOnce } from "../commands";
import type { Manifest } from "../manifest";
import { everyArenaAt, everyArenaByHand } from "../schedule/cutoff-plan";
import { nextVersion } from "../version";
import { writeRelease } from "../write-release";
import { readDryRun } from "./queries";
import { reportDryRun } from "./report";
import { type DryRunReport, dryRunTask } from "./schema";

/**
 * Makes the release that `buildRelease` would make now, into a place that keeps nothing, and says what would be in it. Nothing is written to the storage or
 * the record, and a build beside it is not disturbed. Cost that of `writeRelease`.
 *
 * @throws AppError nothing_to_release | release_in_progress where another dry run is under way
 */
export async function makeDryRun({
  source = "human",
  clock = systemClock,
}: {
  readonly source?: Manifest["source"];
  readonly clock?: Clock;
} = {}): Promise<DryRunReport> {
  return holdingBuildLock(async (client) => {
    const createdAt = clock.now();
    const { rows } = await client.query<{ version: string }>("SELECT version FROM release");
    const version = nextVersion(
      rows.map((row) => row.version),
      createdAt,
    );
    const anonymity = { k: env().PALATE_RELEASE_K, l: env().PALATE_RELEASE_L };
    const before = await readReleaseBefore(client, await releaseStore(), source);
    const key = randomBytes(pseudonymKeyBytes);
    const { staging, counted } = countingStaging();
    try {
      await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
      const plan = await (source === "human" ? everyArenaByHand : everyArenaAt)(client, createdAt);
      const task = {
        version,
        source,
        createdAt,
        codeVersion: codeVersion(),
        address: env().NEXTAUTH_URL,
        key,
        anonymity,
        readImage: readBlob,
        plan,
        before,
        isReissue: false,
      };
      const written = await writeRelease(client, staging, task);
      if (!written) throw new AppError("nothing_to_release");
      return reportDryRun(written.manifest, counted(), before?.manifest ?? null);
    } finally {
      key.fill(0);
      await client.query("ROLLBACK");
    }
  }, buildLock.trying);
}

/** Makes a dry run and keeps its report in place of the last one of the same source. Errors as `makeDryRun`. */
export async function keepDryRun(input: Parameters<typeof makeDryRun>[0]): Promise<DryRunReport> {
  const report = await makeDryRun(input);
  const { source, madeAt } = report;
  const row = { report, madeAt };
  await db.releaseDryRun.upsert({ where: { source }, create: { source, ...row }, update: row });
  return report;
}

/**
 * Queues a dry run of a release of people's votes for the worker. While one is queued or under way, nothing is added.
 *
 * @returns the job and the report that there is until then
 * @throws AppError unavailable where no worker has ever run
 */
export async function requestDryRun({ actor }: { readonly actor: string }): ReturnType<typeof readDryRun> {
  await queueOnce({
    task: dryRunTask.name,
    lock: buildLock.trying,
    payload: dryRunTask.payload.parse({ source: "human" }),
    audit: { actor, action: "release.dry_run", subject: "human" },
  });
  return readDryRun();
}
