import { v5 as uuidv5 } from "uuid";
import { readDrawScope } from "@/lib/battles/queries";
import type { Clock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { drawOwnModel, drawVerdict, statedQualityUtility, utilityOf } from "@/lib/evaluation/utility";
import { type JudgedBattle, storeJudgedBattles } from "@/lib/imports/commands";
import { seededRandom } from "@/lib/ranking/random";
import { type Cell, DrawSpace } from "@/lib/sampling/draw-space";
import { type OutputFit, type SeenOutput, type SimulatedEye, simulatedEyes } from "./output-fit";
import { type DrawnBattle, drawBattles } from "./simulated-draws";

export interface SimulateVotes {
  readonly arenaSlug: string;
  /** The end of the fortnight that the votes are spread over. */
  readonly clock: Clock;
}

const annotators = 40;
const votesEach = 15;
const spreadMs = 14 * 24 * 3600 * 1000;
/** Share of votes that answer the question for quality too. */
const qualityShare = 0.3;
/** Outputs measured at once. */
const measuredAtOnce = 4;

/**
 * Fills an arena that has no simulated votes with about 600 of them, by 40 simulated annotators who follow the utility model
 * of lib/evaluation/utility.ts (docs/simulated-votes.md). Everything stored has the source `simulated`.
 *
 * Deterministic for a given set of outputs; only the times follow the clock. All of an arena or nothing: a crash leaves nothing half done,
 * and a second run adds nothing. Cost: text under a second, prints about 5 ms for each different one.
 *
 * @returns how many votes were stored; 0 where the arena has some, no two outputs to compare, or a modality without a utility model
 * @throws AppError arena_not_found
 */
export async function simulateVotes({ arenaSlug, clock }: SimulateVotes): Promise<number> {
  const { arenaId, cells } = await readDrawScope(arenaSlug, undefined);
  const arena = await db.arena.findUniqueOrThrow({ where: { id: arenaId }, select: { modality: true } });
  const eye = simulatedEyes[arena.modality];
  if (
    !eye ||
    (await db.vote.findFirst({ where: { source: "simulated", battle: { arenaId } }, select: { id: true } }))
  ) {
    return 0;
  }

  const outputs = await readOutputs(arenaId);
  const space = new DrawSpace(orderCells(cells, outputs));
  const plans = Array.from({ length: annotators }, (_, number) => {
    const random = seededRandom(`simulated annotator ${number} of ${arenaSlug}`).next;
    return { number, random, battles: drawBattles(space, votesEach, random) };
  });
  const shown = plans.flatMap(({ battles }) => battles.flatMap(({ left, right }) => [left.id, right.id]));
  const fits = await measureOutputs(new Set(shown), outputs, eye);

  const until = clock.now().getTime();
  const battles = plans.flatMap((plan) => judge({ ...plan, arenaId, eye, fits, until }));
  const { stored } = await storeJudgedBattles({ arenaId, source: "simulated", battles });
  return stored;
}

interface Judging {
  readonly arenaId: string;
  readonly number: number;
  readonly battles: readonly DrawnBattle[];
  readonly random: () => number;
  readonly eye: SimulatedEye;
  readonly fits: ReadonlyMap<string, OutputFit>;
  readonly until: number;
}

/** The votes of one annotator. Ids come from arena, annotator and turn, so that two seeds at once cannot store a vote twice. */
function judge({ arenaId, number, battles, random, eye, fits, until }: Judging): JudgedBattle[] {
  const ownFit = drawOwnModel(eye.model, random);
  const ownQuality = drawOwnModel(statedQualityUtility, random);
  // Rising, because the probability of each draw counts the draws before it.
  const times = battles.map(() => until - Math.floor(random() * spreadMs)).sort((one, other) => one - other);
  return battles.map(({ left: leftOutput, right: rightOutput, probability }, turn) => {
    const left = fits.get(leftOutput.id)!;
    const right = fits.get(rightOutput.id)!;
    const fit = drawVerdict(ownFit, utilityOf(ownFit, left.features), utilityOf(ownFit, right.features), random);
    const saysQuality = random() < qualityShare;
    const quality = drawVerdict(ownQuality, utilityOf(ownQuality, left), utilityOf(ownQuality, right), random);
    return {
      id: uuidv5(`simulated battle ${number} ${turn}`, arenaId),
      annotatorId: uuidv5(`simulated annotator ${number}`, arenaId),
      leftOutputId: leftOutput.id,
      rightOutputId: rightOutput.id,
      standpoint: "proxy",
      samplingProbability: probability,
      samplingPart: "uniform",
      fit,
      quality: saysQuality ? quality : undefined,
      judgedAt: new Date(times[turn]!),
    };
  });
}

interface StoredOutput extends SeenOutput {
  /** Task, persona and system by slug: the same wherever the same material was seeded. */
  readonly name: string;
}

async function readOutputs(arenaId: string): Promise<Map<string, StoredOutput>> {
  const outputs = await db.output.findMany({
    where: { arenaId },
    select: {
      id: true,
      parts: { orderBy: { position: "asc" }, select: { type: true, text: true, blob: true } },
      system: { select: { slug: true } },
      task: { select: { slug: true, options: true } },
      personaVersion: {
        select: {
          persona: { select: { slug: true } },
          preferences: {
            orderBy: { position: "asc" },
            select: { aspect: true, isLiked: true, label: true, value: true, weight: true },
          },
        },
      },
    },
  });
  return new Map(
    outputs.map(({ id, parts, system, task, personaVersion }) => [
      id,
      {
        name: `${task.slug} ${personaVersion.persona.slug} ${system.slug}`,
        parts,
        taskOptions: task.options,
        preferences: personaVersion.preferences,
      },
    ]),
  );
}

/** Cells and their outputs by slugs: ids differ from one database to the next, the draws must not. */
function orderCells(cells: readonly Cell[], outputs: ReadonlyMap<string, StoredOutput>): Cell[] {
  const nameOf = (id: string) => outputs.get(id)!.name;
  const byName = (one: string, other: string) => (one < other ? -1 : Number(one > other));
  return cells
    .map((cell) => ({
      ...cell,
      outputs: [...cell.outputs].sort((one, other) => byName(nameOf(one.id), nameOf(other.id))),
    }))
    .sort((one, other) => byName(nameOf(one.outputs[0]!.id), nameOf(other.outputs[0]!.id)));
}

async function measureOutputs(
  ids: ReadonlySet<string>,
  outputs: ReadonlyMap<string, StoredOutput>,
  eye: SimulatedEye,
): Promise<Map<string, OutputFit>> {
  const fits = new Map<string, OutputFit>();
  const waiting = ids.values();
  const measureNext = async () => {
    for (const id of waiting) fits.set(id, await eye.measure(outputs.get(id)!));
  };
  await Promise.all(Array.from({ length: measuredAtOnce }, measureNext));
  return fits;
}
