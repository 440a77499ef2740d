import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { deriveFiles, listFiles } from "./file-list";
import type { Manifest } from "./schema";

const manifest: Manifest = {
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

/** As a jsonb column gives it back: keys of every object by length, then by letter. */
function asStored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asStored);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, asStored(inner)]));
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("deriveFiles", () => {
  it("makes a manifest that reads as it was, and sums of all files but their own", () => {
    const { manifestFile, sumsFile } = deriveFiles(manifest);
    expect(JSON.parse(manifestFile.text)).toEqual(manifest);
    expect(manifestFile.bytes).toBe(new TextEncoder().encode(manifestFile.text).byteLength);
    expect(sumsFile.text).toBe(`${"a".repeat(64)}  votes.csv\n${sha256(manifestFile.text)}  manifest.json\n`);
  });

  it("makes the same bytes from the manifest as the record gives it back", () => {
    const stored = asStored(manifest) as Manifest;
    expect(JSON.stringify(stored)).not.toBe(JSON.stringify(manifest));
    expect(deriveFiles(stored)).toEqual(deriveFiles(manifest));
    expect(deriveFiles(stored).manifestFile.text).toBe(deriveFiles(manifest).manifestFile.text);
  });
});

describe("listFiles", () => {
  it("names every file with its size and sum, and holds no text", () => {
    const listed = listFiles(manifest);
    expect(listed.map(({ name }) => name)).toEqual(["votes.csv", "manifest.json", "SHA256SUMS"]);
    expect(listed.flatMap((file) => Object.keys(file))).not.toContain("text");
    expect(listed[2]!.sha256).toBe(sha256(deriveFiles(manifest).sumsFile.text));
  });
});
