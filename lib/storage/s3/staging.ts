import { randomUUID } from "node:crypto";
import type { Staging } from "../release-files";
import { checkFileName, manifestName } from "../release-names";
import { forEachSome } from "../several";
import type { Bucket } from "./bucket";
import { copyObject } from "./copy-object";
import { clearPlace, placeName } from "./places";
import { heldFile, type OpenUploads, uploadedFile } from "./staged-file";

export interface PartSizes {
  /** Of an upload; 5 MiB at least, by the rules of S3. */
  readonly partBytes: number;
  /** Up to here one request copies an object; 5 GiB at most. */
  readonly copyLimitBytes: number;
  readonly copyPartBytes: number;
}

/** Where staged releases lie, and where published ones do. */
export interface StagingPlace {
  readonly staged: string;
  readonly placeOf: (version: string) => string;
  readonly sizes: PartSizes;
  /** Told where a release is published and what it was copied from could not be removed; the next build does that. */
  readonly onLeftBehind: (error: unknown) => void;
}

/** Opens `staged/<id>/`. What is written goes there, but for the manifest, which is kept until the place is filled. */
export function stageIn(bucket: Bucket, { staged, placeOf, sizes, onLeftBehind }: StagingPlace): Staging {
  const folder = `${staged}${randomUUID()}/`;
  const ending = new AbortController();
  const building = bucket.until(ending.signal);
  const files = new Map<string, number | null>();
  const uploads: OpenUploads = new Map();
  let manifest: Uint8Array | undefined;
  /** The place that is being filled. */
  let filled: string | undefined;

  /** Whose release has the place: a put whose answer was lost, and that was sent again, finds its own manifest. */
  async function ownerOf(place: string): Promise<"nobody" | "us" | "others"> {
    const present = await bucket.read(`${place}${manifestName}`);
    if (!present) return "nobody";
    return manifest && Buffer.compare(present, manifest) === 0 ? "us" : "others";
  }

  return {
    async create(name) {
      if (files.has(checkFileName(name))) throw new Error(`${name} was created twice.`);
      files.set(name, null);
      const onFinished = (bytes: number) => files.set(name, bytes);
      if (name !== manifestName) {
        return uploadedFile(building, { key: `${folder}${name}`, partBytes: sizes.partBytes, uploads, onFinished });
      }
      return heldFile((content) => {
        manifest = content;
        onFinished(content.byteLength);
      });
    },

    async publish(version) {
      const place = placeOf(version);
      if ([...files.values()].includes(null)) throw new Error("A release with an unfinished file was to be published.");
      if (!manifest) throw new Error(`There is no ${manifestName}.`);
      if ((await building.keys(place)).length > 0) throw new Error(`The place of ${version} is taken.`);
      await building.put(`${folder}${placeName}`, Buffer.from(version));
      filled = place;
      await forEachSome(files, async ([name, bytes]) => {
        if (name === manifestName) return;
        await copyObject(building, `${folder}${name}`, `${place}${name}`, bytes ?? 0, { ...sizes, uploads });
      });
      const isPut = await building.putNew(`${place}${manifestName}`, manifest);
      if (!isPut && (await ownerOf(place)) !== "us") throw new Error(`The place of ${version} is taken.`);
      filled = undefined;
      await removeFolder().catch(onLeftBehind);
    },

    async discard() {
      ending.abort();
      await forEachSome(uploads, ([uploadId, key]) => bucket.abortUpload(key, uploadId));
      if (filled && (await ownerOf(filled)) !== "others") await clearPlace(bucket, filled);
      await removeFolder();
    },
  };

  async function removeFolder(): Promise<void> {
    await forEachSome(await bucket.keys(folder), (key) => bucket.remove(key));
  }
}
