import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import type { Manifest } from "../manifest";
import { sizeCategory, writeFrontMatter } from "./dataset-card";
import { facts } from "./testing/facts";

// The rules of a dataset card: the keys that the hub's specification lists (hub-docs, datasetcard.md), its names for tasks (huggingface.js,
// packages/tasks/src/pipelines.ts), creators and sizes (huggingface_hub, DatasetCardData), and those of `configs`
// (huggingface.co/docs/hub/datasets-manual-configuration): config_name is required, data_files names a file of the repository for each split, and one
// configuration at most is the default. A name of a configuration must not have characters that a file name cannot have.
const keys = new Set([
  ...["language", "license", "license_name", "license_link", "license_details", "tags", "annotations_creators"],
  ...["language_creators", "language_details", "pretty_name", "size_categories", "source_datasets", "task_categories"],
  ...["task_ids", "paperswithcode_id", "configs", "dataset_info", "extra_gated_fields", "extra_gated_prompt"],
  "train-eval-index",
]);
const licenses = new Set([
  "cc-by-4.0",
  "cc0-1.0",
  "cc-by-sa-4.0",
  "cc-by-nc-4.0",
  "odc-by",
  "pddl",
  "other",
  "unknown",
]);
const taskCategories = new Set([
  ...["text-classification", "token-classification", "table-question-answering", "question-answering", "translation"],
  ...[
    "zero-shot-classification",
    "summarization",
    "feature-extraction",
    "text-generation",
    "fill-mask",
    "text-to-speech",
  ],
  ...["sentence-similarity", "text-to-audio", "automatic-speech-recognition", "audio-to-audio", "audio-classification"],
  ...["voice-activity-detection", "depth-estimation", "image-classification", "object-detection", "image-segmentation"],
  ...["text-to-image", "image-to-text", "image-to-image", "image-to-video", "unconditional-image-generation"],
  ...["video-classification", "reinforcement-learning", "robotics", "tabular-classification", "tabular-regression"],
  ...[
    "tabular-to-text",
    "table-to-text",
    "multiple-choice",
    "text-ranking",
    "text-retrieval",
    "time-series-forecasting",
  ],
  ...["text-to-video", "visual-question-answering", "zero-shot-image-classification", "graph-ml", "mask-generation"],
]);
const creators = new Set(["found", "crowdsourced", "expert-generated", "machine-generated", "no-annotation", "other"]);
const sizes = new Set([
  ...["n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M", "100M<n<1B"],
  ...["1B<n<10B", "10B<n<100B", "100B<n<1T", "n>1T", "other"],
]);

interface Card {
  readonly license: string;
  readonly pretty_name: string;
  readonly tags: string[];
  readonly task_categories?: string[];
  readonly size_categories: string[];
  readonly annotations_creators: string[];
  readonly source_datasets: string[];
  readonly configs: { config_name: string; default?: boolean; data_files: { split: string; path: string }[] }[];
}

function readCard(manifest: Manifest): Card {
  const [, yaml, after] = writeFrontMatter(manifest).split("---\n");
  expect(after).toBe("");
  const document = parseDocument(yaml!, { strict: true, uniqueKeys: true });
  expect(document.errors).toEqual([]);
  expect(document.warnings).toEqual([]);
  return document.toJS() as Card;
}

describe("writeFrontMatter", () => {
  const card = readCard(facts);

  it("has known keys and values alone", () => {
    for (const key of Object.keys(card)) expect(keys, key).toContain(key);
    expect(licenses).toContain(card.license);
    expect(card.pretty_name).toBe("Palate v2026.11.1");
    for (const tag of card.tags) expect(tag).toMatch(/^[a-z0-9-]+$/);
    for (const task of card.task_categories ?? []) expect(taskCategories).toContain(task);
    for (const creator of card.annotations_creators) expect(creators).toContain(creator);
    for (const size of card.size_categories) expect(sizes).toContain(size);
    for (const source of card.source_datasets) expect(["original", "extended"]).toContain(source);
  });

  it("names a file of the release for each table, the first of which is the default", () => {
    const names = new Set(facts.files.map(({ name }) => name));
    expect(card.configs.map(({ config_name }) => config_name).slice(0, facts.tables.length)).toEqual(
      facts.tables.map(({ name }) => name),
    );
    expect(card.configs.filter((config) => config.default).map(({ config_name }) => config_name)).toEqual(["votes"]);
    for (const { config_name, data_files } of card.configs) {
      expect(config_name).toMatch(/^[^<>:/\\|?*]+$/);
      expect(data_files).toEqual([{ split: "train", path: `${config_name}.parquet` }]);
      if (facts.tables.some(({ name }) => name === config_name)) expect(names).toContain(data_files[0]!.path);
    }
  });

  it("names a file for each view as well, where the manifest lists any", () => {
    const view = { name: "few-shot", rows: 3, columns: [] };
    const { configs } = readCard({ ...facts, views: [view] } as Manifest);
    expect(configs.at(-1)).toEqual({
      config_name: "few-shot",
      data_files: [{ split: "train", path: "few-shot.parquet" }],
    });
  });

  it("says which work each kind of arena is about, who annotated, and says nothing of what is not known", () => {
    const of = (modality: string) =>
      readCard({ ...facts, arenas: [{ ...facts.arenas[0]!, modality }] }).task_categories;
    for (const modality of ["text", "summary", "image", "audio", "ranking"]) {
      expect(taskCategories).toContain(of(modality)?.[0]);
    }
    expect(of("smell")).toBeUndefined();
    expect(card).not.toHaveProperty("language");
    expect(readCard({ ...facts, source: "simulated" }).annotations_creators).toEqual(["machine-generated"]);
    const imported = readCard({ ...facts, source: "imported" });
    expect(imported.annotations_creators).toEqual(["found"]);
    expect(imported.source_datasets).toEqual(["extended"]);
  });
});

describe("sizeCategory", () => {
  it("knows where each size begins", () => {
    expect([0, 999, 1000, 9_999, 10_000, 1_000_000].map(sizeCategory)).toEqual([
      ...["n<1K", "n<1K", "1K<n<10K", "1K<n<10K", "10K<n<100K", "1M<n<10M"],
    ]);
    expect(sizes).toContain(sizeCategory(2_000_000_000));
  });
});
