/**
 * The name of the next release: `vYYYY.MM.N`, with N counting from 1 in each month of UTC.
 *
 * @param versions every version that has a row or a folder
 */
export function nextVersion(versions: Iterable<string>, now: Date): string {
  const month = `v${now.toISOString().slice(0, 7).replace("-", ".")}.`;
  let last = 0;
  for (const version of versions) {
    if (version.startsWith(month)) last = Math.max(last, Number(version.slice(month.length)));
  }
  return `${month}${last + 1}`;
}
