import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { createAnnotator, createArena, createVote } from "@/lib/db/testing/factories";
import { type Manifest, manifest as manifestSchema } from "../manifest";
import { build, releasesFolder } from "../testing/build";
import { readJsonLines } from "../testing/read-files";
import { views } from "../views/list";
import { openNestedParquet } from "../views/nested-parquet";
import { tamperWith } from "./testing/tampered-release";
import { ViewRows } from "./view-rows";

type Row = Record<string, unknown>;

async function publish(): Promise<string> {
  const systems = ["a", "b", "c", "d", "e", "f", "g", "h"].map((slug) => ({ slug, family: "Alpha", strategy: slug }));
  const { id: arenaId } = await createArena({ slug: "pairs", systems });
  const verdicts = ["left", "right", "left", "tie", "both_bad"] as const;
  const [annotator, other] = [await createAnnotator(), await createAnnotator()];
  let n = 0;
  for (const [at, { slug: one }] of systems.entries()) {
    for (const { slug: two } of systems.slice(at + 1)) {
      n += 1;
      await createVote({ arenaId, annotatorId: annotator.id, systems: [one, two], fit: verdicts[n % 3] });
      await createVote({ arenaId, annotatorId: other.id, systems: [two, one], fit: verdicts[n % 5] });
    }
  }
  await createVote({ arenaId, annotatorId: other.id, exclusionReason: "too_fast" });
  const { version } = await build();
  return path.join(releasesFolder(), version);
}

const { folder, read, write, cover, wrong } = tamperWith(publish);

async function readManifest(): Promise<Manifest> {
  return manifestSchema.parse(JSON.parse((await read("manifest.json")).toString("utf8")));
}

async function readRows(name: string): Promise<Row[]> {
  const place = { path: folder(), manifest: await readManifest() };
  const reader = new ViewRows(place, views.find((view) => view.name === name)!);
  const rows: Row[] = [];
  for (let row = await reader.next(); row !== null; row = await reader.next()) rows.push(row);
  return rows;
}

/** Rewrites a view in every format, with the tracks covered. */
async function rewrite(name: string, change: (rows: Row[]) => Row[]): Promise<void> {
  const { fields, hasJsonLines } = views.find((view) => view.name === name)!;
  const rows = change(await readRows(name));
  const chunks: Uint8Array[] = [];
  const keep = async (chunk: Uint8Array | string) => void chunks.push(Buffer.from(chunk as Uint8Array));
  const parquet = openNestedParquet({ write: keep, finish: async () => ({ bytes: 0, sha256: "" }) }, fields);
  await parquet.write(rows);
  await parquet.finish();
  await write(`${name}.parquet`, Buffer.concat(chunks));
  if (hasJsonLines) {
    await write(`${name}.jsonl.gz`, gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join("")));
  }
  await cover((same) => ({
    ...same,
    views: same.views.map((view) => (view.name === name ? { ...view, rows: rows.length } : view)),
  }));
}

const changeFirst = (change: (row: Row) => Row) => (rows: Row[]) =>
  rows.map((row, at) => (at === 0 ? change(row) : row));

it("every view holds, also when it is written again as it is", async () => {
  expect((await readManifest()).views.map(({ name }) => name)).toEqual(views.map(({ name }) => name));
  for (const { name } of views) await rewrite(name, (rows) => rows);
  expect(await wrong()).toEqual({});
});

it.each<[string, string, (rows: Row[]) => Row[], RegExp]>([
  [
    "another winner",
    "arena-140k",
    changeFirst((row) => ({ ...row, winner: row.winner === "tie" ? "model_a" : "tie" })),
    /row 1: winner/,
  ],
  [
    "another text",
    "arena-140k",
    changeFirst((row) => ({ ...row, conversation_a: row.conversation_b })),
    /row 1: conversation_a/,
  ],
  [
    "a moment",
    "arena-140k",
    changeFirst((row) => ({ ...row, timestamp: new Date("2026-11-16T13:14:15.678Z") })),
    /row 1: timestamp/,
  ],
  ["another judge", "arena-140k", changeFirst((row) => ({ ...row, judge_hash: "0".repeat(32) })), /row 1: judge_hash/],
  [
    "an order within the day",
    "arena-140k",
    changeFirst((row) => ({ ...row, evaluation_order: 2 })),
    /row 1: evaluation_order/,
  ],
  ["a row less", "arena-140k", (rows) => rows.slice(0, -1), /a row is missing after row 55/],
  ["a row too many", "arena-55k", (rows) => [...rows, rows[0]!], /1 rows are in no table/],
  [
    "a response that is not there",
    "arena-55k",
    changeFirst((row) => ({ ...row, response_a: '["x"]' })),
    /row 1: response_a/,
  ],
  [
    "two winners",
    "arena-55k",
    changeFirst((row) => ({ ...row, winner_model_a: 1, winner_model_b: 1 })),
    /row 1: winner_model/,
  ],
  [
    "chosen and rejected changed",
    "preference",
    changeFirst((row) => ({ ...row, chosen: row.rejected, rejected: row.chosen })),
    /row 1: chosen/,
  ],
  ["a wider margin", "preference", changeFirst((row) => ({ ...row, margin: 0.75 })), /row 1: margin/],
  ["another persona", "preference", changeFirst((row) => ({ ...row, persona: "Somebody." })), /row 1: persona/],
  [
    "a query pair among the support",
    "few-shot",
    changeFirst((row) => ({ ...row, role: "support" })),
    /row 1: role is not what the tables say/,
  ],
  [
    "a subject that is nobody",
    "few-shot",
    changeFirst((row) => ({ ...row, subject: "0".repeat(32) })),
    /row 1: subject/,
  ],
  [
    "a reason too many",
    "votes-full",
    (rows) => rows.map((row) => (row.is_excluded ? { ...row, exclusion_reason: "bot" } : row)),
    /1 votes are excluded as bot, the manifest says 0/,
  ],
  [
    "a counted vote as excluded",
    "votes-full",
    changeFirst((row) => ({ ...row, is_excluded: true })),
    /row 1: is_excluded/,
  ],
  [
    "a vote that is in no table",
    "votes-full",
    (rows) => rows.map((row) => ({ ...row, is_excluded: false, exclusion_reason: null })),
    /counts and is not in votes/,
  ],
])("finds %s", async (_, view, change, problem) => {
  await rewrite(view, change);
  const found = await wrong();
  expect(Object.keys(found)).toEqual([view]);
  expect(found[view]!.join("; ")).toMatch(problem);
});

it("finds an address in a vote that does not count", async () => {
  await rewrite("votes-full", (rows) =>
    rows.map((row) => (row.is_excluded ? { ...row, feedback_left: "joe@example.org" } : row)),
  );
  expect(Object.keys(await wrong())).toEqual(["texts"]);
});

it("finds rows that differ between the formats, files that are not described, and views that there are none of", async () => {
  const rows = readJsonLines(await read("few-shot.jsonl.gz"));
  await write(
    "few-shot.jsonl.gz",
    gzipSync(
      rows
        .toReversed()
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(""),
    ),
  );
  await cover((same) => ({
    ...same,
    views: same.views.flatMap((view) =>
      view.name === "arena-55k"
        ? [{ ...view, name: "arena-56k" }]
        : view.name === "preference"
          ? [{ ...view, columns: [] }]
          : view,
    ),
  }));
  const found = await wrong();
  expect(found["few-shot"]!.join("; ")).toMatch(/jsonl\.gz has other rows than parquet/);
  expect(found["arena-55k"]!.join("; ")).toMatch(/there and not described/);
  expect(found.preference!.join("; ")).toMatch(/describes other columns/);
  expect(found.views!.join("; ")).toMatch(/arena-56k is no view/);
});

it("finds tables that no view can be made from", async () => {
  await write("battles.parquet", "no Parquet");
  await cover((same) => same);
  expect((await wrong()).views!.join("; ")).toMatch(/battles\.parquet: it cannot be read/);
});
