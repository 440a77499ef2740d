import { eloPerLogit } from "../intervals";
import { type GroupEvidence, groupEvidence } from "./group-evidence";
import type { GroupPairs } from "./group-pairs";
import { type Center, shrinkGroups } from "./shrunken-groups";

/** One value that σ may have. */
export interface SpreadNode {
  /** σ in natural-log units. */
  readonly spread: number;
  /** Probability of its neighborhood. */
  readonly weight: number;
  readonly deviations: GroupEvidence["deviations"];
  readonly tau: number;
}

/** What the votes say of σ, how far the groups lie apart. */
export interface GroupSpread {
  /** The likeliest σ, natural-log units; 0 where the groups differ no more than chance makes them differ. */
  readonly spread: number;
  /** The groups at this σ. */
  readonly deviations: GroupEvidence["deviations"];
  readonly tau: number;
  /** Values that σ may well have, with weights of sum 1; one alone if it is given. */
  readonly nodes: readonly SpreadNode[];
}

/** σ is sought from 1 Elo point to 1024, doubled in two steps each. */
const smallestSpread = 1 / eloPerLogit;
const coarseRatio = Math.SQRT2;
const coarseSteps = 20;
/** Beyond a fall of the log-likelihood like this there is nothing to be found. */
const hopelessFall = 15;
/** An interval between two trials that holds more of the probability than this is halved. */
const coarseMass = 0.2;
/** Values with less of the probability are left out. */
const smallestWeight = 0.005;
/** A standard error of σ below this share of it changes a variance by one hundredth. */
const knownError = 0.1;
/** Trials at most; some thirty are usual. */
const trialLimit = 60;

interface Trial extends GroupEvidence {
  /** σ in natural-log units. */
  readonly spread: number;
}

/**
 * How far groups lie apart, by restricted marginal likelihood: the likeliest σ, and how likely the others are.
 *
 * σ is tried out on a grid of logarithms, which is refined where the probability is. The likeliest one is what the groups are shrunk with;
 * the others are for the intervals, which must not pretend that σ is known: with two groups or three it hardly is. They are weighted by the
 * likelihood, all σ up to a thousand Elo points being equally likely beforehand, which is the usual choice for standard deviations of groups.
 *
 * Fewer than two kinds of votes (groups with votes, and those without a group) say nothing of σ, which then is 0.
 * Cost some 30 times that of `groupEvidence`.
 *
 * @throws RatingError `not_converged`
 * @see Gelman (2006), Bayesian Analysis 1(3), for the prior
 */
export function estimateGroupSpread(center: Center, pairs: GroupPairs): GroupSpread {
  const none: Trial = { ...groupEvidence(center, pairs, 0), spread: 0 };
  const kinds = [...pairs.groups, pairs.rest].filter(({ first }) => first.length > 0).length;
  if (kinds < 2) return { ...none, nodes: [{ ...none, weight: 1 }] };

  const trials: Trial[] = [];
  const tryOut = (spread: number, start: Trial | undefined): Trial => ({
    ...groupEvidence(center, pairs, spread, start),
    spread,
  });
  let best = none.value;
  for (let step = 0; step <= coarseSteps; step += 1) {
    const trial = tryOut(smallestSpread * coarseRatio ** step, trials.at(-1));
    trials.push(trial);
    best = Math.max(best, trial.value);
    if (trial.value < best - hopelessFall) break;
  }
  // A single point is too much already: so many votes find no difference.
  if (trials.length === 1) return { ...none, nodes: [{ ...none, weight: 1 }] };
  for (;;) {
    const masses = massesOf(trials);
    const total = masses.reduce((sum, mass) => sum + mass, 0);
    const widest = masses.indexOf(Math.max(...masses));
    if (masses[widest]! <= coarseMass * total || trials.length >= trialLimit) break;
    const [low, high] = [trials[widest]!, trials[widest + 1]!];
    trials.splice(widest + 1, 0, tryOut(Math.sqrt(low.spread * high.spread), low));
  }
  const likeliest = topOf(trials, tryOut);
  const chosen = likeliest.value > none.value ? likeliest : none;
  const nodes = nodesOf(trials);
  const { spread, deviations, tau } = chosen;
  return { spread, deviations, tau, nodes: isKnown(nodes) ? [{ spread, deviations, tau, weight: 1 }] : nodes };
}

/**
 * The groups at a σ that is given. Cost that of `shrinkGroups`.
 *
 * @param spread natural-log units; 0 is allowed
 * @throws RatingError `not_converged`
 */
export function givenGroupSpread(center: Center, pairs: GroupPairs, spread: number): GroupSpread {
  const { deviations, tau } =
    spread > 0 ? shrinkGroups(center, pairs, spread * spread) : groupEvidence(center, pairs, 0);
  return { spread, deviations, tau, nodes: [{ spread, weight: 1, deviations, tau }] };
}

/** Probability between neighbors, up to a factor: ∫L(σ) dσ = ∫σL(σ) d log σ by the trapezoid rule. */
function massesOf(trials: readonly Trial[]): number[] {
  const best = Math.max(...trials.map(({ value }) => value));
  const density = ({ spread, value }: Trial) => spread * Math.exp(value - best);
  return trials.slice(1).map((trial, index) => {
    const before = trials[index]!;
    return ((density(trial) + density(before)) / 2) * Math.log(trial.spread / before.spread);
  });
}

function nodesOf(trials: readonly Trial[]): SpreadNode[] {
  const masses = massesOf(trials);
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const nodes = trials
    .map(({ spread, deviations, tau }, index) => ({
      spread,
      deviations,
      tau,
      weight: ((masses[index - 1] ?? 0) + (masses[index] ?? 0)) / 2 / total,
    }))
    .filter(({ weight }) => weight >= smallestWeight);
  const kept = nodes.reduce((sum, { weight }) => sum + weight, 0);
  return nodes.map((node) => ({ ...node, weight: node.weight / kept }));
}

/** Whether σ is known so well that its likely values are not worth telling apart. */
function isKnown(nodes: readonly SpreadNode[]): boolean {
  const mean = nodes.reduce((sum, { spread, weight }) => sum + weight * spread, 0);
  const variance = nodes.reduce((sum, { spread, weight }) => sum + weight * (spread - mean) ** 2, 0);
  return Math.sqrt(variance) <= knownError * mean;
}

/** The top of the parabola through the best trial and its neighbors, tried out a few times. */
function topOf(trials: readonly Trial[], tryOut: (spread: number, start: Trial) => Trial): Trial {
  let near = trials;
  for (let round = 0; round < 4; round += 1) {
    const top = near.reduce((place, { value }, index) => (value > near[place]!.value ? index : place), 0);
    if (top === 0 || top === near.length - 1) return near[top]!;
    const [low, middle, high] = [near[top - 1]!, near[top]!, near[top + 1]!];
    const [x0, x1, x2] = [low, middle, high].map(({ spread }) => Math.log(spread)) as [number, number, number];
    const rise = (middle.value - low.value) / (x1 - x0);
    const fall = (high.value - middle.value) / (x2 - x1);
    const bend = (fall - rise) / (x2 - x0);
    const vertex = (x0 + x1) / 2 - rise / (2 * bend);
    // Closer than this the parabola is made of rounding.
    if (!(Math.abs(vertex - x1) > 1e-5)) return middle;
    const trial = tryOut(Math.exp(vertex), middle);
    near = vertex < x1 ? [low, trial, middle, high] : [low, middle, trial, high];
  }
  return near.reduce((best, trial) => (trial.value > best.value ? trial : best));
}
