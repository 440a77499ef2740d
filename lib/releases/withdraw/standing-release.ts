/** What the record says of who took a release's place. */
interface ReleasePlace {
  readonly id: string;
  readonly version: string;
  readonly supersededById: string | null;
}

/**
 * The release that stands in the place of another: itself, where no re-issue took its place. The record lets a release be superseded by a
 * newer one alone, so that no way goes round in a circle.
 *
 * @returns null where the record has no such version
 */
export function findStanding(releases: readonly ReleasePlace[], version: string): string | null {
  let found = releases.find((release) => release.version === version);
  while (found && found.supersededById !== null) {
    const { supersededById } = found;
    found = releases.find(({ id }) => id === supersededById);
  }
  return found?.version ?? null;
}

/** A release and those whose place it took, one after the other, the oldest first and itself last. */
export function lineOf<Release extends ReleasePlace>(releases: readonly Release[], release: Release): Release[] {
  const line = [release];
  for (;;) {
    const [first] = line;
    const older = releases.find(({ supersededById }) => supersededById === first!.id);
    if (!older) return line;
    line.unshift(older);
  }
}

interface DatedRelease extends ReleasePlace {
  readonly source: string;
  readonly createdAt: Date;
}

/**
 * The newest release of a source that stands, with those whose place it took before it, the oldest first. A re-issue is as old as the first
 * of them: it has nothing newer than that.
 *
 * @returns null where there is none
 */
export function findNewest<Release extends DatedRelease>(
  releases: readonly Release[],
  source: string,
): Release[] | null {
  const ageOf = ([first]: readonly Release[]) => first!.createdAt.getTime();
  const lines = releases
    .filter((release) => release.source === source && release.supersededById === null)
    .map((release) => lineOf(releases, release))
    .toSorted((one, other) => ageOf(one) - ageOf(other) || (one.at(-1)!.id < other.at(-1)!.id ? -1 : 1));
  return lines.at(-1) ?? null;
}
