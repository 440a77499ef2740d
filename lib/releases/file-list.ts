import { createHash } from "node:crypto";
import { type Manifest, manifest as manifestSchema } from "./schema";

type ReleaseFile = Manifest["files"][number];

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
export function deriveFiles(manifest: Manifest): {
  readonly manifestFile: DerivedFile;
  readonly sumsFile: DerivedFile;
} {
  // The schema gives its keys their order; only the records have none of their own.
  const ordered = manifestSchema.parse(manifest);
  const { assessments } = ordered;
  const sorted = {
    ...ordered,
    counts: sortCounts(ordered.counts),
    ...(assessments ? { assessments: { ...assessments, counts: sortCounts(assessments.counts) } } : {}),
  };
  const text = `${JSON.stringify(sorted, null, 2)}\n`;
  const manifestFile = describeText("manifest.json", "application/json", text);
  const sums = [...ordered.files, manifestFile].map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");
  return { manifestFile, sumsFile: describeText("SHA256SUMS", "text/plain; charset=utf-8", sums) };
}

/** Every file of a release, with sizes and sums, from its manifest alone. */
export function listFiles(manifest: Manifest): ReleaseFile[] {
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

function sortCounts<Counts extends Pick<Manifest["counts"], "byArena" | "leftOut" | "redactions">>(
  counts: Counts,
): Counts {
  const { byArena, leftOut, redactions } = counts;
  return { ...counts, byArena: byName(byArena), leftOut: byName(leftOut), redactions: byName(redactions) };
}

function byName(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
