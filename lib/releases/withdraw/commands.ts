import { onConnection } from "@/lib/db/on-connection";
import { AppError } from "@/lib/errors";
import { releaseStore } from "@/lib/storage/releases";
import { type ReleaseBefore, readReleases, readStandingRelease } from "../changes/release-before";
import { type BuildRelease, type BuiltRelease, holdingBuildLock, openReleases, publishNext } from "../commands";
import type { Connection } from "../connection";
import { isAnythingGone, measureWithdrawal, type Withdrawal } from "./measure-withdrawal";
import { reissueCutoffs } from "./reissue-cutoffs";
import { removeSuperseded } from "./remove-superseded";
import { findStanding } from "./standing-release";
import { releaseSuperseded } from "./superseded-error";

export interface WithdrawRelease extends Pick<BuildRelease, "actor" | "clock" | "newKey"> {
  readonly version: string;
  /** For the record of the operator; it is published nowhere. */
  readonly reason?: string;
  /** Also where nothing was withdrawn or erased since. */
  readonly force?: boolean;
}

/**
 * What a re-issue of a release would lack. Nothing is changed.
 *
 * @throws AppError release_not_found | release_superseded, with the version to use instead
 */
export async function previewWithdrawal(version: string): Promise<Withdrawal> {
  return onConnection("BEGIN ISOLATION LEVEL REPEATABLE READ", async (connection) =>
    measureWithdrawal(connection, await requireStanding(connection, version)),
  );
}

async function requireStanding(connection: Connection, version: string): Promise<ReleaseBefore> {
  const release = await readStandingRelease(connection, await releaseStore(), version);
  if (release) return release;
  const standing = findStanding(await readReleases(connection), version);
  if (standing !== null) throw releaseSuperseded(version, standing);
  throw new AppError("release_not_found", { detail: `There is no release ${version}.` });
}

/**
 * Publishes a release anew, under a number and a key of its own, with those of its judgements that may still be published, and marks the old one
 * as superseded. What was agreed to, said or judged after the old one is not in it. Then the old one's files are removed; `latest` leads to the
 * new one if it named the old one. As `buildRelease` it publishes all or nothing wherever it dies; removing what is superseded is brought to its
 * end by the next withdrawal or build.
 *
 * @returns the new release, and what it lacks
 * @throws AppError release_not_found | release_superseded | nothing_to_withdraw | release_in_progress | storage_full | unavailable. The last also
 *   where the new one is published and the files of the old one could not be removed yet
 */
export async function withdrawRelease({
  version,
  reason = "withdrawal",
  force = false,
  ...input
}: WithdrawRelease): Promise<BuiltRelease & { readonly withdrawal: Withdrawal }> {
  return holdingBuildLock(async (client) => {
    const place = await openReleases(client);
    const before = await requireStanding(client, version);
    const withdrawal = await previewWithdrawal(version);
    if (!force && !isAnythingGone(withdrawal)) {
      throw new AppError("nothing_to_withdraw", {
        detail: `Nothing of ${version} was withdrawn or erased since it was made.`,
      });
    }
    const built = await publishNext(client, place, {
      ...input,
      source: before.manifest.source,
      planCutoffs: reissueCutoffs(before),
      before,
      supersedingFor: reason,
    });
    await removeSuperseded(client, place.store).catch((cause: unknown) => {
      const code = cause instanceof AppError ? cause.code : "unavailable";
      const detail = `${built.version} has taken the place of ${version}, whose files could not be removed yet: ${(cause as Error).message}`;
      throw new AppError(code, { detail, cause });
    });
    return { ...built, withdrawal };
  });
}
