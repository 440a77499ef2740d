import type { ImageStyle } from "./image-style";
import type { TextStyle } from "./text-style";

/** Something beside the matter itself that could sway a judgement, as a number for a pair of outputs. */
export interface Covariate<Measures> {
  /** In data: stable, lower case. */
  readonly name: string;
  /** For people. */
  readonly label: string;
  /** What the numbers of `differ` count. */
  readonly unit: string;
  /** One sentence on what it measures. */
  readonly meaning: string;
  /** By how much left has more of it than right: finite, 0 for equal outputs, the negative with sides swapped. */
  differ(left: Measures, right: Measures): number;
}

/**
 * (left − right) / (left + right), for amounts that are never negative: −1…1, and 0 where there is nothing on either side.
 *
 * Chosen over the plain difference because forms work in proportion: twenty words against forty differ, five hundred against five hundred and twenty hardly do.
 * Chosen over the logarithm of the ratio because it stands zero, which counts of headings mostly are, and because no vote gets beyond 1,
 * so that none outweighs a board. The price: one heading against none is as much as twenty against none. It is what LMArena controls for, so
 * that coefficients compare.
 *
 * @see Li, Angelopoulos and Chiang (2024), Does style matter?, lmsys.org
 */
export function relativeDifference(left: number, right: number): number {
  const sum = left + right;
  return sum === 0 ? 0 : (left - right) / sum;
}

const shareOfBoth = "share of both together";

/**
 * Length and three marks. Characters stand for length: they are defined where words are not, and both at once would hardly be told apart.
 */
export const textCovariates: readonly Covariate<TextStyle>[] = [
  {
    name: "length",
    label: "Length",
    unit: shareOfBoth,
    meaning: "How much longer the left text is, in characters.",
    differ: (left, right) => relativeDifference(left.characters, right.characters),
  },
  {
    name: "headers",
    label: "Headings",
    unit: shareOfBoth,
    meaning: "How many more headings the left text has.",
    differ: (left, right) => relativeDifference(left.headers, right.headers),
  },
  {
    name: "list_items",
    label: "List items",
    unit: shareOfBoth,
    meaning: "How many more list items the left text has.",
    differ: (left, right) => relativeDifference(left.listItems, right.listItems),
  },
  {
    name: "bold",
    label: "Bold",
    unit: shareOfBoth,
    meaning: "How many more stretches of bold the left text has.",
    differ: (left, right) => relativeDifference(left.boldRuns, right.boldRuns),
  },
];

/** Brightness and saturation have scales made for differences; sharpness has none and spans orders of magnitude. */
export const imageCovariates: readonly Covariate<ImageStyle>[] = [
  {
    name: "brightness",
    label: "Brightness",
    unit: "L*",
    meaning: "How much brighter the left image is on average, on the scale from 0, black, to 100, white.",
    differ: (left, right) => left.brightness - right.brightness,
  },
  {
    name: "saturation",
    label: "Saturation",
    unit: "percentage points",
    meaning: "How much more colorful the left image is on average, from 0, gray, to 100, pure colors.",
    differ: (left, right) => left.saturation - right.saturation,
  },
  {
    name: "sharpness",
    label: "Sharpness",
    unit: shareOfBoth,
    meaning: "How much more fine contrast the left image has.",
    differ: (left, right) => relativeDifference(left.sharpness, right.sharpness),
  },
];

/** How long an output took. */
export const latencyCovariate: Covariate<{ readonly latencyMs: number }> = {
  name: "latency",
  label: "Waiting time",
  unit: "seconds",
  meaning: "How much longer the left output took.",
  differ: (left, right) => (left.latencyMs - right.latencyMs) / 1000,
};

/** The row of a vote: one number for each covariate, in their order, by how much left has more of it than right. */
export function covariateRow<Measures>(
  covariates: readonly Covariate<Measures>[],
  left: Measures,
  right: Measures,
): number[] {
  return covariates.map((covariate) => covariate.differ(left, right));
}
