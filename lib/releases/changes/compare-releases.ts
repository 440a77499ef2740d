import { type BoardChanges, compareBoards } from "./compare-boards";
import { type ColumnChanges, compareColumns, describeTables } from "./compare-columns";
import type { ComparedManifest, ComparedRelease } from "./compared-release";
import type { Since } from "./since";

interface Difference<Value> {
  readonly before: Value;
  readonly now: Value;
}

/** A number of both releases; null where a release has no such thing. */
export interface CountChange extends Difference<number | null> {
  readonly name: string;
}

/** A setting of both releases, as text; null where a release does not say it. */
export interface SettingChange extends Difference<string | null> {
  readonly name: string;
}

export interface ReleaseChanges {
  readonly version: string;
  readonly before: string;
  /** Whether the second release takes the place of the first. */
  readonly isReissue: boolean;
  /** Rows by table, in the order of the releases. */
  readonly tables: readonly CountChange[];
  /** Where the rows came from and went; null where the second release was not made against the first. */
  readonly since: Pick<Since, "votes" | "assessments"> | null;
  readonly columns: readonly ColumnChanges[];
  readonly boards: BoardChanges;
  /** Only those that changed. */
  readonly settings: readonly SettingChange[];
  /** Judgements by kind and arena, and those that were left out by kind and reason. */
  readonly cells: readonly CountChange[];
  /** Where the manifests contradict each other. */
  readonly contradictions: readonly string[];
}

/**
 * Compares two releases by their manifests and boards alone. Rows are not compared one by one: there is nothing to join them by.
 *
 * @param before the older one
 */
export function compareReleases(before: ComparedRelease, now: ComparedRelease): ReleaseChanges {
  const [older, newer] = [before.manifest, now.manifest];
  const since = "since" in newer && newer.since?.version === older.version ? newer.since : null;
  return {
    version: newer.version,
    before: older.version,
    isReissue: "supersedes" in newer && newer.supersedes === older.version,
    tables: compareCounts(rowsOf(older), rowsOf(newer)),
    since: since && { votes: since.votes, assessments: since.assessments },
    columns: compareColumns(describeTables(older), describeTables(newer)),
    boards: compareBoards(
      { listed: boardsOf(older), cells: before.boards },
      { listed: boardsOf(newer), cells: now.boards },
    ),
    settings: compareSettings(settingsOf(older), settingsOf(newer)),
    cells: compareCounts(cellsOf(older), cellsOf(newer)),
    contradictions: since ? findContradictions(since, older) : [],
  };
}

function rowsOf(manifest: ComparedManifest): Map<string, number> {
  return new Map(describeTables(manifest).map(({ name, rows }) => [name, rows]));
}

function boardsOf(manifest: ComparedManifest) {
  return manifest.schema === "palate.release/1" ? [] : manifest.boards;
}

function cellsOf({ counts, assessments }: ComparedManifest): Map<string, number> {
  const kinds = [
    ["votes", counts],
    ["assessments", assessments?.counts],
  ] as const;
  const byArena = kinds.flatMap(([kind, of]) => name(`${kind} of`, of?.byArena));
  return inOrder([...byArena, ...kinds.flatMap(([kind, of]) => name(`${kind} left out as`, of?.leftOut))]);
}

function name(prefix: string, counts: Readonly<Record<string, number>> = {}): [string, number][] {
  return Object.entries(counts).map(([key, value]) => [`${prefix} ${key}`, value]);
}

function settingsOf(manifest: ComparedManifest): Map<string, string> {
  const known: [string, string][] = [
    ["code", manifest.codeVersion],
    ["form", manifest.schema],
  ];
  if (manifest.schema === "palate.release/1") return inOrder(known);
  return inOrder([...known, ["methodology", manifest.methodology], ...privacySettings(manifest.privacy)]);
}

/** What was asked for, not what it cost: texts, and the bounds `k` and `l`, however deep they stand. */
function privacySettings(value: unknown, path = "privacy"): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "number") return /\.[kl]$/.test(path) ? [[path, String(value)]] : [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => privacySettings(inner, `${path}.${key}`));
}

/** A record gives keys back in any order. */
function inOrder<Value>(entries: readonly [string, Value][]): Map<string, Value> {
  return new Map(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function compareCounts(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): CountChange[] {
  return compareMaps(before, now);
}

function compareSettings(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): SettingChange[] {
  return compareMaps(before, now).filter((change) => change.before !== change.now);
}

function compareMaps<Value>(before: ReadonlyMap<string, Value>, now: ReadonlyMap<string, Value>) {
  return [...new Set([...now.keys(), ...before.keys()])].map((key) => ({
    name: key,
    before: before.get(key) ?? null,
    now: now.get(key) ?? null,
  }));
}

function findContradictions(since: Since, { version, counts, assessments }: ComparedManifest): string[] {
  const rows = { votes: counts.votes, assessments: assessments?.counts.assessments ?? 0 };
  return (["votes", "assessments"] as const).flatMap((kind) =>
    since[kind].before === rows[kind]
      ? []
      : [`${version} has ${rows[kind]} ${kind}; the later release says that it had ${since[kind].before}`],
  );
}
