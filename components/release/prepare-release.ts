import { formatBytes, formatCount } from "@/components/ui/format-number";
import { sayDate } from "@/components/ui/time-words";
import type { ListedRelease } from "@/lib/releases/schema";

export interface ReleaseFileRow {
  readonly name: string;
  readonly url: string;
  /** "12 kB", in units of 1000 as drives and downloads count. */
  readonly size: string;
  readonly sha256: string;
  /** The first twelve digits: enough to compare by eye. */
  readonly shortSha256: string;
  readonly rows: string | null;
}

export interface PreparedRelease {
  readonly version: string;
  readonly date: string;
  readonly votes: string;
  /** "56 assessments"; null where there are none. */
  readonly assessments: string | null;
  /** "people's votes", "simulated votes", "imported votes". */
  readonly source: string;
  readonly isSimulated: boolean;
  readonly files: readonly ReleaseFileRow[];
  /** "56 images, 1.2 MB"; null where there are none. They are too many to list, and named in the tables. */
  readonly images: string | null;
  /** Lines of Python that load them; null for a release without a file that pandas reads. */
  readonly python: string | null;
}

const sourceWords = { human: "people’s votes", simulated: "simulated votes", imported: "imported votes" } as const;

const pandasReaders: readonly [ending: string, call: (url: string) => string][] = [
  [".parquet", (url) => `pd.read_parquet("${url}")`],
  [".jsonl.gz", (url) => `pd.read_json("${url}", lines=True)`],
  [".jsonl", (url) => `pd.read_json("${url}", lines=True)`],
];

/** Python that loads the release's votes and assessments from its address: Parquet before JSONL. */
export function sayPython(release: ListedRelease, origin: string): string | null {
  const lines = ["votes", "assessments"].flatMap((base) => {
    for (const [ending, call] of pandasReaders) {
      const file = release.files.find(({ name }) => name === `${base}${ending}`);
      if (file) return [`${base} = ${call(new URL(file.url, origin).href)}`];
    }
    return [];
  });
  return lines.length === 0 ? null : ["import pandas as pd", ...lines].join("\n");
}

function isImage({ name }: ListedRelease["files"][number]): boolean {
  return name.startsWith("images/");
}

function sayImages(images: ListedRelease["files"]): string | null {
  if (images.length === 0) return null;
  const bytes = images.reduce((sum, image) => sum + image.bytes, 0);
  return `${formatCount(images.length)} ${images.length === 1 ? "image" : "images"}, ${formatBytes(bytes)}`;
}

/** What the data page shows of a release. `origin` is where this instance is reached, for the code to copy. */
export function prepareRelease(release: ListedRelease, origin: string): PreparedRelease {
  return {
    version: release.version,
    date: sayDate(release.createdAt),
    votes: formatCount(release.votes),
    assessments:
      release.assessments === 0
        ? null
        : `${formatCount(release.assessments)} ${release.assessments === 1 ? "assessment" : "assessments"}`,
    source: sourceWords[release.source],
    isSimulated: release.source === "simulated",
    images: sayImages(release.files.filter(isImage)),
    files: release.files
      .filter((file) => !isImage(file))
      .map((file) => ({
        name: file.name,
        url: file.url,
        size: formatBytes(file.bytes),
        sha256: file.sha256,
        shortSha256: file.sha256.slice(0, 12),
        rows: file.rows === null ? null : formatCount(file.rows),
      })),
    python: sayPython(release, origin),
  };
}
