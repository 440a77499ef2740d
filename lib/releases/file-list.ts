import { createHash } from "node:crypto";
import { type StoredManifest, storedManifest } from "./manifest";

type ReleaseFile = StoredManifest["files"][number];

/** A file that follows from the manifest alone. */
interface DerivedFile extends ReleaseFile {
  readonly text: string;
}

/**
 * The two files that a manifest cannot list, itself and the sums that contain its own, made from it. They are written
 * with the release and made again for the listing, so that a listing needs the record and not the disk.
 *
 * @param manifest as it was published; its keys may come in any order, as a database gives them back
 */
export function deriveFiles(manifest: StoredManifest): {
  readonly manifestFile: DerivedFile;
  readonly sumsFile: DerivedFile;
} {
  // The schema gives its keys their order; only the records have none of their own.
  const ordered = storedManifest.parse(manifest);
  const sorted = { ...ordered, ...sortRecords(ordered) };
  const text = `${JSON.stringify(sorted, null, 2)}\n`;
  const manifestFile = describeText("manifest.json", "application/json", text);
  const sums = [...ordered.files, manifestFile].map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");
  return { manifestFile, sumsFile: describeText("SHA256SUMS", "text/plain; charset=utf-8", sums) };
}

/** Every file of a release, with sizes and sums, from its manifest alone. */
export function listFiles(manifest: StoredManifest): ReleaseFile[] {
  const { manifestFile, sumsFile } = deriveFiles(manifest);
  return [...manifest.files, withoutText(manifestFile), withoutText(sumsFile)];
}

function withoutText({ text: _, ...file }: DerivedFile): ReleaseFile {
  return file;
}

function describeText(name: string, mediaType: string, text: string): DerivedFile {
  const sha256 = createHash("sha256").update(text).digest("hex");
  return { name, mediaType, bytes: Buffer.byteLength(text), sha256, rows: null, text };
}

function sortRecords(manifest: StoredManifest): Partial<StoredManifest> {
  const { counts, assessments } = manifest;
  const sorted = {
    counts: sortCounts(counts),
    ...(assessments ? { assessments: { ...assessments, counts: sortCounts(assessments.counts) } } : {}),
  };
  if (manifest.schema === "palate.release/1") return sorted as Partial<StoredManifest>;
  return {
    ...sorted,
    ...(manifest.schema === "palate.release/3"
      ? { cutoffs: byName(manifest.cutoffs), schedules: sortKeys(manifest.schedules) }
      : {}),
    privacy: byName(manifest.privacy),
    boards: manifest.boards.map((board) => ({ ...board, notPublished: byName(board.notPublished) })),
  } as Partial<StoredManifest>;
}

function sortCounts<Counts extends Pick<StoredManifest["counts"], "byArena" | "leftOut" | "redactions">>(
  counts: Counts,
): Counts {
  const { byArena, leftOut, redactions } = counts;
  return { ...counts, byArena: byName(byArena), leftOut: byName(leftOut), redactions: byName(redactions) };
}

/** A record whose keys are in alphabetical order, and whose values are as the schema has them. */
function sortKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same value with the keys of every object in alphabetical order. */
function byName<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(byName) as Value;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, byName(inner)])) as Value;
}
