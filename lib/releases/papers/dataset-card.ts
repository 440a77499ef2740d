import type { Manifest } from "../manifest";
import { releasedTablesAndViews } from "./released-tables";
import { writeYaml } from "./yaml";

/**
 * The front matter that makes the README a dataset card, so that `load_dataset(path, "votes")` reads a table by its name. It says what the manifest
 * knows: no language, which the record does not have, and no features, which Parquet says itself.
 *
 * @see https://huggingface.co/docs/hub/datasets-cards, https://huggingface.co/docs/hub/datasets-manual-configuration
 */
export function writeFrontMatter(manifest: Manifest): string {
  const { version, source, arenas, counts, assessments } = manifest;
  const tasks = [...new Set(arenas.flatMap(({ modality }) => taskOfModality[modality] ?? []))];
  const tables = releasedTablesAndViews(manifest);
  const [first] = tables;
  return `---\n${writeYaml({
    pretty_name: `Palate ${version}`,
    license: "cc-by-4.0",
    tags: ["personalization", "human-feedback", "preference", "leaderboard", ...(source === "human" ? [] : [source])],
    ...(tasks.length === 0 ? {} : { task_categories: tasks }),
    size_categories: [sizeCategory(counts.votes + (assessments?.counts.assessments ?? 0))],
    annotations_creators: [creators[source]],
    source_datasets: [source === "imported" ? "extended" : "original"],
    configs: tables.map((table) => ({
      config_name: table.name,
      data_files: [{ split: "train", path: table.parquet }],
      ...(table === first ? { default: true } : {}),
    })),
  })}---\n`;
}

/** What the hub calls the work that an arena's systems do. */
const taskOfModality: Readonly<Record<string, string>> = {
  text: "text-generation",
  summary: "summarization",
  image: "image-to-image",
  audio: "text-to-audio",
  ranking: "text-ranking",
};

const creators: Record<Manifest["source"], string> = {
  human: "crowdsourced",
  simulated: "machine-generated",
  imported: "found",
};

const sizes = ["1K", "10K", "100K", "1M", "10M", "100M", "1B", "10B"];

/** The hub's name for how many examples there are, up to ten thousand million. */
export function sizeCategory(rows: number): string {
  const at = sizes.findIndex((_, step) => rows < 1000 * 10 ** step);
  return at === 0 ? `n<${sizes[0]}` : `${sizes[at - 1]}<n<${sizes[at]}`;
}
