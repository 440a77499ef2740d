import { createHash } from "node:crypto";
import { consentVersion } from "@/lib/annotators/schema";
import type { SamplingSettings } from "@/lib/arenas/schema";
import { db } from "@/lib/db/client";

/** Rows with defaults, for database tests. Each call makes rows of its own. */
let count = 0;
const next = (name: string) => `${name}-${++count}`;

/** An annotator who agreed to everything, unless `consent` says otherwise; null gave none. */
export async function createAnnotator(
  options: { consent?: Record<string, boolean> | null; source?: "human" | "simulated" } = {},
) {
  const { consent = { votes: true, feedback: true }, source = "human" } = options;
  return db.annotator.create({
    data: { source, consents: consent ? { create: { version: consentVersion, fields: consent } } : undefined },
  });
}

export interface ArenaOptions {
  readonly slug?: string;
  readonly systems?: readonly { slug: string; family: string; strategy: string }[];
  readonly tasks?: number;
  readonly personas?: number;
  /** As `samplingSettings` (lib/arenas/schema.ts) has it. */
  readonly sampling?: {
    readonly shares?: Partial<SamplingSettings["shares"]>;
    readonly overlapAnnotators?: number;
    readonly overlapPairs?: number;
  };
  /** Judged one output at a time on this scale; in pairs otherwise. */
  readonly scale?: 5 | 100;
}

/** Every pair of outputs alike. */
export const uniformShares = { information: 0, floor: 0, control: 0, coverage: 0, overlap: 0, repeat: 0, uniform: 1 };

/** An open arena with systems, tasks, personas and an output for each combination; every output is different. */
export async function createArena(options: ArenaOptions = {}) {
  const {
    slug = next("arena"),
    tasks = 2,
    personas = 1,
    sampling = {},
    systems = [
      { slug: "alpha-generic", family: "Alpha", strategy: "generic" },
      { slug: "alpha-persona", family: "Alpha", strategy: "persona" },
      { slug: "beta-generic", family: "Beta", strategy: "generic" },
    ],
  } = options;
  const arena = await db.arena.create({
    data: {
      slug,
      name: `Arena ${slug}`,
      modality: "text",
      summary: "An arena of the tests.",
      instructions: "Judge.",
      ...(options.scale ? { mode: "absolute" as const, scale: options.scale } : {}),
      chips: [
        { key: "on-topic", label: "on topic", polarity: "positive" },
        { key: "too-long", label: "too long", polarity: "negative" },
      ],
      criteria: [
        { kind: "scale", key: "clarity", label: "Clarity", scale: 5 },
        { kind: "side", key: "warmth", label: "Warmer" },
      ],
      sampling,
    },
  });
  for (const system of systems) await createSystem(arena.id, system);
  for (let n = 0; n < tasks; n += 1) {
    await db.task.create({ data: { arenaId: arena.id, slug: next("task"), prompt: `Task ${n + 1}` } });
  }
  for (let n = 0; n < personas; n += 1) await createPersona(arena.id);
  await createOutputs(arena.id);
  return arena;
}

export async function createSystem(arenaId: string, facts: { slug: string; family: string; strategy: string }) {
  return db.system.create({
    data: {
      arenaId,
      ...facts,
      name: `${facts.family} ${facts.strategy}`,
      organization: "Tests",
      licence: "Apache-2.0",
      description: "A system of the tests.",
      citation: "None.",
    },
  });
}

export async function createPersona(arenaId: string) {
  const slug = next("persona");
  return db.persona.create({
    data: {
      slug,
      kind: "described",
      arenas: { create: { arenaId } },
      versions: {
        create: {
          version: 1,
          name: `Person ${slug}`,
          shortName: slug,
          headline: "who reads tests",
          description: "Likes what is short.",
          attributes: [{ label: "Work", value: "testing" }],
          preferences: { create: [{ position: 0, aspect: "topic", isLiked: true, label: "tests", value: "test" }] },
          history: { create: [{ position: 0, happenedOn: new Date("2026-01-02"), action: "read", text: "A test." }] },
        },
      },
    },
    include: { versions: true },
  });
}

/** Makes the outputs that an arena still lacks. */
export async function createOutputs(arenaId: string) {
  const [systems, tasks, versions] = await Promise.all([
    db.system.findMany({ where: { arenaId } }),
    db.task.findMany({ where: { arenaId } }),
    db.personaVersion.findMany({ where: { persona: { arenas: { some: { arenaId } } } } }),
  ]);
  for (const system of systems) {
    for (const task of tasks) {
      for (const version of versions) {
        const identity = { systemId: system.id, taskId: task.id, personaVersionId: version.id };
        if (await db.output.findUnique({ where: { systemId_taskId_personaVersionId: identity } })) continue;
        const text = `Output of ${system.slug} for ${task.slug} and ${version.name}.`;
        await db.output.create({
          data: {
            arenaId,
            ...identity,
            contentHash: createHash("sha256").update(text).digest("hex"),
            personaUse: system.strategy === "generic" ? "nothing" : "likes tests",
            latencyMs: 1,
            parts: { create: [{ position: 0, type: "text", text }] },
          },
        });
      }
    }
  }
}

export interface BattleOptions {
  readonly arenaId?: string;
  readonly annotatorId?: string;
  readonly source?: "human" | "simulated" | "imported";
  readonly expiresAt?: Date;
  /** Slugs of the systems on the left and right; the first two of the arena otherwise. */
  readonly systems?: readonly [left: string, right: string];
}

/** A battle of two outputs for the arena's first task and persona. */
export async function createBattle(options: BattleOptions = {}) {
  const arenaId = options.arenaId ?? (await createArena()).id;
  const annotatorId = options.annotatorId ?? (await createAnnotator()).id;
  const outputs = await db.output.findMany({ where: { arenaId }, include: { system: true }, orderBy: { id: "asc" } });
  const of = (slug: string | undefined, position: number) => {
    const systems = [...new Set(outputs.map((output) => output.system.slug))];
    return outputs.find((output) => output.system.slug === (slug ?? systems[position]))!;
  };
  const left = of(options.systems?.[0], 0);
  const right = outputs.find(
    (output) =>
      output.system.slug === of(options.systems?.[1], 1).system.slug &&
      output.taskId === left.taskId &&
      output.personaVersionId === left.personaVersionId,
  )!;
  return db.battle.create({
    data: {
      arenaId,
      annotatorId,
      taskId: left.taskId,
      personaVersionId: left.personaVersionId,
      leftOutputId: left.id,
      leftSystemId: left.systemId,
      leftContentHash: left.contentHash,
      rightOutputId: right.id,
      rightSystemId: right.systemId,
      rightContentHash: right.contentHash,
      standpoint: "proxy",
      source: options.source ?? "human",
      samplingProbability: 0.5,
      samplingPart: "uniform",
      expiresAt: options.expiresAt ?? new Date(Date.now() + 3_600_000),
    },
  });
}

export interface VoteOptions extends BattleOptions {
  readonly fit?: "left" | "right" | "tie" | "both_bad";
  readonly feedback?: { left?: string; right?: string; general?: string };
  readonly exclusionReason?: string;
  /** What the annotator had agreed to when they voted; everything, for a human vote. */
  readonly agreed?: Record<string, boolean>;
  readonly createdAt?: Date;
}

/** A judged battle: the vote, and its tally unless it is excluded. */
export async function createVote(options: VoteOptions = {}) {
  const battle = await createBattle(options);
  const { fit = "left", feedback, exclusionReason, createdAt } = options;
  const vote = await db.vote.create({
    data: {
      battleId: battle.id,
      annotatorId: battle.annotatorId,
      fit,
      feedbackLeft: feedback?.left,
      feedbackRight: feedback?.right,
      feedbackGeneral: feedback?.general,
      standpoint: battle.standpoint,
      source: battle.source,
      agreed: options.agreed ?? (battle.source === "human" ? { votes: true, feedback: true } : {}),
      exclusionReason,
      createdAt,
    },
  });
  if (!exclusionReason) {
    const { arenaId, leftSystemId, rightSystemId, standpoint, source } = battle;
    const cell = { arenaId, leftSystemId, rightSystemId, standpoint, source, outcome: fit };
    await db.tally.upsert({
      where: { arenaId_leftSystemId_rightSystemId_standpoint_source_outcome: cell },
      create: { ...cell, votes: 1 },
      update: { votes: { increment: 1 } },
    });
  }
  return vote;
}

export interface ShowingOptions {
  readonly arenaId?: string;
  readonly annotatorId?: string;
  readonly source?: "human" | "simulated" | "imported";
  readonly expiresAt?: Date;
  /** Slug of the system; the first of the arena otherwise. */
  readonly system?: string;
  /** Place of the output among those of its system. */
  readonly position?: number;
}

/** A showing of an output in an absolute arena, on a scale of 5 unless the arena says otherwise. */
export async function createShowing(options: ShowingOptions = {}) {
  const arenaId = options.arenaId ?? (await createArena({ scale: 5 })).id;
  const annotatorId = options.annotatorId ?? (await createAnnotator()).id;
  const { scale } = await db.arena.findUniqueOrThrow({ where: { id: arenaId } });
  const outputs = await db.output.findMany({ where: { arenaId }, include: { system: true }, orderBy: { id: "asc" } });
  const system = options.system ?? outputs[0]!.system.slug;
  const output = outputs.filter((one) => one.system.slug === system)[options.position ?? 0]!;
  return db.showing.create({
    data: {
      arenaId,
      annotatorId,
      taskId: output.taskId,
      personaVersionId: output.personaVersionId,
      outputId: output.id,
      systemId: output.systemId,
      contentHash: output.contentHash,
      scale: scale ?? 5,
      standpoint: "proxy",
      source: options.source ?? "human",
      samplingProbability: 0.5,
      samplingPart: "uniform",
      expiresAt: options.expiresAt ?? new Date(Date.now() + 3_600_000),
    },
  });
}

export interface AssessmentOptions extends ShowingOptions {
  readonly fit?: number;
  readonly criteria?: Record<string, number>;
  readonly feedback?: string;
  readonly exclusionReason?: string;
  /** What the annotator had agreed to; everything, for a human assessment. */
  readonly agreed?: Record<string, boolean>;
  readonly createdAt?: Date;
}

/** An assessed showing. The database counts it in its tally. */
export async function createAssessment(options: AssessmentOptions = {}) {
  const showing = await createShowing(options);
  const { fit = 4, criteria = {}, feedback, exclusionReason, createdAt } = options;
  return db.assessment.create({
    data: {
      showingId: showing.id,
      annotatorId: showing.annotatorId,
      scale: showing.scale,
      fit,
      criteria,
      feedback,
      standpoint: showing.standpoint,
      source: showing.source,
      agreed: options.agreed ?? (showing.source === "human" ? { votes: true, feedback: true } : {}),
      exclusionReason,
      createdAt,
    },
  });
}
