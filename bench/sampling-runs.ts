import { fitDavidson } from "@/lib/ranking/fit-davidson";
import { fitHalfTie } from "@/lib/ranking/fit-half-tie";
import { covariancesOf, eloPerLogit, halfWidth95 } from "@/lib/ranking/intervals";
import { PairCounter, type PairOutcomes, settleBothBad } from "@/lib/ranking/pair-counts";
import type { RandomSource } from "@/lib/ranking/random";
import { measureEvenness, weighFloor } from "@/lib/sampling/policy/exposure";
import { weighInformation } from "@/lib/sampling/policy/information";
import { drawItem, mixParts, systemsPart } from "@/lib/sampling/policy/mix-parts";
import { type SystemPair, weighPairs } from "@/lib/sampling/policy/pair-weights";

export const partNames = ["information", "floor", "control", "uniform"] as const;
export type PartName = (typeof partNames)[number];
/** Shares of what is drawn anew, and of repeats among all draws. Overlap and coverage choose among outputs: for pairs of systems they are uniform. */
export type Shares = Readonly<Record<PartName | "repeat", number>>;

/** Simulated systems: strengths, and for each pair a taste of its own that no strength explains. */
export interface World {
  readonly strengths: Float64Array;
  /** Natural-log units, antisymmetric, systems × systems; null for a world that is as Bradley and Terry's model has it. */
  readonly tastes: Float64Array | null;
}

export interface RunOptions {
  readonly votes: number;
  /** Votes after which the policy learns what the ones before said. */
  readonly refreshEvery: number;
  readonly familySize: number;
  /** Davidson's ν of the simulated votes. */
  readonly nu: number;
  /** The most that a vote weighs; under uniform draws each weighs 1. */
  readonly weightCap: number;
}

export interface Run {
  /** Of the whole, Elo points. */
  readonly meanHalfWidth: number;
  readonly ratings: Float64Array;
  /** With each vote weighted by 1/chance. */
  readonly weightedRatings: Float64Array;
  readonly evenness: NonNullable<ReturnType<typeof measureEvenness>>;
}

/** Prior precision of the policy's own fit: a standard deviation of 350 Elo points. */
const ridge = 0.25;

/** An arena from its first vote on, simulated: draws by a policy, refits, and what the votes gave in the end. */
export function runArena(world: World, shares: Shares, options: RunOptions, random: RandomSource): Run {
  const size = world.strengths.length;
  const plain = new PairCounter(size);
  const weighted = new PairCounter(size);
  const exposure = new Array<number>(size).fill(0);
  const past: SystemPair[] = [];
  const next = () => random.next();
  const pairs = (size * (size - 1)) / 2;
  let policy = policyOf(plain, exposure, shares, options);
  for (let vote = 0; vote < options.votes; vote += 1) {
    if (vote > 0 && vote % options.refreshEvery === 0) policy = policyOf(plain, exposure, shares, options);
    const repeated = vote > 0 && random.next() < shares.repeat ? past[random.below(vote)]! : null;
    const { item, chance } = repeated ? { item: repeated, chance: null } : drawItem(policy, next);
    const { first, second } = item;
    past.push(item);
    const outcome = voteOn(world, first, second, options.nu, random);
    plain.add(first, second, outcome, 1);
    // 1 under uniform draws. A repeat says nothing new of which pairs there are, and is left out.
    if (chance !== null) weighted.add(first, second, outcome, Math.min(1 / (chance * pairs), options.weightCap));
    exposure[first] = exposure[first]! + 1;
    exposure[second] = exposure[second]! + 1;
  }
  const fit = fitDavidson(settled(plain));
  const { model } = covariancesOf(fit);
  const halfWidths = world.strengths.map((_, index) => halfWidth95(model[index * size + index]!));
  return {
    meanHalfWidth: halfWidths.reduce((sum, half) => sum + half, 0) / size,
    ratings: fit.strengths,
    weightedRatings: fitDavidson(settled(weighted)).strengths,
    evenness: measureEvenness(exposure)!,
  };
}

/** What the ratings would be after endlessly many votes on uniformly drawn pairs. */
export function limitOf(world: World, nu: number): Float64Array {
  const size = world.strengths.length;
  const counter = new PairCounter(size);
  for (let first = 0; first < size; first += 1) {
    for (let second = first + 1; second < size; second += 1) {
      chancesOf(world, first, second, nu).forEach((chance, outcome) => {
        counter.add(first, second, outcome, chance);
      });
    }
  }
  return fitDavidson(settled(counter)).strengths;
}

export function inElo(strengths: Float64Array): Float64Array {
  return strengths.map((strength) => strength * eloPerLogit);
}

function policyOf(counter: PairCounter, exposure: readonly number[], shares: Shares, { familySize }: RunOptions) {
  const size = exposure.length;
  const pairs = settled(counter);
  const isControl = (one: number, other: number) =>
    Math.floor(one / familySize) === Math.floor(other / familySize) && one % familySize === 0;
  const weights = {
    information: pairs.first.length === 0 ? null : informationOf(pairs),
    floor: weighFloor(exposure, always),
    control: weighPairs(size, (one, other) => (isControl(one, other) ? 1 : 0)),
    uniform: weighPairs(size, () => 1),
  };
  return mixParts(partNames.map((name) => systemsPart(name, shares[name], weights[name])))!;
}

function informationOf(pairs: PairOutcomes) {
  const fit = fitHalfTie(pairs, { ridge });
  return weighInformation(fit.strengths, covariancesOf(fit).model, always);
}

function always(): boolean {
  return true;
}

function voteOn(world: World, first: number, second: number, nu: number, random: RandomSource): number {
  const [win, loss] = chancesOf(world, first, second, nu);
  const draw = random.next();
  return draw < win ? 0 : draw < win + loss ? 1 : 2;
}

/** Of a first win, a second win and a tie, as Davidson has them. */
function chancesOf({ strengths, tastes }: World, first: number, second: number, nu: number): [number, number, number] {
  const size = strengths.length;
  const half = (strengths[first]! - strengths[second]! + (tastes?.[first * size + second] ?? 0)) / 2;
  const [win, loss] = [Math.exp(half), Math.exp(-half)];
  const sum = win + loss + nu;
  return [win / sum, loss / sum, nu / sum];
}

function settled(counter: PairCounter): PairOutcomes {
  return settleBothBad(counter.counts(), "tie");
}
