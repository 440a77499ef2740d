import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Manifest } from "../manifest";
import { checkSince } from "./check-since";
import { type BoardCell, compareBoards, toldPoints } from "./compare-boards";
import { compareReleases } from "./compare-releases";
import type { ComparedRelease } from "./compared-release";
import { toldStandings, writeCells, writeChanges, writeFirstChanges } from "./write-changes";

type Facts = Omit<Manifest, "files">;

const column = (name: string, description = `What ${name} says.`) =>
  ({ name, type: "string", isNullable: false, description }) as const;
const board = (view: string, failure: string | null = null) => ({
  arena: "text",
  view,
  votes: 100,
  failure,
  notPublished: {},
  live: null,
});
const cell = (system: string, rating: number | null, rank: number | null, view = "human"): BoardCell => ({
  arena: "text",
  view,
  system,
  rating,
  rank,
});

const older: Facts = {
  schema: "palate.release/3",
  version: "v2026.11.1",
  createdAt: "2026-11-23T10:00:00.000Z",
  cutoffAt: "2026-11-23T10:00:00.000Z",
  cutoffs: { text: "2026-11-23T10:00:00.000Z" },
  schedules: {},
  moved: ["text"],
  codeVersion: "0.1.0",
  methodology: "2026-11-9",
  source: "human",
  address: "https://palate.example",
  arenas: [],
  supersedes: null,
  since: null,
  counts: {
    votes: 1_000,
    annotators: 56,
    byArena: { text: 1_000 },
    leftOut: { no_consent: 7 },
    redactions: {},
    held: 0,
  },
  privacy: { times: "days or weeks", anonymity: { k: 5, l: 2, annotators: 40 } },
  tables: [{ name: "votes", rows: 1_000, columns: [column("vote_id"), column("fit"), column("gone")] }],
  boards: [board("human"), board("human/half"), board("human/owner")],
  chain: null,
  views: [],
};
const newer: Facts = {
  ...older,
  version: "v2026.12.1",
  codeVersion: "0.2.0",
  since: {
    version: "v2026.11.1",
    votes: { before: 1_000, added: 300, withdrawn: 12, erased: 1, excluded: 3 },
    assessments: { before: 0, added: 0, withdrawn: 0, erased: 0, excluded: 0 },
  },
  counts: { ...older.counts, votes: 1_284, byArena: { text: 1_200, image: 84 }, leftOut: { no_consent: 9 } },
  privacy: { times: "weeks | days", anonymity: { k: 7, l: 2, annotators: 41 } },
  tables: [
    { name: "votes", rows: 1_284, columns: [column("vote_id"), column("fit", "Another meaning."), column("tier")] },
    { name: "tasks", rows: 9, columns: [column("task")] },
  ],
  boards: [board("human"), board("human/half", "disconnected"), board("human/proxy")],
};
const before: ComparedRelease = {
  manifest: older,
  boards: [cell("a", 1_000, 1), cell("b", 990, 2), cell("c", 900, 3), cell("d", null, null)],
};
const now: ComparedRelease = {
  manifest: newer,
  boards: [cell("a", 995, 2), cell("b", 999.99, 1), cell("c", 890.5, 3), cell("d", 1_100, 4)],
};

describe("compareReleases", () => {
  const changes = compareReleases(before, now);

  it("counts rows, and says where they came from and went", () => {
    expect(changes.tables).toEqual([
      { name: "votes", before: 1_000, now: 1_284 },
      { name: "tasks", before: null, now: 9 },
    ]);
    expect(changes.since?.votes).toMatchObject({ withdrawn: 12 });
    expect(changes.contradictions).toEqual([]);
  });

  it("finds columns that came, went or mean something else, in tables that both have", () => {
    expect(changes.columns).toEqual([
      { table: "votes", added: ["tier"], removed: ["gone"], changed: [{ name: "fit", what: ["meaning"] }] },
    ]);
  });

  it("finds boards that came, went or have another outcome, and systems that stand elsewhere", () => {
    expect(changes.boards).toEqual({
      appeared: [{ arena: "text", view: "human/proxy" }],
      disappeared: [{ arena: "text", view: "human/owner" }],
      outcomes: [{ arena: "text", view: "human/half", before: null, now: "disconnected" }],
      standings: [
        expect.objectContaining({ system: "d", before: { rating: null, rank: null } }),
        expect.objectContaining({ system: "b" }),
        expect.objectContaining({ system: "a" }),
      ],
    });
  });

  it("finds settings that were asked for, not what they cost", () => {
    expect(changes.settings).toEqual([
      { name: "code", before: "0.1.0", now: "0.2.0" },
      { name: "privacy.anonymity.k", before: "5", now: "7" },
      { name: "privacy.times", before: "days or weeks", now: "weeks | days" },
    ]);
  });

  it("contradicts a later release that says something else of the earlier one", () => {
    const other = { ...before, manifest: { ...older, counts: { ...older.counts, votes: 999 } } };
    expect(compareReleases(other, now).contradictions).toEqual([
      "v2026.11.1 has 999 votes; the later release says that it had 1000",
    ]);
  });

  it("does not know where rows went between releases that do not follow each other", () => {
    const third = { ...now, manifest: { ...newer, since: { ...newer.since!, version: "v2026.11.9" } } };
    expect(compareReleases(before, third)).toMatchObject({ since: null, contradictions: [] });
    expect(writeChanges(compareReleases(before, third))).toContain("was not made against v2026.11.1");
  });

  it("compares with the first form of releases, which had neither types nor boards", () => {
    const { counts, version, createdAt, codeVersion } = older;
    const columns = [{ name: "vote_id", description: "What vote_id says." }];
    const manifest = {
      schema: "palate.release/1",
      version,
      createdAt,
      codeVersion,
      source: "human",
      counts,
      columns,
    } as const;
    const found = compareReleases({ manifest, boards: [] }, now);
    expect(found.columns).toEqual([{ table: "votes", added: ["fit", "tier"], removed: [], changed: [] }]);
    expect(found.boards.appeared).toHaveLength(3);
    expect(found.boards.standings).toEqual([]);
    expect(found.settings).toContainEqual({ name: "methodology", before: null, now: "2026-11-9" });
  });

  it("is the same whatever order a database gives keys in", () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value) || typeof value !== "object" || value === null
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([key, inner]) => [key, turned(inner)]),
          );
    const other = { ...before, manifest: turned(older) as Facts };
    expect(writeChanges(compareReleases(other, now)) + writeCells(compareReleases(other, now))).toBe(
      writeChanges(changes) + writeCells(changes),
    );
  });
});

describe("compareBoards", () => {
  const cells = fc.uniqueArray(
    fc.record({
      arena: fc.constant("text"),
      view: fc.constantFrom("human", "human/half"),
      system: fc.constantFrom("a", "b", "c", "d"),
      rating: fc.option(fc.double({ min: 500, max: 1_500, noNaN: true })),
      rank: fc.option(fc.integer({ min: 1, max: 4 })),
    }),
    { selector: ({ view, system }) => `${view} ${system}` },
  );
  const listed = [board("human"), board("human/half")];

  it("finds nothing between a release and itself, and the same the other way round", () => {
    fc.assert(
      fc.property(cells, cells, (one, other) => {
        expect(compareBoards({ listed, cells: one }, { listed, cells: one }).standings).toEqual([]);
        const there = compareBoards({ listed, cells: one }, { listed, cells: other }).standings!;
        const back = compareBoards({ listed, cells: other }, { listed, cells: one }).standings!;
        expect(there.map(({ before: then, now: later, ...names }) => ({ ...names, before: later, now: then }))).toEqual(
          back,
        );
        for (const { before: then, now: later } of there) {
          const isFar =
            then.rating !== null && later.rating !== null && Math.abs(then.rating - later.rating) > toldPoints;
          expect(isFar || then.rank !== later.rank || (then.rating === null) !== (later.rating === null)).toBe(true);
        }
      }),
    );
  });

  it("compares no ratings where the boards of one of both are not at hand", () => {
    expect(compareBoards({ listed, cells: null }, { listed, cells: [] }).standings).toBeNull();
    expect(compareBoards({ listed, cells: [] }, { listed, cells: null }).standings).toBeNull();
  });
});

describe("CHANGES.md", () => {
  it("says all of it", () => {
    const text = writeChanges(compareReleases(before, now));
    for (const line of [
      "# Changes in v2026.12.1",
      "| votes | 1,000 | 1,284 | +284 |",
      "| tasks | – | 9 | +9 |",
      "| votes | 1,000 | 300 | 12 | 1 | 3 |",
      "| votes | `tier` | added |",
      "| votes | `gone` | removed |",
      "| votes | `fit` | other meaning |",
      "New boards: `text human/proxy`.",
      "Boards that are gone: `text human/owner`.",
      "`text human/half`: has no ratings (disconnected).",
      "| text | human | d | – | 1100.0 | – | – | 4 |",
      "| text | human | a | 1000.0 | 995.0 | −5 | 1 | 2 |",
      "| privacy.anonymity.k | 5 | 7 |",
      "| privacy.times | days or weeks | weeks \\| days |",
    ]) {
      expect(text.split("\n")).toContain(line);
    }
    expect(text).not.toMatch(/undefined|null|NaN/);
    expect(writeCells(compareReleases(before, now)).split("\n")).toContain("| votes of image | – | 84 | +84 |");
  });

  it("tells the largest differences where there are many, and how many more there are", () => {
    const systems = Array.from({ length: toldStandings + 5 }, (_, at) => `system-${at}`);
    const far = {
      ...now,
      boards: systems.map((system, at) => cell(system, 1_011 + at, at + 1)),
    };
    const near = { ...before, boards: systems.map((system, at) => cell(system, 1_000, at + 1)) };
    const text = writeChanges(compareReleases(near, far));
    expect(text.match(/\| text \| human \| system-/g)).toHaveLength(toldStandings);
    expect(text).toContain("| system-24 | 1000.0 | 1035.0 | +35 |");
    expect(text).not.toContain("system-4 ");
    expect(text).toContain("5 more differ.");
  });

  it("says where nothing changed, where boards are gone, and what a re-issue is", () => {
    const same = {
      ...before,
      manifest: { ...older, version: "v2026.11.2", supersedes: "v2026.11.1", since: newer.since },
    };
    const text = writeChanges(compareReleases({ ...before, boards: null }, same));
    expect(text).toContain("v2026.11.2 takes the place of v2026.11.1");
    expect(text).toContain("Tables that both have, have the same columns.");
    expect(text).toContain("With the same code, methodology and privacy.");
    expect(text).toContain("The boards of v2026.11.1 are not at hand");
    expect(writeChanges(compareReleases(before, same))).toContain("every system has its rank");
  });

  it("of the first release of a source says so", () => {
    expect(writeFirstChanges({ version: "v2026.11.1", source: "simulated" })).toBe(
      "# Changes in v2026.11.1\n\nThis is the first release of simulated votes: there is none before it to compare with.\n",
    );
  });
});

describe("checkSince", () => {
  const check = (changed: Partial<Manifest>) => checkSince({ ...newer, files: [], ...changed } as Manifest).problems;

  it("holds what came and went against the rows", () => {
    expect(check({})).toEqual([]);
    expect(check({ since: null })).toEqual([]);
    expect(check({ counts: { ...newer.counts, votes: 1_285 } })).toEqual([
      "votes: 1284 by what came and went, 1285 in the manifest",
    ]);
    expect(check({ supersedes: "v2026.10.1" })).toEqual(["it takes the place of v2026.10.1 and follows another"]);
  });
});
