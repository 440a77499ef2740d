import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createVote, uniformShares } from "@/lib/db/testing/factories";
import { battlesBetween } from "@/lib/sampling/draw-repeat";
import { castVote } from "@/lib/votes/commands";
import { createBattle } from "../commands";
import { refreshSampling } from "./commands";
import { readPlan } from "./queries";

const only = (part: keyof typeof uniformShares, share: number) => ({
  shares: { ...uniformShares, uniform: 1 - share, [part]: share },
});

async function judge(arena: string, annotatorId: string) {
  const { id } = await createBattle({ arena, annotatorId });
  await castVote({ battleId: id, annotatorId, fit: "left" });
  return db.battle.findUniqueOrThrow({ where: { id } });
}

describe("shared pairs", () => {
  it("are judged by as many different annotators as the arena wants, then closed and replaced", async () => {
    const arena = await createArena({
      tasks: 4,
      sampling: { ...only("overlap", 0.99), overlapAnnotators: 3, overlapPairs: 2 },
    });
    expect(await refreshSampling(arena.slug)).toMatchObject({ openedPairs: 2, closedPairs: 0 });
    const [first, second] = await db.overlapPair.findMany({ where: { arenaId: arena.id } });
    const ofPairs: (string | null)[] = [];
    for (let turn = 0; turn < 8; turn += 1) {
      const annotator = await createAnnotator();
      for (const battle of [await judge(arena.slug, annotator.id), await judge(arena.slug, annotator.id)]) {
        ofPairs.push(battle.samplingPart === "overlap" ? battle.overlapPairId : null);
      }
    }
    // Three annotators each by the policy's own count; a uniform draw may hit a shared pair besides.
    for (const pair of [first!, second!]) {
      const judges = await db.battle.findMany({ where: { overlapPairId: pair.id }, distinct: ["annotatorId"] });
      expect(judges.length).toBeGreaterThanOrEqual(3);
      expect(ofPairs.filter((id) => id === pair.id).length).toBeLessThanOrEqual(3);
    }
    expect(await refreshSampling(arena.slug)).toMatchObject({ openedPairs: 2, closedPairs: 2 });
    const pairs = await db.overlapPair.findMany({ where: { arenaId: arena.id } });
    expect(pairs.filter(({ closedAt }) => closedAt === null)).toHaveLength(2);
    expect(new Set(pairs.map(({ firstOutputId, secondOutputId }) => firstOutputId + secondOutputId)).size).toBe(4);
  });

  it("go up to fifteen annotators, and never twice to the same", async () => {
    const arena = await createArena({
      tasks: 1,
      sampling: { ...only("overlap", 0.99), overlapAnnotators: 15, overlapPairs: 1 },
    });
    await refreshSampling(arena.slug);
    for (let turn = 0; turn < 17; turn += 1) {
      const annotator = await createAnnotator();
      for (let battle = 0; battle < 3; battle += 1) await judge(arena.slug, annotator.id);
    }
    const battles = await db.battle.findMany({ where: { arenaId: arena.id, overlapPairId: { not: null } } });
    // Everybody judged the arena's three pairs, one of which is shared.
    expect(battles).toHaveLength(17);
    expect(new Set(battles.map(({ annotatorId }) => annotatorId)).size).toBe(17);
    expect(battles.filter(({ samplingPart }) => samplingPart === "overlap").length).toBeLessThanOrEqual(15);
    expect(await refreshSampling(arena.slug)).toMatchObject({ closedPairs: 1 });
  });

  it("must be what the battle shows", async () => {
    const arena = await createArena({ tasks: 2, sampling: { ...only("overlap", 0.99), overlapPairs: 1 } });
    await refreshSampling(arena.slug);
    const [pair] = await db.overlapPair.findMany({ where: { arenaId: arena.id } });
    const shown = await db.output.findUniqueOrThrow({ where: { id: pair!.firstOutputId } });
    const [left, right] = await db.output.findMany({ where: { arenaId: arena.id, taskId: { not: shown.taskId } } });
    const wrong = db.battle.create({
      data: { ...rowOf(left!, right!, await createAnnotator()), overlapPairId: pair!.id },
    });
    await expect(wrong).rejects.toThrow(/does not show the shared pair/);
  });
});

describe("repeats", () => {
  it("show what was judged long enough ago with its sides swapped, once", async () => {
    const arena = await createArena({ tasks: 8, sampling: only("repeat", 0.5) });
    const annotator = await createAnnotator();
    const battles = [];
    for (let turn = 0; turn < 22; turn += 1) battles.push(await judge(arena.slug, annotator.id));
    const repeats = battles.filter(({ samplingPart }) => samplingPart === "repeat");
    expect(repeats.length).toBeGreaterThan(0);
    expect(new Set(repeats.map(({ repeatOfId }) => repeatOfId)).size).toBe(repeats.length);
    for (const repeat of repeats) {
      const at = battles.findIndex(({ id }) => id === repeat.repeatOfId);
      expect(battles.indexOf(repeat) - at).toBeGreaterThan(battlesBetween);
      expect([repeat.leftOutputId, repeat.rightOutputId]).toEqual([
        battles[at]!.rightOutputId,
        battles[at]!.leftOutputId,
      ]);
    }
    // What is not a repeat is new, as before.
    const fresh = battles.filter(({ samplingPart }) => samplingPart === "uniform");
    const names = fresh.map(({ leftOutputId, rightOutputId }) => [leftOutputId, rightOutputId].sort().join());
    expect(new Set(names).size).toBe(fresh.length);
  });

  it("come in their share of all weights, whatever these sum to", async () => {
    const weights = { information: 1, floor: 1, control: 1, coverage: 1, overlap: 1, repeat: 1, uniform: 1 };
    const arena = await createArena({ tasks: 8, sampling: { shares: weights } });
    const annotator = await createAnnotator();
    const battles = [];
    for (let turn = 0; turn < battlesBetween + 4; turn += 1) battles.push(await judge(arena.slug, annotator.id));
    const [first, second, third] = battles.slice(battlesBetween + 1);
    const repeats = battles.filter(({ samplingPart }) => samplingPart === "repeat");
    for (const { samplingProbability } of repeats) expect(samplingProbability).toBeLessThanOrEqual(1 / 7);
    expect([first, second, third].some((battle) => battle!.samplingPart !== "repeat")).toBe(true);
  });

  it("are refused where they repeat nothing, the same sides, or somebody else's", async () => {
    const { battleId, annotatorId } = await createVote();
    const battle = await db.battle.findUniqueOrThrow({
      where: { id: battleId },
      include: { leftOutput: true, rightOutput: true },
    });
    const repeat = (left: typeof battle.leftOutput, right: typeof battle.leftOutput, annotator: { id: string }) =>
      db.battle.create({
        data: { ...rowOf(left, right, annotator), samplingPart: "repeat", repeatOfId: battle.id },
      });
    const { leftOutput, rightOutput } = battle;
    await expect(repeat(leftOutput, rightOutput, { id: annotatorId })).rejects.toThrow(/repeats nothing/);
    await expect(repeat(rightOutput, leftOutput, await createAnnotator())).rejects.toThrow(/repeats nothing/);
    const unnamed = db.battle.create({
      data: { ...rowOf(rightOutput, leftOutput, { id: annotatorId }), samplingPart: "repeat" },
    });
    await expect(unnamed).rejects.toThrow(/battle_repeat_part/);
    const { id } = await repeat(rightOutput, leftOutput, { id: annotatorId });
    await expect(repeat(rightOutput, leftOutput, { id: annotatorId })).rejects.toThrow(/repeat_of_id/);
    const edit = db.battle.update({ where: { id }, data: { repeatOfId: null, samplingPart: "uniform" } });
    await expect(edit).rejects.toThrow(/cannot be drawn again/);
  });
});

describe("the plan", () => {
  it("follows the votes of people alone, and is made when there are new ones", async () => {
    const arena = await createArena({ tasks: 1 });
    await createVote({ arenaId: arena.id, source: "simulated" });
    await refreshSampling(arena.slug);
    expect(await readPlan(arena.id)).toMatchObject({ votes: 0, information: null, judgedOfSystems: [0, 0, 0] });
    expect(await refreshSampling(arena.slug)).toMatchObject({ hasNewPlan: false });
    await createVote({ arenaId: arena.id, systems: ["alpha-generic", "alpha-persona"] });
    await createVote({ arenaId: arena.id, systems: ["alpha-generic", "alpha-persona"], fit: "right" });
    expect(await refreshSampling(arena.slug)).toMatchObject({ hasNewPlan: true });
    const plan = await readPlan(arena.id);
    const systems = await db.system.findMany({ where: { arenaId: arena.id }, orderBy: { id: "asc" } });
    expect(plan).toMatchObject({ votes: 2, systems: systems.map(({ id }) => id), judgedOfSystems: [2, 2, 0] });
    expect([...plan!.judgedOfPersonas.values()]).toEqual([2]);
    // Least is known of the system that nobody judged: a vote on the two others tells least.
    const [ofKnown, ofNew, ofNewAgain] = plan!.information!;
    expect(ofKnown).toBeLessThan(ofNew!);
    expect(ofNew).toBeCloseTo(ofNewAgain!, 6);
  });

  it("is what battles are drawn by, with their part and the chance of the pair whichever part drew it", async () => {
    const arena = await createArena({
      tasks: 2,
      sampling: { shares: { ...uniformShares, information: 0.6, control: 0.2, floor: 0.1, uniform: 0.1 } },
    });
    for (let vote = 0; vote < 6; vote += 1) {
      await createVote({
        arenaId: arena.id,
        systems: ["alpha-generic", "alpha-persona"],
        fit: vote < 3 ? "left" : "right",
      });
    }
    await refreshSampling(arena.slug);
    const drawn = [];
    for (let turn = 0; turn < 60; turn += 1) {
      const { id } = await createBattle({ arena: arena.slug, annotatorId: (await createAnnotator()).id });
      drawn.push(await db.battle.findUniqueOrThrow({ where: { id } }));
    }
    const parts = new Set(drawn.map(({ samplingPart }) => samplingPart));
    expect([...parts].every((part) => ["information", "control", "floor", "uniform"].includes(part))).toBe(true);
    expect(parts.size).toBeGreaterThan(1);
    // Six pairs of outputs, whose chances sum to 1; the same pair has the same chance whoever is shown it.
    const chances = new Map<string, Set<string>>();
    for (const { leftOutputId, rightOutputId, samplingProbability } of drawn) {
      const name = [leftOutputId, rightOutputId].sort().join();
      chances.set(name, (chances.get(name) ?? new Set()).add(samplingProbability.toFixed(9)));
    }
    expect([...chances.values()].every(({ size }) => size === 1)).toBe(true);
    const whole = [...chances.values()].reduce((sum, [chance]) => sum + Number(chance), 0);
    if (chances.size === 6) expect(whole).toBeCloseTo(1, 6);
    else expect(whole).toBeLessThan(1);
    // Nobody judged beta yet: both information and floor ask for it.
    const beta = await db.system.findFirstOrThrow({ where: { arenaId: arena.id, slug: "beta-generic" } });
    const ofBeta = drawn.filter(({ leftSystemId, rightSystemId }) => [leftSystemId, rightSystemId].includes(beta.id));
    expect(ofBeta.length).toBeGreaterThan(30);
  });
});

interface OutputRow {
  readonly id: string;
  readonly arenaId: string;
  readonly taskId: string;
  readonly personaVersionId: string;
  readonly systemId: string;
  readonly contentHash: string;
}

function rowOf(left: OutputRow, right: OutputRow, annotator: { readonly id: string }) {
  return {
    arenaId: left.arenaId,
    annotatorId: annotator.id,
    taskId: left.taskId,
    personaVersionId: left.personaVersionId,
    leftOutputId: left.id,
    leftSystemId: left.systemId,
    leftContentHash: left.contentHash,
    rightOutputId: right.id,
    rightSystemId: right.systemId,
    rightContentHash: right.contentHash,
    standpoint: "proxy" as const,
    source: "human" as const,
    samplingProbability: 0.5,
    samplingPart: "uniform",
    expiresAt: new Date(Date.now() + 3_600_000),
  };
}
