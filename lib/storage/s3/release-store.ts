import { createHash, randomUUID } from "node:crypto";
import { S3Client } from "@aws-sdk/client-s3";
import type { ReleaseStore } from "../release-files";
import { checkFileName, checkVersion, manifestName, versionName } from "../release-names";
import { forEachSome } from "../several";
import { streamOf } from "../stream-of";
import { Bucket } from "./bucket";
import { clearPlace, placeName, stagedRoot, versionRoot } from "./places";
import { type PartSizes, stageIn } from "./staging";

/** A bucket, and where in it. Credentials come from where the SDK looks for them: `AWS_ACCESS_KEY_ID` and so on. */
export interface S3Place {
  readonly bucket: string;
  readonly region: string;
  /** Of a service that is not Amazon's. */
  readonly endpoint?: string;
  /** What every key begins with: empty, or a path that ends with a slash. */
  readonly prefix: string;
}

const mebibyte = 1 << 20;
const usualSizes: PartSizes = { partBytes: 8 * mebibyte, copyLimitBytes: 5 * 1024 * mebibyte, copyPartBytes: 1 << 30 };

/**
 * Releases in a bucket that speaks S3, below its prefix:
 *
 * - `releases/<version>/…`: a release. It is visible when it has its `manifest.json`, which is put last, and only where
 *   there is none (`If-None-Match: *`). It is taken back manifest first.
 * - `releases/latest`: the name of a version. One put moves it.
 * - `staged/<id>/…`: what is being built. Copied into its place within the bucket when it is whole; `.publishes` in it
 *   names the place while it is being filled or emptied, so that what a build leaves that dies there is known for what it is.
 *
 * Of each open file 8 MiB are in memory: a smaller file is one put, a larger one is uploaded in parts.
 * One builder at a time may use a prefix.
 *
 * @param onLeftBehind told where a published release's staged copy could not be removed, which the next build does
 */
export function s3ReleaseStore(
  place: S3Place,
  onLeftBehind: (error: unknown) => void,
  sizes: Partial<PartSizes> = {},
): ReleaseStore {
  const bucket = new Bucket(connect(place), place.bucket);
  const { prefix } = place;
  const staged = `${prefix}${stagedRoot}`;
  const latest = `${prefix}${versionRoot}latest`;
  const placeOf = (version: string) => `${prefix}${versionRoot}${checkVersion(version)}/`;

  return {
    stage: async () => stageIn(bucket, { staged, placeOf, sizes: { ...usualSizes, ...sizes }, onLeftBehind }),

    async openFile(version, name) {
      const key = `${placeOf(version)}${checkFileName(name)}`;
      const [manifest, file] = await Promise.all([bucket.find(`${placeOf(version)}${manifestName}`), bucket.find(key)]);
      if (!manifest || !file) return null;
      return { bytes: file.bytes, stream: (range) => streamOf(() => bucket.open(key, file.tag, range)) };
    },

    async takenVersions() {
      return (await bucket.folders(`${prefix}${versionRoot}`)).filter((name) => versionName.test(name));
    },

    async retract(version, manifestSha256) {
      const manifest = await bucket.read(`${placeOf(version)}${manifestName}`);
      if (!manifest || createHash("sha256").update(manifest).digest("hex") !== manifestSha256) return;
      const note = `${staged}${randomUUID()}/${placeName}`;
      await bucket.put(note, Buffer.from(version));
      await clearPlace(bucket, placeOf(version));
      await bucket.remove(note);
    },

    async removeLeftovers() {
      const keys = await bucket.keys(staged);
      for (const key of keys.filter((each) => each.endsWith(`/${placeName}`))) {
        const version = Buffer.from((await bucket.read(key)) ?? []).toString("utf8");
        if (!versionName.test(version)) continue;
        const isWhole = (await bucket.find(`${placeOf(version)}${manifestName}`)) !== null;
        if (!isWhole) await clearPlace(bucket, placeOf(version));
      }
      for (const root of [staged, `${prefix}${versionRoot}`]) {
        await forEachSome(await bucket.unfinishedUploads(root), (upload) =>
          bucket.abortUpload(upload.key, upload.uploadId),
        );
      }
      await forEachSome(keys, (key) => bucket.remove(key));
    },

    async readLatest() {
      const text = await bucket.read(latest);
      return text && checkVersion(Buffer.from(text).toString("utf8").trimEnd());
    },

    async moveLatest(version) {
      if (!(await bucket.find(`${placeOf(version)}${manifestName}`))) throw new Error(`${version} is not published.`);
      await bucket.put(latest, Buffer.from(`${version}\n`));
    },
  };
}

function connect({ region, endpoint }: S3Place): S3Client {
  return new S3Client({
    region,
    endpoint,
    // Services of one's own seldom have a host name for each bucket.
    forcePathStyle: endpoint !== undefined,
    // Each request is signed with the SHA-256 of its content; further sums are unknown to many services.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 300_000, throwOnRequestTimeout: true },
  });
}
