import type { ListedRelease } from "@/lib/releases/schema";

/** A release as the listing has it, made up. */
export function listedRelease(changes: Partial<ListedRelease> = {}): ListedRelease {
  const version = changes.version ?? "v2026.11.1";
  const file = (name: string): ListedRelease["files"][number] => ({
    name,
    mediaType: "application/octet-stream",
    bytes: 12_400,
    sha256: "0123456789abcdef".repeat(4),
    rows: 1284,
    url: `/api/v1/releases/${version}/${name}`,
  });
  return {
    version,
    createdAt: "2026-11-23T09:00:00.000Z",
    cutoffAt: "2026-11-23T09:00:00.000Z",
    source: "human",
    votes: 1284,
    assessments: 0,
    annotators: { votes: 96, assessments: 0 },
    arenas: [{ arena: "summary", votes: 1284, assessments: 0, cutoffAt: "2026-11-23T09:00:00.000Z" }],
    tables: [{ name: "votes", rows: 1284 }],
    bytes: 37_200,
    license: "CC-BY-4.0",
    previousVersion: null,
    supersededBy: null,
    files: ["README.md", "votes.csv.gz", "votes.parquet"].map(file),
    ...changes,
  };
}
