import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createAssessment, createBattle, createVote } from "@/lib/db/testing/factories";
import { refreshLeaderboards } from "@/lib/leaderboards/commands";
import { putBlob } from "@/lib/storage/blobs";
import { build, readRelease, releasesFolder } from "../testing/build";
import { readJsonLines } from "../testing/read-files";

let arenaId = "";

beforeAll(async () => {
  arenaId = (await createArena({ slug: "text" })).id;
});

beforeEach(async () => {
  await rm(releasesFolder(), { recursive: true, force: true });
  await db.$executeRaw`TRUNCATE vote, battle, tally, assessment, showing, assessment_tally, consent, release, snapshot CASCADE`;
});

afterAll(() => db.$disconnect());

const rowsOf = async (version: string, table: string) => readJsonLines(await readRelease(version, `${table}.jsonl.gz`));

/** A judged battle like another one. */
async function voteOn({ id: _, createdAt: __, ...facts }: Awaited<ReturnType<typeof createBattle>>) {
  const { id: battleId, annotatorId, standpoint, source } = await db.battle.create({ data: facts });
  const agreed = { votes: true, feedback: true };
  await db.vote.create({ data: { battleId, annotatorId, standpoint, source, fit: "left", agreed } });
}

describe("the tables beside votes", () => {
  it("lead from a vote to everything that it was about, and to nothing else", async () => {
    const left: [string, string] = ["alpha-generic", "alpha-persona"];
    for (let n = 0; n < 4; n += 1) await createVote({ arenaId, systems: left });
    const { version, rows } = await build();
    const battles = await rowsOf(version, "battles");
    expect(battles.map(({ battle_id }) => battle_id)).toEqual(rows.map(({ battle_id }) => battle_id));
    const outputs = await rowsOf(version, "outputs");
    // The arena has outputs of a third system, which nobody judged.
    expect(new Set(outputs.map(({ system }) => system))).toEqual(new Set(left));
    for (const battle of battles) {
      const output = outputs.find(
        ({ output_id, system }) => output_id === battle.output_left && system === battle.system_left,
      )!;
      expect(output).toMatchObject({
        arena: "text",
        task: battle.task,
        persona: battle.persona,
        persona_kind: "described",
      });
      expect(createHash("sha256").update(String(output.text)).digest("hex")).toBe(output.output_id);
      expect(battle).toMatchObject({ repeat_of: null, overlap_pair: null, sampling_part: "uniform" });
    }
    expect((await rowsOf(version, "systems")).map(({ system }) => system)).toEqual([
      "alpha-generic",
      "alpha-persona",
      "beta-generic",
    ]);
    const [persona] = await rowsOf(version, "personas");
    expect(JSON.parse(String(persona!.attributes))).toEqual([{ label: "Work", value: "testing" }]);
    expect(JSON.parse(String(persona!.history))).toEqual([
      { happened_on: "2026-01-02", action: "read", text: "A test.", image: null },
    ]);
    expect(JSON.parse(String(persona!.preferences))[0]).toMatchObject({ aspect: "topic", is_liked: true });
    const judged = new Set(battles.map(({ task }) => task));
    expect(new Set((await rowsOf(version, "tasks")).map(({ task }) => task))).toEqual(judged);
  });

  it("name a repeated battle where its vote is published, and not where it is left out", async () => {
    const annotator = await createAnnotator();
    const repeatOf = async (exclusionReason?: string) => {
      const first = await createVote({ arenaId, annotatorId: annotator.id, exclusionReason });
      const battle = await db.battle.findUniqueOrThrow({ where: { id: first.battleId } });
      await voteOn({
        ...battle,
        leftOutputId: battle.rightOutputId,
        leftSystemId: battle.rightSystemId,
        leftContentHash: battle.rightContentHash,
        rightOutputId: battle.leftOutputId,
        rightSystemId: battle.leftSystemId,
        rightContentHash: battle.leftContentHash,
        repeatOfId: battle.id,
        samplingPart: "repeat",
      });
    };
    await repeatOf();
    await repeatOf("too_fast");
    const { version } = await build();
    const battles = await rowsOf(version, "battles");
    expect(battles).toHaveLength(3);
    const named = battles.flatMap(({ repeat_of }) => repeat_of ?? []);
    expect(named).toHaveLength(1);
    expect(battles.map(({ battle_id }) => battle_id)).toContain(named[0]);
  });

  it("give battles of one shared pair one pseudonym", async () => {
    const battle = await createBattle({ arenaId });
    const { leftOutputId: firstOutputId, rightOutputId: secondOutputId } = battle;
    const pair = await db.overlapPair.create({ data: { arenaId, firstOutputId, secondOutputId, annotators: 2 } });
    for (let n = 0; n < 2; n += 1) {
      await voteOn({ ...battle, annotatorId: (await createAnnotator()).id, overlapPairId: pair.id });
    }
    const { version } = await build();
    const pairs = (await rowsOf(version, "battles")).map(({ overlap_pair }) => overlap_pair);
    expect(new Set(pairs).size).toBe(1);
    expect(pairs[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(pairs[0]).not.toBe(pair.id.replaceAll("-", ""));
  });

  it("have each image once, by its hash, with what the text of its output says of it", async () => {
    const images = await createArena({ slug: "image" });
    const bytes = await sharp({ create: { width: 3, height: 2, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    const blob = await putBlob(bytes);
    await db.$executeRaw`ALTER TABLE output_part DISABLE TRIGGER USER`;
    await db.$executeRaw`UPDATE output_part SET type = 'image', blob = ${blob}, media_type = 'image/png', width = 3, height = 2
      WHERE output_id IN (SELECT id FROM output WHERE arena_id = ${images.id}::uuid)`;
    await db.$executeRaw`ALTER TABLE output_part ENABLE TRIGGER USER`;
    await db.$executeRaw`UPDATE task SET source_image = ${blob}, source_credit = 'Nobody' WHERE arena_id = ${images.id}::uuid`;
    for (let n = 0; n < 3; n += 1) await createVote({ arenaId: images.id });
    const { version, manifest } = await build();
    const name = `images/${blob}.png`;
    expect(manifest.files.filter((file) => file.name.startsWith("images/"))).toEqual([
      { name, mediaType: "image/png", bytes: bytes.byteLength, sha256: blob, rows: null },
    ]);
    expect(await readRelease(version, name)).toEqual(bytes);
    for (const output of await rowsOf(version, "outputs")) {
      expect(output).toMatchObject({ text: null, images: name });
      expect(output.image_descriptions).toMatch(/^Output of /);
    }
    expect((await rowsOf(version, "tasks"))[0]).toMatchObject({ source_image: name, source_credit: "Nobody" });
  });

  it("publish nothing where an image is missing", async () => {
    const images = await createArena({ slug: "lost" });
    await db.$executeRaw`UPDATE task SET source_image = ${"0".repeat(64)} WHERE arena_id = ${images.id}::uuid`;
    await createVote({ arenaId: images.id });
    await expect(build()).rejects.toThrow(/ENOENT/);
    expect(await db.release.count()).toBe(0);
  });

  it("lead from an assessment to its output", async () => {
    const scale = await createArena({ slug: "scale", scale: 5 });
    await createAssessment({ arenaId: scale.id });
    const { version, assessed } = await build();
    expect((await rowsOf(version, "outputs")).map(({ output_id }) => output_id)).toEqual([assessed[0]!.output_id]);
  });
});

describe("the boards of a release", () => {
  it("are fitted from its own votes; the manifest has the live board and what that one counts besides", async () => {
    const pair: [string, string] = ["alpha-generic", "alpha-persona"];
    const silent = await createAnnotator({ consent: null });
    for (let n = 0; n < 24; n += 1) {
      await createVote({ arenaId, systems: pair, fit: n % 3 === 0 ? "left" : "right" });
      await createVote({ arenaId, systems: ["beta-generic", pair[n % 2]!], fit: n % 4 === 0 ? "right" : "tie" });
    }
    await createVote({ arenaId, annotatorId: silent.id, systems: pair, fit: "left" });
    await refreshLeaderboards();
    const { version, manifest } = await build();
    const snapshot = await db.snapshot.findFirstOrThrow({ where: { kind: "board", view: "human" } });
    expect(manifest.boards.map(({ view }) => view)).toEqual([
      "human",
      "human/half",
      "human/rao-kupper",
      "human/proxy",
      "human/proxy/half",
      "human/proxy/rao-kupper",
    ]);
    expect(manifest.boards[0]).toEqual({
      arena: "text",
      view: "human",
      votes: 48,
      failure: null,
      notPublished: { no_consent: 1 },
      live: {
        snapshot: snapshot.id,
        createdAt: snapshot.createdAt.toISOString(),
        inputHash: snapshot.inputHash,
        votes: 49,
      },
    });
    const boards = await rowsOf(version, "boards");
    expect(boards).toHaveLength(18);
    const persona = boards.find(({ view, system }) => view === "human" && system === "alpha-persona")!;
    const control = boards.find(({ view, system }) => view === "human" && system === "alpha-generic")!;
    expect(persona).toMatchObject({ votes: 36, interval: "model", lift_control: "alpha-generic", component: 0 });
    expect(persona.lift).toBeCloseTo(Number(persona.rating) - Number(control.rating), 9);
    expect(control).toMatchObject({ lift: null, lift_control: null, tie_model: "davidson" });
    expect(JSON.parse(String(persona.parameters))).toMatchObject({ ties: "davidson", bothBad: "tie", minVotes: 10 });
  });
});
