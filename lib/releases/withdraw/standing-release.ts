/** What the record says of who took a release's place. */
export interface ReleasePlace {
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
