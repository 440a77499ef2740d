/**
 * The version of a persona that battles are drawn with: the newest of those that have the most outputs. So a version
 * whose outputs are still being made waits until it has as many as the one before.
 *
 * @param versions with the number of outputs that can be drawn, in any order; O(versions)
 */
export function chooseVersion<Version extends { readonly version: number; readonly outputs: number }>(
  versions: readonly Version[],
): Version | undefined {
  return versions.toSorted((one, other) => other.outputs - one.outputs || other.version - one.version)[0];
}
