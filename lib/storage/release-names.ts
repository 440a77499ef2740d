/** What a version of a release is called. */
export const versionName = /^v\d{4}\.\d{2}\.\d+$/;

const plainName = "[A-Za-z0-9][A-Za-z0-9._-]{0,80}";

/** A file that lies in the release itself, or a folder of it. */
export const plainFileName = new RegExp(`^${plainName}$`);

/** A file of a release: by itself, or in one folder, `images/….png`. */
const releaseFileName = new RegExp(`^(?:${plainName}/)?${plainName}$`);

/** The file that says what a release is; there is no release without it. */
export const manifestName = "manifest.json";

/** @throws RangeError it is no version's name, so it never becomes a path */
export function checkVersion(version: string): string {
  return check(version, versionName);
}

/** @throws RangeError it is not the name that a file of a release can have, so it never becomes a path */
export function checkFileName(name: string): string {
  return check(name, releaseFileName);
}

function check(name: string, pattern: RegExp): string {
  if (!pattern.test(name)) throw new RangeError("This is not a name that a release or its files can have.");
  return name;
}
