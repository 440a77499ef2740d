import type { CountedFiles } from "@/lib/storage/counting-staging";
import { listFiles } from "../file-list";
import { type Manifest, privacyReport, type StoredManifest } from "../manifest";
import { sayPrivacy } from "../papers/privacy-report";
import { type DryRunReport, dryRunReport } from "./schema";

type Kind = DryRunReport["votes"];

/** What is told of a release that was tried, from its manifest, beside the newest one of the same source. */
export function reportDryRun(
  tried: Manifest,
  { files, bytes }: CountedFiles,
  before: StoredManifest | null,
): DryRunReport {
  const { anonymity } = tried.privacy;
  return dryRunReport.parse({
    madeAt: tried.createdAt,
    source: tried.source,
    version: tried.version,
    cutoffs: tried.cutoffs,
    moved: tried.moved,
    votes: votesOf(tried),
    assessments: tried.assessments ? assessmentsOf(tried) : null,
    tables: tried.tables.map(({ name, rows }) => ({ name, rows })),
    files,
    bytes,
    anonymity: anonymity === undefined ? null : privacyReport.parse(anonymity),
    privacy: sayPrivacy(tried),
    changes: before && { since: before.version, numbers: compareNumbers(before, tried) },
  } satisfies DryRunReport);
}

function votesOf({ counts }: StoredManifest): Kind {
  const { votes: rows, held = 0, withheld = 0, releasedAfterReview = 0, ...rest } = counts;
  return { rows, held, withheld, releasedAfterReview, ...rest };
}

function assessmentsOf({ assessments }: StoredManifest): Kind {
  const none: NonNullable<typeof assessments>["counts"] = {
    assessments: 0,
    annotators: 0,
    byArena: {},
    leftOut: {},
    redactions: {},
  };
  const { assessments: rows, held = 0, withheld = 0, releasedAfterReview = 0, ...rest } = assessments?.counts ?? none;
  return { rows, held, withheld, releasedAfterReview, ...rest };
}

/** The numbers in which two releases differ. */
function compareNumbers(before: StoredManifest, now: Manifest): { what: string; before: number; now: number }[] {
  const [old, present] = [numbersOf(before), numbersOf(now)];
  return [...new Set([...present.keys(), ...old.keys()])]
    .map((what) => ({ what, before: old.get(what) ?? 0, now: present.get(what) ?? 0 }))
    .filter((row) => row.before !== row.now);
}

function numbersOf(manifest: StoredManifest): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const [name, kind] of [
    ["votes", votesOf(manifest)],
    ["assessments", assessmentsOf(manifest)],
  ] as const) {
    numbers.set(name, kind.rows);
    for (const [arena, rows] of Object.entries(kind.byArena)) numbers.set(`${name} of ${arena}`, rows);
    numbers.set(`annotators of ${name}`, kind.annotators);
    for (const [reason, rows] of Object.entries(kind.leftOut)) numbers.set(`${name} left out: ${spaced(reason)}`, rows);
    for (const [found, places] of Object.entries(kind.redactions)) {
      numbers.set(`places replaced in ${name}: ${spaced(found)}`, places);
    }
    numbers.set(`texts held of ${name}`, kind.held);
    numbers.set(`texts withheld of ${name}`, kind.withheld);
    numbers.set(`texts of ${name} released after review`, kind.releasedAfterReview);
  }
  if (manifest.schema !== "palate.release/1") {
    for (const { name, rows } of manifest.tables) {
      if (name !== "votes" && name !== "assessments") numbers.set(`rows of ${name}`, rows);
    }
  }
  const files = listFiles(manifest);
  numbers.set("files", files.length);
  return numbers;
}

function spaced(name: string): string {
  return name.replaceAll("_", " ");
}
