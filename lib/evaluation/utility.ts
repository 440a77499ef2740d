import type { PrintFit } from "./print-fit";
import type { TextFit } from "./text-fit";

/**
 * The utility model of simulated annotators: a stated weight for each feature of fit, a choice with noise between two utilities,
 * and a spread of both among annotators. It says nothing about people; it fills a fresh demo and lets a fit be checked against a known truth.
 */

/** Uniform numbers in [0, 1). */
export type Random = () => number;

export type SimulatedVerdict = "left" | "right" | "tie" | "both_bad";

export interface UtilityModel<Feature extends string> {
  /** Logits that one unit of a feature is worth. */
  readonly weights: Readonly<Record<Feature, number>>;
  /** Outputs below this utility are not acceptable. */
  readonly acceptance: number;
  /** Davidson's ν: two equal utilities tie with probability ν / (2 + ν). */
  readonly tie: number;
}

/** Texts and summaries: what is said counts most, then how much, then its form. */
export const statedTextUtility: UtilityModel<keyof TextFit> = {
  weights: { liked: 1.6, avoided: -1.6, length: 0.6, form: 0.35 },
  acceptance: 0.25,
  tie: 0.35,
};

/** Prints: the tone, then contrast and key. */
export const statedPrintUtility: UtilityModel<keyof PrintFit> = {
  weights: { tone: 1.1, contrast: 0.7, brightness: 0.7 },
  acceptance: -0.5,
  tie: 0.35,
};

/** Quality, when it is asked too: how well an output is made, whoever it is for. Nothing is below acceptance. */
export const statedQualityUtility: UtilityModel<"craft"> = {
  weights: { craft: 1 },
  acceptance: Number.NEGATIVE_INFINITY,
  tie: 0.6,
};

/** Standard deviations among annotators: of the logarithm of each weight and of ν, and of the acceptance itself. */
export const annotatorSpread = { logWeight: 0.35, logTie: 0.35, acceptance: 0.3 } as const;

/**
 * One annotator's own model about the stated one: every weight and ν times a log-normal factor (so that signs stay), acceptance plus a normal
 * deviation. The same random numbers give the same annotator.
 *
 * @see McFadden and Train (2000), J. Appl. Econometrics 15(5), for weights that vary among people
 */
export function drawOwnModel<Feature extends string>(
  stated: UtilityModel<Feature>,
  random: Random,
): UtilityModel<Feature> {
  const features = Object.keys(stated.weights).sort() as Feature[];
  const weights: Record<Feature, number> = { ...stated.weights };
  for (const feature of features) weights[feature] *= Math.exp(annotatorSpread.logWeight * drawNormal(random));
  return {
    weights,
    acceptance: stated.acceptance + annotatorSpread.acceptance * drawNormal(random),
    tie: stated.tie * Math.exp(annotatorSpread.logTie * drawNormal(random)),
  };
}

/** Utility in logits: the sum of features by weight. */
export function utilityOf<Feature extends string>(
  model: UtilityModel<Feature>,
  features: Readonly<Record<Feature, number>>,
): number {
  let sum = 0;
  for (const feature of Object.keys(model.weights) as Feature[]) sum += model.weights[feature] * features[feature];
  return sum;
}

/** Chances of the three outcomes where at least one output is acceptable; they add up to 1. */
export interface Chances {
  readonly left: number;
  readonly right: number;
  readonly tie: number;
}

/**
 * Davidson's model: P(left) ∝ exp(l), P(right) ∝ exp(r), P(tie) ∝ ν · exp((l + r) / 2).
 *
 * @see Davidson (1970), J. Am. Statist. Assoc. 65(329)
 */
export function davidsonChances(left: number, right: number, tie: number): Chances {
  // Only the difference matters; halving it on both sides keeps the exponentials in range for any sensible utility.
  const forLeft = Math.exp((left - right) / 2);
  const forRight = Math.exp((right - left) / 2);
  const sum = forLeft + forRight + tie;
  return { left: forLeft / sum, right: forRight / sum, tie: tie / sum };
}

/** The verdict on two utilities: `both_bad` where both are below the annotator's acceptance, else drawn by `davidsonChances`. */
export function drawVerdict(
  model: Pick<UtilityModel<string>, "acceptance" | "tie">,
  left: number,
  right: number,
  random: Random,
): SimulatedVerdict {
  if (Math.max(left, right) < model.acceptance) return "both_bad";
  const chances = davidsonChances(left, right, model.tie);
  const drawn = random();
  if (drawn < chances.left) return "left";
  return drawn < chances.left + chances.right ? "right" : "tie";
}

/** Standard normal by Box and Muller (1958), Ann. Math. Statist. 29(2): one of the pair, two uniform numbers each. */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
