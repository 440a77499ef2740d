import { listFiles } from "./file-list";
import type { StoredManifest } from "./manifest";
import { type ListedRelease, releaseLicense } from "./schema";

/** What the listing says of a release by itself: all but its place among the others. */
export type DescribedRelease = Omit<ListedRelease, "previousVersion" | "supersededBy">;

/** Reads the listing's facts in a manifest, whatever its form. Cost O(files). */
export function describeRelease(published: StoredManifest): DescribedRelease {
  const { version, createdAt, source, counts, assessments } = published;
  const files = listFiles(published).map((file) => ({ ...file, url: `/api/v1/releases/${version}/${file.name}` }));
  const assessed = assessments?.counts.byArena ?? {};
  const arenas = [...new Set([...Object.keys(counts.byArena), ...Object.keys(assessed)])].toSorted();
  const isFirstForm = published.schema === "palate.release/1";
  const cutoffAt = isFirstForm ? createdAt : published.cutoffAt;
  const cutoffs = published.schema === "palate.release/3" ? published.cutoffs : {};
  return {
    version,
    createdAt,
    cutoffAt,
    source,
    votes: counts.votes,
    assessments: assessments?.counts.assessments ?? 0,
    annotators: { votes: counts.annotators, assessments: assessments?.counts.annotators ?? 0 },
    arenas: arenas.map((arena) => ({
      arena,
      votes: counts.byArena[arena] ?? 0,
      assessments: assessed[arena] ?? 0,
      cutoffAt: cutoffs[arena] ?? cutoffAt,
    })),
    tables: isFirstForm ? [] : published.tables.map(({ name, rows }) => ({ name, rows })),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    license: releaseLicense.id,
    files,
  };
}
