import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { ByteWriter, parquetWrite } from "hyparquet-writer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBattle } from "@/lib/battles/commands";
import { readDrawScope } from "@/lib/battles/queries";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena } from "@/lib/db/testing/factories";
import { SnapshotKeeper } from "@/lib/leaderboards/commands";
import { getBoardAlone } from "@/lib/leaderboards/queries";
import { boardFilter } from "@/lib/leaderboards/schema";
import { requireProfiles } from "@/lib/personas/queries";
import { recountTallies } from "@/lib/votes/queries";
import { type ImportVotes, importVotes } from "./commands";
import { absentText } from "./import-plan";

// Real votes that stand beside the checkout: llmonitor.com and D. Ustalov, CC-BY-4.0.
const llmfao = fileURLToPath(new URL("../../../../shared/data/llmfao/crowd-comparisons.csv", import.meta.url));
const isAbsent = !existsSync(llmfao);
if (isAbsent) console.info("lib/imports/votes imports no real votes: ../shared/data is not beside this checkout.");

const now = new Date("2026-05-06T07:08:09.010Z");
let folder: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palate-import-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(content: string | Uint8Array, name = `votes-${++count}`): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Imports into an arena of its own, unless one is named. */
function load(path: string, changes: Partial<ImportVotes> = {}) {
  const arena = changes.arena ?? `imported-${++count}`;
  return importVotes({
    path,
    arena,
    create: { modality: "text" },
    actor: "a test",
    clock: { now: () => now },
    ...changes,
  });
}

/** Everything that an arena's import has made, but for what chance and the clock decide. */
async function recordOf(slug: string) {
  const arena = await db.arena.findUniqueOrThrow({ where: { slug } });
  const where = { arenaId: arena.id };
  const votes = await db.vote.findMany({
    where: { battle: where },
    orderBy: { battleId: "asc" },
    select: {
      fit: true,
      source: true,
      standpoint: true,
      createdAt: true,
      battle: {
        select: {
          samplingPart: true,
          leftOutput: {
            select: { system: { select: { name: true } }, task: { select: { slug: true, prompt: true } } },
          },
          rightOutput: { select: { system: { select: { name: true } } } },
        },
      },
    },
  });
  const tallies = await db.tally.findMany({ where, include: { leftSystem: true, rightSystem: true } });
  const outputs = await db.output.findMany({ where, include: { system: true, task: true, parts: true } });
  return {
    votes,
    tallies: tallies
      .map((one) => `${one.leftSystem.name} ${one.rightSystem.name} ${one.source} ${one.outcome} ${one.votes}`)
      .sort(),
    outputs: outputs
      .map((one) => `${one.system.name} ${one.task.slug} ${one.contentHash.slice(0, 8)} ${one.parts[0]!.text}`)
      .sort(),
    annotators: await db.annotator.findMany({ where: { battles: { some: where } } }),
    arenaId: arena.id,
  };
}

const plain = "left,right,winner\nx,y,left\ny,z,right\nz,x,tie\nx,y,neither\n";

describe("importVotes", () => {
  it("stores votes without texts, and says plainly that the texts are not there", async () => {
    const report = await load(await file(plain), { arena: "plain" });
    expect(report).toMatchObject({
      format: "csv",
      arena: "plain",
      isNewArena: true,
      rows: 4,
      votes: { stored: 4, known: 0, withoutText: 4 },
      refusedRows: 0,
      added: { systems: ["x", "y", "z"], personas: 1, tasks: 1, outputs: 3 },
      stopped: null,
    });
    const { votes, outputs, tallies, annotators } = await recordOf("plain");
    expect(votes.map(({ fit }) => fit).sort()).toEqual(["both_bad", "left", "right", "tie"]);
    for (const vote of votes) {
      expect(vote).toMatchObject({ source: "imported", standpoint: "proxy", createdAt: now });
      expect(vote.battle).toMatchObject({ samplingPart: "imported", leftOutput: { task: { slug: "imported" } } });
    }
    expect(outputs).toHaveLength(3);
    for (const output of outputs) expect(output).toContain(absentText);
    expect(tallies).toEqual([
      "x y imported both_bad 1",
      "x y imported left 1",
      "y z imported right 1",
      "z x imported tie 1",
    ]);
    // Nobody knows whether two of these votes are one person's.
    expect(annotators.map(({ source }) => source)).toEqual(["imported", "imported", "imported", "imported"]);
    expect((await recountTallies()).differences).toEqual([]);
  });

  it("describes what it makes as imported, with the file", async () => {
    const path = await file(plain, "described.csv");
    await load(path, { arena: "described", create: { name: "Described", modality: "summary" } });
    const arena = await db.arena.findUniqueOrThrow({ where: { slug: "described" }, include: { systems: true } });
    expect(arena).toMatchObject({ name: "Described", modality: "summary", closedAt: null });
    expect(arena.systems[0]).toMatchObject({
      family: "x",
      strategy: "generic",
      organization: "imported",
      licence: "unknown",
      description: expect.stringContaining("described.csv"),
      citation: expect.stringContaining("described.csv"),
    });
    const entries = await db.auditEntry.findMany({ where: { subject: "described" } });
    expect(entries).toMatchObject([{ actor: "a test", action: "votes.import", detail: { file: "described.csv" } }]);
  });

  it("makes one annotator for each voter, and never stores the voter's name", async () => {
    const text = "left,right,winner,voter\nx,y,left,ada@example.org\ny,z,right,ada@example.org\nz,x,tie,\nx,z,tie,\n";
    await load(await file(text), { arena: "voters" });
    const { annotators } = await recordOf("voters");
    expect(annotators).toHaveLength(3);
    expect(annotators.every(({ source, userId }) => source === "imported" && userId === null)).toBe(true);
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`;
    for (const { name } of tables) {
      const [hit] = await db.$queryRawUnsafe<{ hits: number }[]>(
        `SELECT count(*)::int AS hits FROM "${name}" AS r WHERE r::text LIKE '%ada@example%'`,
      );
      expect(hit, name).toEqual({ hits: 0 });
    }
  });

  it("stores prompts, texts, personas, times and standpoints where the file has them", async () => {
    const text =
      "left,right,winner,prompt,response_left,response_right,persona,tstamp,standpoint\n" +
      'x,y,left,"Why?","Because ","Why not","Ada",1682351591.5,owner\n' +
      "y,z,right,Why?,Why not,No idea,Ada,2023-04-24T15:53:11Z,\n" +
      "x,y,tie,How?,Like so,Thus,,,proxy\n";
    const report = await load(await file(text), { arena: "texts" });
    expect(report).toMatchObject({
      votes: { stored: 3, withoutText: 0 },
      added: { personas: 2, tasks: 2, outputs: 5 },
    });
    const { votes, outputs } = await recordOf("texts");
    const shown = votes.map(({ fit, standpoint, createdAt, battle }) => {
      return [fit, standpoint, createdAt.toISOString(), battle.leftOutput.task.prompt];
    });
    expect(shown.sort()).toEqual([
      ["left", "owner", "2023-04-24T15:53:11.500Z", "Why?"],
      ["right", "proxy", "2023-04-24T15:53:11.000Z", "Why?"],
      ["tie", "proxy", now.toISOString(), "How?"],
    ]);
    expect(outputs.map((output) => output.replace(/^(\S+) \S+ \S+ /, "$1: ")).sort()).toEqual([
      "x: Because ",
      "x: Like so",
      "y: Thus",
      "y: Why not",
      "z: No idea",
    ]);
    const personas = await db.persona.findMany({
      where: { arenas: { some: { arena: { slug: "texts" } } } },
      include: { versions: true },
    });
    expect(personas.map(({ versions }) => versions[0]!.name).sort()).toEqual(["Ada", "Anybody"]);
  });

  it("makes of a prompt that a system answered twice a second task", async () => {
    const text =
      "left,right,winner,prompt,response_left,response_right\n" +
      "x,y,left,Why?,one,two\nx,y,left,Why?,one,two\nx,z,left,Why?,one,three\nx,y,left,Why?,other,two\nz,y,tie,Why?,four,five\n";
    const report = await load(await file(text), { arena: "editions" });
    expect(report).toMatchObject({ votes: { stored: 5 }, added: { tasks: 3, outputs: 7 } });
    const tasks = await db.task.findMany({ where: { arena: { slug: "editions" } }, orderBy: { slug: "asc" } });
    expect(tasks.map(({ prompt }) => prompt)).toEqual(["Why?", "Why?", "Why?"]);
    expect(tasks.slice(1).map(({ slug }) => slug)).toEqual([`${tasks[0]!.slug}-2`, `${tasks[0]!.slug}-3`]);
  });

  it("reads LMArena's files of 33k, 55k, 100k and 140k battles, and Palate's own", async () => {
    const conversation = (answer: string) => [
      { role: "user", content: "Why?" },
      { role: "assistant", content: answer },
    ];
    const first = {
      question_id: "q1",
      model_a: "x",
      model_b: "y",
      winner: "tie (bothbad)",
      judge: "arena_user_1",
      conversation_a: conversation("A"),
      conversation_b: conversation("B"),
      tstamp: 1682351591.5,
    };
    const parts = (answer: string) => [
      { role: "user", content: [{ type: "text", text: "Why?", image: null, mimeType: null }] },
      { role: "assistant", content: [{ type: "text", text: answer, image: null, mimeType: null }] },
    ];
    const newest = {
      id: "q1",
      model_a: "x",
      model_b: "y",
      winner: "both_bad",
      evaluation_session_id: "s1",
      conversation_a: parts("A"),
      conversation_b: parts("B"),
      timestamp: "2023-04-24 15:53:11.500000",
    };
    const quoted = (value: unknown) => `"${JSON.stringify(value).replaceAll('"', '""')}"`;
    const flags =
      "id,model_a,model_b,prompt,response_a,response_b,winner_model_a,winner_model_b,winner_tie\n" +
      `1,x,y,${quoted(["Why?"])},${quoted(["A"])},${quoted(["B"])},0,0,1\n`;
    const writer = new ByteWriter();
    const { conversation_a, conversation_b, tstamp: _, ...names } = first;
    parquetWrite({
      writer,
      columnData: [
        ...Object.entries(names).map(([name, value]) => ({ name, data: [value], type: "STRING" as const })),
        { name: "conversation_a", data: [conversation_a], type: "JSON" },
        { name: "conversation_b", data: [conversation_b], type: "JSON" },
        { name: "timestamp", data: [new Date(1682351591500)], type: "TIMESTAMP" },
      ],
    });
    const own =
      "vote_id,annotator_id,prompt,persona,standpoint,system_left,system_right,fit,voted_on\nv,a,Why?,ada,proxy,x,y,both_bad,2023-04-24\n";
    const asked = { prompt: "Why?" };
    const layouts: [name: string, content: string | Uint8Array, time: string, withText: boolean][] = [
      ["33k, JSON lines", JSON.stringify(first), "2023-04-24T15:53:11.500Z", true],
      ["33k, packed JSON array", gzipSync(JSON.stringify([first])), "2023-04-24T15:53:11.500Z", true],
      ["100k, Parquet", Buffer.from(writer.getBytes()), "2023-04-24T15:53:11.500Z", true],
      ["140k, JSON lines", JSON.stringify(newest), "2023-04-24T15:53:11.500Z", true],
      ["55k, CSV", flags, now.toISOString(), true],
      ["Palate's release", own, "2023-04-24T00:00:00.000Z", false],
    ];
    for (const [name, content, time, withText] of layouts) {
      const { arena, ...report } = await load(await file(content));
      expect(report, name).toMatchObject({ votes: { stored: 1, withoutText: withText ? 0 : 1 }, stopped: null });
      const { votes, outputs } = await recordOf(arena);
      expect(votes, name).toMatchObject([
        {
          fit: name.startsWith("55k") ? "tie" : "both_bad",
          createdAt: new Date(time),
          battle: { leftOutput: { system: { name: "x" }, task: asked }, rightOutput: { system: { name: "y" } } },
        },
      ]);
      const texts = outputs.map((output) => output.replace(/^\S+ \S+ \S+ /, ""));
      expect(texts, name).toEqual(withText ? ["A", "B"] : [absentText, absentText]);
    }
  });

  it("counts a row for as many votes as it stands for", async () => {
    const path = await file("left,right,winner,votes,voter\nx,y,left,5,v\ny,x,tie,0,v\n");
    const report = await load(path, { arena: "counted", batchSize: 2 });
    expect(report).toMatchObject({ rows: 2, votes: { stored: 5 } });
    expect((await recordOf("counted")).tallies).toEqual(["x y imported left 5"]);
    expect(await load(path, { arena: "counted" })).toMatchObject({ votes: { stored: 0, known: 5 } });
  });

  it.skipIf(isAbsent)("imports real votes, whose tallies equal a recount", async () => {
    const report = await load(llmfao, { arena: "llmfao" });
    expect(report).toMatchObject({
      rows: 8931,
      votes: { stored: 8931 },
      refusedRows: 0,
      added: { tasks: 13, personas: 1 },
    });
    expect(report.added.systems).toHaveLength(59);
    const battles = { some: { arena: { slug: "llmfao" } } };
    expect(await db.annotator.count({ where: { source: "imported", battles } })).toBe(124);
    const ties = await db.tally.aggregate({
      where: { arena: { slug: "llmfao" }, source: "imported", outcome: "tie" },
      _sum: { votes: true },
    });
    expect(ties._sum.votes).toBe(3471);
    expect((await recountTallies()).differences).toEqual([]);
  });
});

describe("an import that is repeated", () => {
  const rows = Array.from({ length: 23 }, (_, at) => {
    const [left, right] = [
      ["x", "y"],
      ["y", "z"],
      ["z", "x"],
    ][at % 3]!;
    return `${left},${right},${["left", "tie", "right"][at % 2]},v${at % 4},Why ${at % 5}?,text ${at % 3} a,text ${at % 4} b`;
  });
  const header = "left,right,winner,voter,prompt,response_left,response_right";
  const text = `${[header, ...rows].join("\n")}\n`;

  it("adds nothing twice, packed or not", async () => {
    await load(await file(text), { arena: "twice" });
    const before = await recordOf("twice");
    const again = await load(await file(gzipSync(text)), { arena: "twice" });
    expect(again).toMatchObject({ isNewArena: false, rows: 23, votes: { stored: 0, known: 23 }, refusedRows: 0 });
    expect(again.added).toEqual({ systems: [], personas: 0, tasks: 0, outputs: 0 });
    expect(await recordOf("twice")).toEqual(before);
  });

  it("goes on behind the whole batches that an interrupted one left, and ends like one that was not interrupted", async () => {
    const path = await file(text);
    let batches = 0;
    const interrupted = load(path, {
      arena: "interrupted",
      batchSize: 5,
      onProgress: () => {
        batches += 1;
        if (batches === 3) throw new Error("killed");
      },
    });
    await expect(interrupted).rejects.toThrow("killed");
    expect((await recordOf("interrupted")).votes).toHaveLength(15);
    expect((await recountTallies()).differences).toEqual([]);
    expect(await load(path, { arena: "interrupted", batchSize: 7 })).toMatchObject({ votes: { stored: 8, known: 15 } });

    await load(path, { arena: "uninterrupted" });
    const [resumed, whole] = [await recordOf("interrupted"), await recordOf("uninterrupted")];
    const withoutIds = ({ votes, ...record }: typeof whole) => ({
      // Hashes of texts are equal; ids are an arena's own.
      outputs: record.outputs,
      tallies: record.tallies,
      annotators: record.annotators.length,
      votes: votes.map((vote) => JSON.stringify(vote)).sort(),
    });
    expect(withoutIds(resumed)).toEqual(withoutIds(whole));
    expect((await recountTallies()).differences).toEqual([]);
  });

  it("is whole in the end, also when two get in each other's way", async () => {
    // The same prompts and systems with other texts: each import wants outputs that the other one may have stored.
    const other = text.replaceAll("text ", "other text ");
    const paths = [await file(text), await file(text), await file(other)];
    await load(await file(plain), { arena: "crowded" });
    const run = (path: string) => load(path, { arena: "crowded", batchSize: 2 });
    const first = await Promise.allSettled(paths.map(run));
    for (const one of first) {
      if (one.status === "rejected") expect(one.reason.detail).toContain("Another import into this arena is under way");
    }
    for (const path of paths) await run(path);
    const { votes, outputs } = await recordOf("crowded");
    expect(votes).toHaveLength(4 + 2 * 23);
    const texts = outputs.map((output) => output.replace(/^\S+ \S+ \S+ /, ""));
    const wanted = new Set(rows.flatMap((row) => row.split(",").slice(-2)));
    for (const each of wanted) for (const one of [each, `other ${each}`]) expect(texts).toContain(one);
    expect((await recountTallies()).differences).toEqual([]);
  });

  it("is not mistaken for one of another file of this name", async () => {
    await load(await file(plain, "same.csv"), { arena: "named" });
    const grown = await file(`${plain}x,z,left\n`, "same.csv");
    const refused = load(grown, { arena: "named" });
    await expect(refused).rejects.toMatchObject({ code: "invalid_request", detail: expect.stringContaining("--as") });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { subject: "named" } });
    const { importName } = entry.detail as { importName: string };
    expect(await load(grown, { arena: "named", importName })).toMatchObject({ votes: { stored: 1, known: 4 } });
    expect(await load(grown, { arena: "named", importName: "another" })).toMatchObject({ votes: { stored: 5 } });
  });

  it("refuses a row whose stored vote was another, and leaves that as it was", async () => {
    const importName = "mine";
    await load(await file(plain), { arena: "changed", importName });
    const before = await recordOf("changed");
    const report = await load(await file(plain.replace("x,y,left", "x,y,right")), { arena: "changed", importName });
    expect(report).toMatchObject({
      votes: { stored: 0, known: 3 },
      refused: [{ reason: "changed_row", rows: 1, first: [2] }],
    });
    expect(await recordOf("changed")).toEqual(before);
  });

  it("reads standard input under a name", async () => {
    async function* input() {
      yield Buffer.from(plain);
    }
    await expect(load("-", { input: input() })).rejects.toMatchObject({ detail: expect.stringContaining("--as") });
    const named = { arena: "piped", importName: "piped" };
    expect(await load("-", { ...named, input: input() })).toMatchObject({ votes: { stored: 4 } });
    expect(await load("-", { ...named, input: input() })).toMatchObject({ votes: { stored: 0, known: 4 } });
  });

  it("tells votes apart that stand on one line", async () => {
    const line = JSON.stringify(Array.from({ length: 3 }, () => ({ left: "x", right: "y", winner: "left" })));
    expect(await load(await file(line))).toMatchObject({ votes: { stored: 3, known: 0 } });
  });
});

describe("rows that are refused", () => {
  const bad =
    "left,right,winner,weight,response_left,response_right,tstamp\n" +
    "x,y,left,1,a,b,1\n" +
    "x,y,maybe,1,a,b,1\n" +
    "x,x,left,1,a,b,1\n" +
    ",y,left,1,a,b,1\n" +
    "x,y,left,1,a\n" +
    "x,y,left,1,same,same  ,1\n" +
    "x,y,left,0.5,a,b,1\n" +
    "x,y,left,1,a,b,yesterday\n" +
    "x,y,perhaps,1,a,b,1\n" +
    "y,x,right,1,b,a,1\n";

  it("are counted by reason with their lines, and the others are stored", async () => {
    const report = await load(await file(bad));
    expect(report).toMatchObject({ rows: 10, votes: { stored: 2 }, refusedRows: 8, stopped: null });
    const found = report.refused.map(({ reason, rows, unit, first }) => [reason, rows, unit, first]);
    expect(found.sort()).toEqual([
      ["bad_value", 2, "line", [5, 9]],
      ["broken_row", 1, "line", [6]],
      ["equal_outputs", 1, "line", [7]],
      ["self_comparison", 1, "line", [4]],
      ["unknown_outcome", 2, "line", [3, 10]],
      ["weighted", 1, "line", [8]],
    ]);
    expect(report.refused.find(({ reason }) => reason === "unknown_outcome")!.example).toContain('"maybe"');
  });

  it("end a strict import, behind what stands before them", async () => {
    const path = await file(bad);
    expect(await load(path, { arena: "strict", isStrict: true })).toMatchObject({
      votes: { stored: 1 },
      refusedRows: 1,
      stopped: { code: "unknown_outcome", place: { row: 3 } },
    });
    const equal = await file(
      "left,right,winner,response_left,response_right\nx,y,left,a,b\nx,y,left,c,c\nx,z,left,a,d\n",
    );
    expect(await load(equal, { arena: "strict-texts", isStrict: true })).toMatchObject({
      votes: { stored: 1 },
      added: { systems: ["x", "y"] },
      stopped: { code: "equal_outputs", place: { row: 3 } },
    });
    expect((await recordOf("strict-texts")).votes).toHaveLength(1);
  });

  it("may be a system under two of its names", async () => {
    const arena = await createArena();
    const text = "left,right,winner\nalpha-generic,Alpha generic,left\nalpha-generic,Beta generic,left\n";
    const report = await load(await file(text), { arena: arena.slug });
    expect(report).toMatchObject({
      isNewArena: false,
      votes: { stored: 1 },
      refused: [{ reason: "self_comparison", first: [2] }],
      added: { systems: [] },
    });
  });

  it("are what a file has that breaks off", async () => {
    const report = await load(await file('left,right,winner\nx,y,left\nx,y,"left\n'));
    expect(report).toMatchObject({ rows: 1, votes: { stored: 1 }, stopped: { code: "broken_row", place: { row: 3 } } });
  });

  it("are none where the file cannot be read at all: nothing is made then", async () => {
    const broken = { arena: "unreadable" };
    await expect(load(join(folder, "absent.csv"), broken)).rejects.toMatchObject({ code: "unreadable" });
    await expect(load(await file("a,b\n1,2\n"), broken)).rejects.toMatchObject({ code: "missing_column" });
    await expect(load(await file("left,right,winner\n"), broken)).rejects.toMatchObject({ code: "empty" });
    expect(await db.arena.findUnique({ where: { slug: "unreadable" } })).toBeNull();
  });

  it("do not hide that too many systems are named", async () => {
    const rows = Array.from({ length: 1001 }, (_, at) => `system ${at},system ${at + 1},left`);
    await expect(load(await file(`left,right,winner\n${rows.join("\n")}\n`))).rejects.toMatchObject({
      code: "invalid_request",
      detail: expect.stringContaining("more than 1000 systems"),
    });
  });
});

describe("a trial", () => {
  it("says what would be stored and stores nothing", async () => {
    const path = await file(plain);
    const report = await load(path, { arena: "trial", isDryRun: true });
    expect(report).toMatchObject({ isDryRun: true, isNewArena: true, votes: { stored: 4 }, added: { outputs: 3 } });
    expect(await db.arena.findUnique({ where: { slug: "trial" } })).toBeNull();
    expect(await db.auditEntry.count({ where: { subject: "trial" } })).toBe(0);
    await load(path, { arena: "trial" });
    expect(await load(path, { arena: "trial", isDryRun: true })).toMatchObject({ votes: { stored: 0, known: 4 } });
  });
});

describe("the arena of an import", () => {
  it("must be there and open, or be made", async () => {
    const path = await file(plain);
    const missing = load(path, { arena: "missing", create: undefined });
    await expect(missing).rejects.toMatchObject({
      code: "arena_not_found",
      detail: expect.stringContaining("--create"),
    });
    const { slug } = await createArena();
    await db.arena.update({ where: { slug }, data: { closedAt: now } });
    await expect(load(path, { arena: slug })).rejects.toMatchObject({ code: "invalid_request" });
  });

  it("never draws from the import, nor makes outputs for it, even where it draws from other outputs", async () => {
    const arena = await createArena({ tasks: 1 });
    const own = await readDrawScope(arena.slug, undefined);
    const text =
      "left,right,winner,prompt,response_left,response_right,persona\n" +
      "alpha-generic,beta-generic,left,Task 1,imported a,imported b,\nx,alpha-persona,left,Task 1,imported c,imported d,Ada\n";
    await load(await file(text), { arena: arena.slug });
    await load(await file("left,right,winner\nalpha-generic,y,left\n"), { arena: arena.slug });
    expect(await readDrawScope(arena.slug, undefined)).toEqual(own);
    // Two locks, each of which would do: retired personas, for whom nothing is made either, and retired tasks.
    expect(await requireProfiles(arena.slug)).toHaveLength(1);
    expect(await db.task.count({ where: { arenaId: arena.id, retiredAt: null } })).toBe(1);

    const annotator = await createAnnotator();
    const seen: string[] = [];
    for (;;) {
      const drawn = await createBattle({ arena: arena.slug, annotatorId: annotator.id }).catch(
        (error: unknown) => error,
      );
      if (drawn instanceof Error) {
        expect(drawn).toMatchObject({ code: "nothing_left" });
        break;
      }
      seen.push(JSON.stringify(drawn));
    }
    expect(seen).toHaveLength(3);
    for (const battle of seen) expect(battle).not.toMatch(/imported|not part/);

    await load(await file(plain), { arena: "only-imported" });
    await expect(createBattle({ arena: "only-imported", annotatorId: annotator.id })).rejects.toMatchObject({
      code: "nothing_left",
    });
  });

  it("has boards that count the import among all votes and not among people's", async () => {
    const rows = ["x,y,left", "y,x,left", "x,y,left", "y,z,left", "z,y,left", "z,x,left", "x,z,left", "x,z,tie"];
    const path = await file(`left,right,winner\n${[...rows, ...rows, ...rows].join("\n")}\n`);
    await load(path, { arena: "boards" });
    await new SnapshotKeeper("board").refresh();
    const all = await getBoardAlone("boards", boardFilter.parse({}));
    expect(all!.snapshot).toMatchObject({ votes: 24, simulatedVotes: 0 });
    expect(all!.systems.map(({ system, votes }) => [system, votes]).sort()).toEqual([
      ["x", 18],
      ["y", 15],
      ["z", 15],
    ]);
    expect(all!.systems.every(({ rating, organization }) => rating !== null && organization === "imported")).toBe(true);
    expect((await getBoardAlone("boards", boardFilter.parse({ votes: "human" })))!.snapshot.votes).toBe(0);
  });
});
