import { formatBytes, formatCount, sayCount } from "@/components/ui/format-number";
import { sayDate } from "@/components/ui/time-words";
import { type ListedRelease, releaseLicense } from "@/lib/releases/schema";

export interface ReleaseFileRow {
  readonly name: string;
  readonly url: string;
  /** "12 kB", in units of 1000 as drives and downloads count. */
  readonly size: string;
  readonly sha256: string;
  readonly rows: string | null;
}

export interface PreparedRelease {
  readonly version: string;
  readonly href: string;
  /** When it was made: "23 November 2026". */
  readonly date: string;
  /** Until when the record is in it. */
  readonly until: string;
  /** What it holds, in a sentence: "1 284 votes of 96 annotators in 3 arenas, until 23 November 2026." */
  readonly finding: string;
  readonly votes: string;
  /** Of votes: "people’s votes", "simulated votes", "imported votes". */
  readonly source: string;
  readonly isSimulated: boolean;
  /** The release that took its place; null as long as none did. */
  readonly supersededBy: string | null;
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  readonly files: readonly ReleaseFileRow[];
  /** "56 images, 1.2 MB"; null where there are none. They are too many to list, and named in the tables. */
  readonly images: string | null;
}

const sourceWords = { human: "people’s votes", simulated: "simulated votes", imported: "imported votes" } as const;

function isImage({ name }: ListedRelease["files"][number]): boolean {
  return name.startsWith("images/");
}

function sayImages(images: ListedRelease["files"]): string | null {
  if (images.length === 0) return null;
  const bytes = images.reduce((sum, image) => sum + image.bytes, 0);
  return `${sayCount(images.length, "image")}, ${formatBytes(bytes)}`;
}

function sayFinding({ source, votes, assessments, annotators, arenas, cutoffAt }: ListedRelease): string {
  const kind = source === "human" ? "" : `${source} `;
  const parts = [
    ...(votes > 0 ? [`${sayCount(votes, `${kind}vote`)} of ${sayCount(annotators.votes, "annotator")}`] : []),
    ...(assessments > 0
      ? [
          `${sayCount(assessments, `${votes > 0 ? "" : kind}assessment`)} of ${sayCount(annotators.assessments, "annotator")}`,
        ]
      : []),
  ];
  return `${parts.join(" and ")} in ${sayCount(arenas.length, "arena")}, until ${sayDate(cutoffAt)}.`;
}

/** What the pages of the data show of a release: every decision, without its drawing. */
export function prepareRelease(release: ListedRelease): PreparedRelease {
  const { version, votes, assessments, annotators, arenas, files } = release;
  return {
    version,
    href: `/data/${version}`,
    date: sayDate(release.createdAt),
    until: sayDate(release.cutoffAt),
    finding: sayFinding(release),
    votes: formatCount(votes),
    source: sourceWords[release.source],
    isSimulated: release.source === "simulated",
    supersededBy: release.supersededBy,
    figures: [
      ...(votes > 0 || assessments === 0 ? [{ label: "Votes", value: formatCount(votes) }] : []),
      ...(assessments > 0 ? [{ label: "Assessments", value: formatCount(assessments) }] : []),
      { label: "Annotators", value: sayAnnotators(annotators) },
      { label: "Arenas", value: formatCount(arenas.length) },
      { label: "Made on", value: sayDate(release.createdAt) },
      ...(files.length > 0 ? [{ label: "Size", value: formatBytes(release.bytes) }] : []),
      { label: "License", value: releaseLicense.name },
    ],
    images: sayImages(files.filter(isImage)),
    files: files.filter((file) => !isImage(file)).map(prepareFile),
  };
}

/** Those of votes and those of assessments are counted by themselves: somebody may be among both. */
function sayAnnotators({ votes, assessments }: ListedRelease["annotators"]): string {
  if (assessments === 0) return formatCount(votes);
  return votes === 0 ? formatCount(assessments) : `${formatCount(votes)} and ${formatCount(assessments)}`;
}

function prepareFile({ name, url, bytes, sha256, rows }: ListedRelease["files"][number]): ReleaseFileRow {
  return { name, url, size: formatBytes(bytes), sha256, rows: rows === null ? null : formatCount(rows) };
}

/** The files that most people come for: judgements in every format, and what says what they are. */
export function pickMainFiles(files: readonly ReleaseFileRow[]): readonly ReleaseFileRow[] {
  return files.filter(({ name }) => /^(votes|assessments)\.|^(README\.md|manifest\.json|SHA256SUMS)$/.test(name));
}
