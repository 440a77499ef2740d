import { manifestName } from "../release-names";
import { forEachSome } from "../several";
import type { Bucket } from "./bucket";

/** Below these two, and the prefix of the instance, lies everything. */
export const stagedRoot = "staged/";
export const versionRoot = "releases/";

/** The object of a staged release that names where it is being published. No file of a release can have its name. */
export const placeName = ".publishes";

/** Takes all objects of a release away, its manifest first: what is half gone is not visible. */
export async function clearPlace(bucket: Bucket, place: string): Promise<void> {
  await bucket.remove(`${place}${manifestName}`);
  await forEachSome(await bucket.keys(place), (key) => bucket.remove(key));
}
