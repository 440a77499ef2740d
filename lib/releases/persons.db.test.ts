import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { acceptConsent, withdrawConsent } from "@/lib/annotators/commands";
import { consentVersion } from "@/lib/annotators/schema";
import { createBattle } from "@/lib/battles/commands";
import { db, pool } from "@/lib/db/client";
import { createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { createEmbeddedArena, createOwner, marks, ownBody } from "@/lib/db/testing/own-persona";
import type { SaveOwnPersonaBody } from "@/lib/personas/own/schema";
import { castVote } from "@/lib/votes/commands";
import { build, readContent, releasesFolder } from "./testing/build";

let own = "";
let pairsId = "";
let scaleId = "";

beforeAll(async () => {
  own = (await createEmbeddedArena()).slug;
  pairsId = (await createArena({ slug: "pairs" })).id;
  scaleId = (await createArena({ slug: "scale", scale: 5 })).id;
});

beforeEach(async () => {
  await rm(releasesFolder(), { recursive: true, force: true });
  await db.$executeRaw`TRUNCATE vote, battle, tally, assessment, showing, assessment_tally, consent, release CASCADE`;
  await db.annotatorAttribute.deleteMany();
});

interface Told {
  readonly age?: string;
  readonly work?: string;
  readonly length?: number;
  readonly agrees?: boolean;
  readonly visibility?: Partial<SaveOwnPersonaBody["visibility"]>;
}

/** Somebody with a persona who judged once for themselves. */
async function createJudge({ age = "34", work = "Nurse", length = -1, agrees = true, visibility = {} }: Told = {}) {
  const { annotator } = await createOwner({
    attributes: [
      { label: "Age", value: age },
      { label: "Work", value: work },
    ],
    byHand: { length },
    visibility: { ...ownBody().visibility, attributes: "publishable", preferences: "publishable", ...visibility },
  });
  await acceptConsent({
    annotatorId: annotator.id,
    userId: null,
    version: consentVersion,
    fields: { feedback: true, persona: agrees },
  });
  const battle = await createBattle({ arena: own, persona: "me", annotatorId: annotator.id });
  await castVote({ battleId: battle.id, annotatorId: annotator.id, fit: "right" });
  return annotator;
}

async function createJudges(count: number, told: Told = {}) {
  const judges = [];
  for (let at = 0; at < count; at += 1) judges.push(await createJudge({ length: at % 2 === 0 ? -1 : 1, ...told }));
  return judges;
}

const nurses = '{"age":"20 to 39","work":"nurse"}';

describe("what annotators say of themselves in a release", () => {
  it("is their facts in bands beside all their judgements, and their taste where they judged for themselves", async () => {
    const ages = ["21", "22", "23", "34", "35", "36", "37", "38", "39", "30"];
    const judges = [];
    for (const [at, age] of ages.entries()) judges.push(await createJudge({ age, length: at % 2 === 0 ? -1 : 1 }));
    const first = judges[0]!.id;
    await createVote({ arenaId: pairsId, annotatorId: first });
    await createAssessment({ arenaId: scaleId, annotatorId: first });

    const { rows, assessed, manifest } = await build();
    expect(rows.map((row) => row.annotator_attributes)).toEqual(Array(11).fill(nurses));
    const [proxy] = rows.filter(({ standpoint }) => standpoint === "proxy");
    const of = (id: string) => rows.find((row) => row.annotator_id === id && row.standpoint === "owner");
    expect([proxy!.persona_axes, of(proxy!.annotator_id)!.persona_axes]).toEqual([null, '{"length":"-1"}']);
    expect(assessed).toMatchObject([{ annotator_attributes: nurses, persona_axes: null }]);
    expect(rows.map((row) => row.persona_axes).toSorted()).toEqual(
      [...Array(5).fill('{"length":"-1"}'), ...Array(5).fill('{"length":"1"}'), null].toSorted(),
    );
    expect(manifest.privacy.anonymity).toMatchObject({
      k: 5,
      l: 2,
      annotators: 10,
      suppressed: 0,
      classes: 2,
      smallestClass: 5,
      attributes: { age: { twenties: 10 }, work: { exact: 10 } },
      axes: { length: { five: 10 } },
    });
  });

  it("is nothing where they did not agree, or keep the part to themselves, whatever others do", async () => {
    await createJudges(10);
    await createJudges(5, { agrees: false, work: "pilot" });
    await createJudges(5, { visibility: { attributes: "outputs" }, work: "cook", length: 0 });
    await createJudges(5, { visibility: { preferences: "outputs" }, work: "baker" });
    const { version, rows, manifest } = await build();
    expect(rows).toHaveLength(25);
    const works = rows.map((row) => JSON.parse(row.annotator_attributes ?? "{}").work);
    expect(works.filter((work) => work !== undefined).toSorted()).toEqual([
      ...Array(5).fill("baker"),
      ...Array(10).fill("nurse"),
    ]);
    expect(manifest.privacy.anonymity).toMatchObject({ annotators: 20, axes: { length: { five: 10, any: 5 } } });
    // What a task is about is everybody's, and here it has words of the persona.
    const showTasks = /^(tasks|arena-140k|arena-55k)\./;
    const files = (await readdir(path.join(releasesFolder(), version))).filter((name) => !showTasks.test(name));
    for (const name of files) {
      const bytes = await readContent(version, name);
      const never = [marks.description, marks.preferences, marks.history, "pilot", '"cook'];
      for (const secret of never) expect(bytes.includes(secret), `${name}: ${secret}`).toBe(false);
    }
  });

  it("is nothing of what fewer than five share, nor of who took their consent back, and stays away", async () => {
    const judges = await createJudges(10);
    await createJudge({ work: "lighthouse keeper", age: "97" });
    expect((await build()).manifest.privacy.anonymity).toMatchObject({ annotators: 11, suppressed: 0 });
    for (const { id } of judges.slice(0, 6)) await withdrawConsent({ annotatorId: id });
    const { version, rows, manifest } = await build();
    expect([rows.length, manifest.counts.leftOut]).toEqual([5, { withdrawn: 6 }]);
    // Four nurses and a keeper are five people, of whom all that can be said is nothing.
    expect(rows.map((row) => [row.annotator_attributes, row.persona_axes])).toEqual(Array(5).fill([null, null]));
    expect(manifest.privacy.anonymity).toMatchObject({ annotators: 5, suppressed: 5, classes: 0, smallestClass: null });
    for (const name of ["votes.jsonl.gz", "manifest.json", "README.md"]) {
      const text = await readContent(version, name);
      expect(text, name).not.toMatch(/keeper|nurse/);
    }
  });

  it("leaves out a fact that a machine would take something out of, or that is markup", async () => {
    for (const work of ["joe@example.org", "see https://example.org/joe"]) await createJudges(5, { work });
    const { rows } = await build();
    expect(new Set(rows.map((row) => row.annotator_attributes))).toEqual(new Set(['{"age":"30 to 39"}']));
  });

  it("has what is declared of imported annotators as it was declared, where enough share it", async () => {
    for (let at = 0; at < 9; at += 1) {
      const annotator = await db.annotator.create({ data: { source: "imported" } });
      const value = at < 6 ? "Yes" : "No";
      await db.annotatorAttribute.create({ data: { annotatorId: annotator.id, label: "Fan", value } });
      await createVote({ arenaId: pairsId, annotatorId: annotator.id, source: "imported" });
    }
    const { rows } = await build({ source: "imported" });
    // Three of "No" are too few; and where they were the rest, they would be told by it: nobody is said to be anything.
    expect(new Set(rows.map((row) => row.annotator_attributes))).toEqual(new Set([null]));
    for (let at = 0; at < 2; at += 1) {
      const annotator = await db.annotator.create({ data: { source: "imported" } });
      await db.annotatorAttribute.create({ data: { annotatorId: annotator.id, label: "Fan", value: "No" } });
      await createVote({ arenaId: pairsId, annotatorId: annotator.id, source: "imported" });
    }
    const said = (await build({ source: "imported" })).rows.map((row) => row.annotator_attributes);
    expect(said.toSorted()).toEqual([...Array(5).fill('{"Fan":"No"}'), ...Array(6).fill('{"Fan":"Yes"}')]);
  });
});

it("reads nothing but what a release is made of: no account, session, address or measurement", async () => {
  await createJudges(1);
  await createAssessment({ arenaId: scaleId });
  const asked: string[] = [];
  const connect = vi.spyOn(pool, "connect").mockImplementation(async () => {
    connect.mockRestore();
    const client = await pool.connect();
    const query = client.query.bind(client);
    vi.spyOn(client, "query").mockImplementation((...given: unknown[]) => {
      asked.push(String(given[0]));
      return (query as (...all: unknown[]) => unknown)(...given);
    });
    return client;
  });
  await build();
  vi.restoreAllMocks();
  const sql = asked.join("\n");
  expect(asked.length).toBeGreaterThan(8);
  const tables = [...sql.matchAll(/\b(?:FROM|JOIN)\s+(?:LATERAL\s+)?([a-z_]+)/g)].map(([, table]) => table);
  const known = new Set([
    ...["vote", "battle", "assessment", "showing", "annotator", "annotator_attribute", "consent", "newest_consent"],
    ...["arena_cutoff", "late_judgement", "consent_then", "cutoff_then", "told"],
    ...["arena", "task", "system", "persona", "persona_version", "persona_axis", "own_version"],
    ...["pair_verdicts", "release", "release_rows", "named_output", "open", "unnest"],
    // How many fingerprints each day has, and its root.
    ...["sealed_day", "sealed_leaf"],
    // Of outputs, described personas and boards; what an own persona says is not read with them.
    ...["output", "output_part", "persona_preference", "persona_history", "persona_rubric", "snapshot"],
    // Which texts an operator decided about.
    "held_text",
  ]);
  expect([...new Set(tables)].filter((table) => !known.has(table!))).toEqual([]);
  expect(sql).not.toMatch(/user_id|e-?mail|session|agent|\bip\b|address|token|cookie|\*\s+FROM (vote|annotator)/i);
  const measured = [...sql.matchAll(/telemetry( -> '\w+')?/g)].map(([whole]) => whole);
  expect(new Set(measured)).toEqual(new Set(["telemetry -> 'timeToVerdictMs'", "telemetry -> 'timeToFitMs'"]));
});
