import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withdrawConsent } from "@/lib/annotators/commands";
import { createBattle as drawBattle } from "@/lib/battles/commands";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createVote } from "@/lib/db/testing/factories";
import { createEmbeddedArena, createOwner } from "@/lib/db/testing/own-persona";
import { castVote } from "@/lib/votes/commands";
import { build, readRelease, releasesFolder } from "../testing/build";
import { readJsonLines } from "../testing/read-files";
import { verifyRelease } from "../verify/verify-release";
import type { FewShotRow } from "./few-shot";

// Two releases of a growing record: annotators who judge every pair of outputs of an arena, then more of them; votes that do not count, and
// one annotator who judged for themselves.
const systems = ["a", "b", "c", "d"].map((slug) => ({ slug, family: "Alpha", strategy: slug }));
const verdicts = ["left", "left", "right", "left", "tie", "both_bad"] as const;
let arenaId = "";
let pairs: { left: { id: string }; right: { id: string } }[] = [];
let judges: string[] = [];
let first: Awaited<ReturnType<typeof build>>;
let second: Awaited<ReturnType<typeof build>>;

async function judge(annotatorId: string, from: number, to: number, exclusionReason?: string): Promise<void> {
  const agreed = { votes: true, feedback: true };
  for (let n = from; n < to; n += 1) {
    const { left, right } = pairs[n % pairs.length]!;
    const [one, other] = [left, right].map(({ id }) => outputs.get(id)!);
    const battle = await db.battle.create({
      data: {
        arenaId,
        annotatorId,
        taskId: one!.taskId,
        personaVersionId: one!.personaVersionId,
        leftOutputId: one!.id,
        leftSystemId: one!.systemId,
        leftContentHash: one!.contentHash,
        rightOutputId: other!.id,
        rightSystemId: other!.systemId,
        rightContentHash: other!.contentHash,
        standpoint: "proxy",
        source: "human",
        samplingProbability: 0.25,
        samplingPart: "uniform",
        expiresAt: new Date("2030-01-01"),
      },
    });
    await db.vote.create({
      data: {
        battleId: battle.id,
        annotatorId,
        fit: verdicts[(n + judges.indexOf(annotatorId)) % verdicts.length]!,
        feedbackGeneral: exclusionReason ? "mail me at joe@example.org" : null,
        agreed,
        exclusionReason,
        standpoint: "proxy",
        source: "human",
        createdAt: new Date("2026-11-03T12:00:00Z"),
      },
    });
  }
}

const outputs = new Map<string, Awaited<ReturnType<typeof readOutputs>>[number]>();
const readOutputs = () => db.output.findMany({ where: { arenaId }, orderBy: { id: "asc" } });

beforeAll(async () => {
  arenaId = (await createArena({ slug: "pairs", systems, tasks: 4, personas: 2 })).id;
  const all = await readOutputs();
  for (const output of all) outputs.set(output.id, output);
  pairs = all.flatMap((left) =>
    all
      .filter(
        (right) =>
          left.id < right.id && left.taskId === right.taskId && left.personaVersionId === right.personaVersionId,
      )
      .map((right) => ({ left, right })),
  );
  judges = (await Promise.all(Array.from({ length: 4 }, () => createAnnotator()))).map(({ id }) => id);
  await judge(judges[0]!, 0, 40);
  await judge(judges[1]!, 0, 26);
  await judge(judges[2]!, 10, 14);
  await judge(judges[3]!, 0, 5, "too_fast");
  await judge(judges[3]!, 5, 6, "Joe Miller, 12 High Street");
  const silent = await createAnnotator({ consent: null });
  await createVote({ arenaId, annotatorId: silent.id, exclusionReason: "too_fast" });
  const embedded = await createEmbeddedArena();
  const { annotator } = await createOwner();
  const own = await drawBattle({ arena: embedded.slug, persona: "me", annotatorId: annotator.id });
  await castVote({ battleId: own.id, annotatorId: annotator.id, fit: "right" });
  first = await build();
  await judge(judges[0]!, 40, 48);
  await judge(judges[1]!, 20, 48);
  await judge(judges[2]!, 0, 30);
  await withdrawConsent({ annotatorId: annotator.id });
  second = await build();
}, 120_000);

afterAll(() => db.$disconnect());

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson() as Record<string, unknown>[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const parquet = (name: string, { version } = first) => `'${path.join(releasesFolder(), version, `${name}.parquet`)}'`;
const number = (value: unknown) => Number(value);

describe("arena-140k", () => {
  it("lets what was written for LMArena's data run: win rates and form, by their names", async () => {
    const rates = await ask(
      `WITH sides AS (
         SELECT model_a AS model, winner = 'model_a' AS won, winner IN ('model_a', 'model_b') AS decided FROM ${parquet("arena-140k")} WHERE arena = 'pairs' AND evaluation_order = 1
         UNION ALL SELECT model_b, winner = 'model_b', winner IN ('model_a', 'model_b') FROM ${parquet("arena-140k")} WHERE arena = 'pairs' AND evaluation_order = 1
       ) SELECT model, count(*) FILTER (won)::int AS wins, count(*) FILTER (decided)::int AS battles FROM sides GROUP BY model ORDER BY model`,
    );
    const votes = first.rows.filter(({ arena }) => arena === "pairs");
    const wins = (system: string) =>
      votes.filter(
        (row) =>
          (row.fit === "left" && row.system_left === system) || (row.fit === "right" && row.system_right === system),
      ).length;
    const decided = (system: string) =>
      votes.filter(
        (row) =>
          (row.fit === "left" || row.fit === "right") && (row.system_left === system || row.system_right === system),
      ).length;
    expect(rates).toEqual(["a", "b", "c", "d"].map((model) => ({ model, wins: wins(model), battles: decided(model) })));
    const [form] = await ask(
      `SELECT count(*)::int AS rows, count(DISTINCT judge_hash)::int AS judges, sum(conv_metadata.sum_assistant_a_tokens)::int AS tokens,
         sum(conv_metadata.header_count_a.h1 + conv_metadata.list_count_b.ordered)::int AS marks, count(category_tag."if_v0.1".score)::int AS tags,
         min(timestamp)::varchar AS first, bool_or(is_code) AS is_code, min(language) AS language
       FROM ${parquet("arena-140k")}`,
    );
    expect(form).toMatchObject({
      rows: first.rows.length,
      judges: 4,
      marks: 0,
      tags: 0,
      is_code: false,
      language: "und",
    });
    expect(form!.first).toBe(`${first.rows.map(({ voted_on }) => voted_on).toSorted()[0]} 00:00:00`);
    expect(number(form!.tokens)).toBeGreaterThan(first.rows.length);
  });

  it("has both conversations whole, and of one's own persona none of the text", async () => {
    const rows = await ask(
      `SELECT view.id, conversation_a[1].content[1].text AS prompt, conversation_a[2].role AS role, conversation_a[2].content[1].text AS a,
         conversation_b[2].content[1].text AS b, full_conversation[1].model_side_b.content[1].text AS full_b, votes.standpoint, o.text AS output_a, p.text AS output_b
       FROM ${parquet("arena-140k")} AS view JOIN ${parquet("votes")} AS votes ON votes.vote_id = view.id
       JOIN ${parquet("battles")} AS battles ON battles.battle_id = view.evaluation_session_id
       JOIN ${parquet("outputs")} AS o ON o.output_id = battles.output_left AND o.system = battles.system_left AND o.arena = battles.arena
       JOIN ${parquet("outputs")} AS p ON p.output_id = battles.output_right AND p.system = battles.system_right AND p.arena = battles.arena
       ORDER BY view.id`,
    );
    expect(rows.map(({ id }) => id)).toEqual(first.rows.map(({ vote_id }) => vote_id));
    for (const row of rows) {
      expect(row).toMatchObject({ role: "assistant", a: row.output_a, b: row.output_b, full_b: row.output_b });
      expect(String(row.prompt).length).toBeGreaterThan(3);
      expect(row.a === null).toBe(row.standpoint === "owner");
    }
    expect(rows.filter(({ a }) => a === null)).toHaveLength(1);
  });
});

it("arena-55k has one winner a row, and neither is a tie", async () => {
  const [sums] = await ask(
    `SELECT sum(winner_model_a)::int AS a, sum(winner_model_b)::int AS b, sum(winner_tie)::int AS tie, count(*)::int AS rows,
       count(*) FILTER (json_extract_string(response_a, '$[0]') = output.text)::int AS responses
     FROM ${parquet("arena-55k")} AS view JOIN ${parquet("votes")} AS votes ON votes.vote_id = view.id
     JOIN ${parquet("battles")} AS battles USING (battle_id)
     JOIN ${parquet("outputs")} AS output ON output_id = output_left AND system = battles.system_left AND output.arena = battles.arena`,
  );
  const of = (...fits: string[]) => first.rows.filter(({ fit }) => fits.includes(fit)).length;
  expect(sums).toEqual({
    a: of("left"),
    b: of("right"),
    tie: of("tie", "both_bad"),
    rows: first.rows.length,
    responses: first.rows.length - 1,
  });
});

it("preference has each decided pair once, with what each annotator says of it counted once", async () => {
  const rows = await ask(`SELECT * FROM ${parquet("preference", second)}`);
  const counted = await ask(
    `WITH judged AS (
       SELECT annotator_id, least(output_left, output_right) AS one, greatest(output_left, output_right) AS other, votes.persona, votes.task,
         CASE fit WHEN 'left' THEN 1 WHEN 'right' THEN -1 ELSE 0 END * CASE WHEN output_left < output_right THEN 1 ELSE -1 END AS leaning
       FROM ${parquet("votes", second)} AS votes JOIN ${parquet("battles", second)} AS battles USING (battle_id)
     ), people AS (SELECT persona, task, one, other, annotator_id, sign(sum(leaning)) AS side, count(*) AS votes FROM judged GROUP BY ALL)
     SELECT persona, one, other, sum(side)::int AS lead, count(*)::int AS annotators, sum(votes)::int AS votes FROM people
     GROUP BY persona, task, one, other HAVING lead <> 0`,
  );
  expect(rows).toHaveLength(counted.length);
  for (const row of rows) {
    const [one, other] = [String(row.chosen_output), String(row.rejected_output)].toSorted();
    const found = counted.find((pair) => pair.one === one && pair.other === other && pair.persona === row.persona_id)!;
    expect(row.margin).toBeCloseTo(Math.abs(number(found.lead)) / number(found.annotators), 9);
    expect([row.annotators, row.votes]).toEqual([found.annotators, found.votes]);
    expect(number(found.lead) > 0 ? row.chosen_output : row.rejected_output).toBe(one);
    expect(row.persona).toContain("Work: testing");
  }
  const texts = await ask(
    `SELECT count(*)::int AS rows FROM ${parquet("preference", second)} AS view JOIN ${parquet("outputs", second)} AS output
       ON output_id = chosen_output AND system = chosen_system AND output.text = chosen AND output.persona = persona_id`,
  );
  expect(texts).toEqual([{ rows: rows.length }]);
});

describe("few-shot", () => {
  const read = async ({ version }: typeof first) =>
    readJsonLines(await readRelease(version, "few-shot.jsonl.gz")) as unknown as FewShotRow[];
  const subjects = (rows: readonly FewShotRow[]) => {
    const found = new Map<string, FewShotRow[]>();
    for (const row of rows) {
      const key = `${row.scope} ${row.arena} ${row.subject} ${row.standpoint}`;
      found.set(key, [...(found.get(key) ?? []), row]);
    }
    return found;
  };

  it("has for each annotator and persona support and query pairs that are not in it, of votes of theirs", async () => {
    const rows = await read(second);
    const found = subjects(rows);
    expect(new Set(rows.map(({ scope }) => scope))).toEqual(new Set(["annotator", "persona"]));
    expect(rows.filter(({ size }) => size === 16).length).toBeGreaterThan(0);
    for (const [subject, own] of found) {
      const [support, query] = ["support", "query"].map((role) => own.filter((row) => row.role === role));
      expect(
        support!.map(({ position }) => position),
        subject,
      ).toEqual(support!.map((_, at) => at + 1));
      expect(support).toHaveLength(own[0]!.size);
      expect(query!.length).toBeGreaterThan(0);
      expect(new Set(own.map(({ pair }) => pair)).size, "no pair twice, on one side or both").toBe(own.length);
      for (const { scope, subject: who, vote_id } of own) {
        const vote = second.rows.find((row) => row.vote_id === vote_id);
        expect(vote?.annotator_id ?? null).toBe(scope === "annotator" ? who : null);
        if (vote) expect(["left", "right"]).toContain(vote.fit);
      }
    }
  });

  it("never has a query pair of one release among anybody's support in a later one, nor the other way round", async () => {
    const [earlier, later] = [await read(first), await read(second)];
    expect(later.length).toBeGreaterThan(earlier.length);
    const of = (rows: readonly FewShotRow[], role: string) =>
      new Set(rows.filter((row) => row.role === role).map(({ pair }) => pair));
    const shared = [...of(earlier, "query")].filter((pair) => of(later, "query").has(pair));
    expect(shared.length, "the split is about the same pairs").toBeGreaterThan(0);
    for (const [one, other] of [
      [earlier, later],
      [later, earlier],
    ] as const) {
      expect([...of(one, "query")].filter((pair) => of(other, "support").has(pair))).toEqual([]);
    }
    // Names of people and votes are new.
    const names = (rows: readonly FewShotRow[]) =>
      new Set(rows.flatMap(({ scope, subject, vote_id }) => (scope === "annotator" ? [subject, vote_id] : [])));
    expect([...names(earlier)].filter((name) => names(later).has(name))).toEqual([]);
  });
});

it("votes-full has the votes and those that do not count, of whoever agreed, redacted and with no reason but a word", async () => {
  const rows = await ask(
    `SELECT full_view.* FROM ${parquet("votes-full")} AS full_view WHERE is_excluded ORDER BY exclusion_reason`,
  );
  expect(rows.map(({ exclusion_reason }) => exclusion_reason)).toEqual(["other", ...Array(5).fill("too_fast")]);
  for (const row of rows) {
    expect(row).toMatchObject({
      feedback_general: "mail me at [EMAIL_1]",
      voted_on: "2026-11-02",
      voted_on_precision: "week",
    });
  }
  const [same] = await ask(
    `SELECT count(*)::int AS rows FROM (SELECT * EXCLUDE (is_excluded, exclusion_reason) FROM ${parquet("votes-full")} WHERE NOT is_excluded
       INTERSECT ALL SELECT * FROM ${parquet("votes")})`,
  );
  expect(same).toEqual({ rows: first.rows.length });
  expect(first.manifest.counts.leftOut).toEqual({ other: 1, too_fast: 6 });
  const others = await Promise.all(
    ["votes", "battles", "arena-140k", "few-shot"].map((name) => ask(`SELECT * FROM ${parquet(name)}`)),
  );
  expect(JSON.stringify(others)).not.toContain(rows[0]!.vote_id);
});

it("both releases hold in every check", async () => {
  for (const { version } of [first, second]) {
    for await (const { name, problems } of verifyRelease(path.join(releasesFolder(), version))) {
      expect(problems, name).toEqual([]);
    }
  }
});

it("the same record, key and moment give the same bytes of every view", async () => {
  const newKey = () => new Uint8Array(32).fill(7);
  const sums = async () => {
    const { manifest } = await build({ newKey });
    return new Map(manifest.files.map(({ name, sha256 }) => [name, sha256]));
  };
  const [one, other] = [await sums(), await sums()];
  for (const { name } of second.manifest.views) expect(other.get(`${name}.parquet`)).toBe(one.get(`${name}.parquet`));
});
