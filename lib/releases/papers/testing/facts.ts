import type { Manifest } from "../../manifest";
import { tables } from "../../tables/list";
import { views } from "../../views/list";

/** A manifest as the papers of a release are made from it, with the files of its tables. */
export const facts: Manifest = {
  schema: "palate.release/3",
  version: "v2026.11.1",
  createdAt: "2026-11-23T10:00:00.000Z",
  cutoffAt: "2026-11-23T10:00:00.000Z",
  cutoffs: { text: "2026-11-23T10:00:00.000Z" },
  schedules: {},
  moved: ["text"],
  methodology: "2026-11-9",
  codeVersion: "0.1.0",
  source: "human",
  supersedes: null,
  since: null,
  address: "https://palate.example",
  arenas: [
    {
      arena: "text",
      name: "Country briefings",
      modality: "text",
      mode: "pairwise",
      instructions: "Read both, then say which one fits the person.",
      criteria: ["clarity"],
      positiveChips: ["fits-me"],
      negativeChips: ["too-long"],
    },
  ],
  counts: {
    votes: 1234,
    annotators: 56,
    byArena: { text: 1234 },
    leftOut: { no_consent: 7 },
    redactions: { email: 2 },
    held: 3,
  },
  privacy: {
    anonymity: {
      k: 5,
      l: 2,
      annotators: 40,
      suppressed: 7,
      classes: 4,
      smallestClass: 6,
      informationLoss: 0.25,
      attributes: { age: { tens: 20, any: 3 } },
      unnamedAttributes: 2,
      axes: {},
    },
  },
  tables: tables.map(({ name, columns }) => ({ name, rows: 1234, columns: [...columns] })),
  views: views.map(({ name, columns }) => ({ name, rows: 1234, columns: [...columns] })),
  boards: [
    {
      arena: "text",
      view: "human",
      votes: 1234,
      failure: null,
      notPublished: { no_consent: 7 },
      live: {
        snapshot: "00000000-0000-7000-8000-000000000000",
        createdAt: "2026-11-23T09:00:00.000Z",
        inputHash: "a",
        votes: 1241,
      },
    },
  ],
  chain: { day: "2026-11-22", root: "ab".repeat(32) },
  files: tables.flatMap(({ name, hasCsv }) =>
    [`${name}.parquet`, `${name}.jsonl.gz`, ...(hasCsv ? [`${name}.csv.gz`] : [])].map((file) => ({
      name: file,
      mediaType: "application/octet-stream",
      bytes: 1,
      sha256: "0".repeat(64),
      rows: 1234,
    })),
  ),
};
