import type { AxisKey } from "./axes";

/** How much a probe is about an axis; the sign says which end. */
export interface Loading {
  readonly axis: AxisKey;
  readonly weight: number;
}

/**
 * Something that is put to a person, of which the answer tells about one axis or two. It reads a taste θ as one number,
 * x = Σ weight · θ over its loadings, and has a probability for each answer given x.
 */
export interface Probe {
  readonly key: string;
  readonly loadings: readonly [Loading] | readonly [Loading, Loading];
  /** How many answers there are. */
  readonly answers: number;
  /** P(answer | x) for answer 0…answers − 1; sums to 1. */
  readonly chance: (answer: number, x: number) => number;
}

/** Share of answers that say nothing: a slip, a misreading. Without it two contrary answers would look like certainty. */
const lapse = 0.06;

/** How sharply the answers of a question follow the taste: logits for one step of x. */
const discrimination = 4;

/** Where one answer of five gives way to the next. */
const thresholds = [-0.5, -0.16, 0.16, 0.5] as const;

/**
 * A question with five answers from one end to the other, by the graded response model:
 * P(answer ≥ k) = 1 / (1 + exp(−a (x − b_k))), a = 4, b = −0.5, −0.16, 0.16, 0.5; 6 % of answers are slips, equally any.
 *
 * @see Samejima (1969), Psychometrika Monograph 17
 */
export function gradedProbe(key: string, loadings: Probe["loadings"]): Probe {
  const answers = thresholds.length + 1;
  const atLeast = (step: number, x: number): number => {
    if (step <= 0) return 1;
    return step >= answers ? 0 : logistic(discrimination * (x - thresholds[step - 1]!));
  };
  return {
    key,
    loadings,
    answers,
    chance: (answer, x) => (1 - lapse) * (atLeast(answer, x) - atLeast(answer + 1, x)) + lapse / answers,
  };
}

/** Tie parameter of comparisons: two that fit alike are called equal in one case of three. */
const tie = 1;

/** How sharply a verdict follows the taste: logits between A and B for one step of x. */
const verdictScale = 3;

/** The verdicts of a comparison, in the order of its answers. */
export const comparisonVerdicts = ["left", "tie", "right"] as const;

/**
 * A pair of which one is to be called better, by Bradley and Terry with Davidson's ties: with d = 3x the log-odds of B over A,
 * P(A) ∝ e^(−d/2), P(tie) ∝ ν, P(B) ∝ e^(d/2), ν = 1; 6 % of verdicts are slips.
 *
 * @param loadings where B lies from A: `{axis: "length", weight: 1}` where B is the more detailed one
 * @see Davidson (1970), JASA 65(329)
 */
export function comparisonProbe(key: string, loadings: Probe["loadings"]): Probe {
  const answers = comparisonVerdicts.length;
  return {
    key,
    loadings,
    answers,
    chance: (answer, x) => {
      const d = verdictScale * x;
      const worths = [Math.exp(-d / 2), tie, Math.exp(d / 2)];
      const sum = worths[0]! + worths[1]! + worths[2]!;
      return ((1 - lapse) * worths[answer]!) / sum + lapse / answers;
    },
  };
}

function logistic(logits: number): number {
  return 1 / (1 + Math.exp(-logits));
}
