import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { deriveFiles, listFiles } from "./file-list";
import { type StoredManifest, storedManifest } from "./manifest";

const first: StoredManifest = {
  schema: "palate.release/1",
  version: "v2026.11.1",
  createdAt: "2026-11-23T10:00:00.000Z",
  codeVersion: "0.1.0",
  source: "human",
  counts: {
    votes: 3,
    annotators: 2,
    byArena: { "art-and-image": 1, text: 2 },
    leftOut: { no_consent: 2, too_fast: 1 },
    redactions: { email: 2, ip: 1 },
  },
  columns: [{ name: "vote_id", description: "Größe" }],
  files: [{ name: "votes.csv", mediaType: "text/csv", bytes: 7, sha256: "a".repeat(64), rows: 3 }],
};

const second: StoredManifest = {
  schema: "palate.release/2",
  version: "v2026.12.1",
  createdAt: "2026-12-01T10:00:00.000Z",
  cutoffAt: "2026-12-01T10:00:00.000Z",
  codeVersion: "0.1.0",
  methodology: "2026-11-9",
  source: "human",
  counts: first.counts,
  privacy: { times: "days", k: { least: 5, columns: ["age", "fan"] }, "a-longer-name": 1 },
  tables: [
    {
      name: "votes",
      rows: 3,
      columns: [{ name: "vote_id", type: "string", isNullable: false, description: "Größe" }],
    },
  ],
  boards: [
    {
      arena: "text",
      view: "human",
      votes: 2,
      failure: null,
      notPublished: { withdrawn: 1, no_consent: 1 },
      live: null,
    },
  ],
  files: first.files,
};

const third: StoredManifest = {
  ...second,
  schema: "palate.release/3",
  cutoffs: { "art-and-image": "2026-12-01T10:00:00.000Z", text: "2026-11-24T10:00:00.000Z" },
  schedules: {
    "art-and-image": { cadence: "none", embargoDays: 0 },
    text: { cadence: "weekly", weekday: "mon", hour: 3, embargoDays: 7, minimum: 100 },
  },
  moved: ["text"],
  supersedes: null,
  since: null,
  address: "https://palate.example",
  arenas: [],
  views: [],
  chain: null,
};
const manifests = [["first", first] as const, ["second", second] as const, ["third", third] as const];

/** As a jsonb column gives it back: keys of every object by length, then by letter. */
function asStored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asStored);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, asStored(inner)]));
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe.each(manifests)("deriveFiles of the %s form", (_, manifest) => {
  it("makes a manifest that reads as it was, and sums of all files but their own", () => {
    const { manifestFile, sumsFile } = deriveFiles(manifest);
    expect(JSON.parse(manifestFile.text)).toEqual(manifest);
    expect(manifestFile.bytes).toBe(new TextEncoder().encode(manifestFile.text).byteLength);
    expect(sumsFile.text).toBe(`${"a".repeat(64)}  votes.csv\n${sha256(manifestFile.text)}  manifest.json\n`);
  });

  it("makes the same bytes from the manifest as the record gives it back", () => {
    const stored = asStored(manifest) as StoredManifest;
    expect(JSON.stringify(stored)).not.toBe(JSON.stringify(manifest));
    expect(deriveFiles(stored)).toEqual(deriveFiles(manifest));
    expect(deriveFiles(stored).manifestFile.text).toBe(deriveFiles(manifest).manifestFile.text);
  });

  it("takes no form that it does not know", () => {
    expect(storedManifest.safeParse({ ...manifest, schema: "palate.release/99" }).success).toBe(false);
    expect(storedManifest.safeParse({ ...manifest, more: 1 }).success).toBe(false);
  });
});

describe.each(manifests)("listFiles of the %s form", (_, manifest) => {
  it("names every file with its size and sum, and holds no text", () => {
    const listed = listFiles(manifest);
    expect(listed.map(({ name }) => name)).toEqual(["votes.csv", "manifest.json", "SHA256SUMS"]);
    expect(listed.flatMap((file) => Object.keys(file))).not.toContain("text");
    expect(listed[2]!.sha256).toBe(sha256(deriveFiles(manifest).sumsFile.text));
  });
});
