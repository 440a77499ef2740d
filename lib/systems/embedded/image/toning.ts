import { srgbOfLab } from "./cielab";
import { type ChromaCurve, chromaAt } from "./color-statistics";

export const tones = ["neutral", "sepia", "cyanotype", "selenium", "duotone"] as const;
export type Tone = (typeof tones)[number];

/** What a print is made of: the lightness of its deepest black and of its bare paper, and its color between. */
export interface Toning {
  /** L* of tone 0. */
  readonly black: number;
  /** L* of tone 1. */
  readonly paper: number;
  /** a* and b* at an L* of the finished print. */
  colorAt(lightness: number): readonly [greenRed: number, blueYellow: number];
}

/** Steps of a toning table: finer than 8 bits, so that grain and curves do not show bands. */
export const toneSteps = 1024;

type Knot = readonly [lightness: number, greenRed: number, blueYellow: number];

/**
 * Baths as they color silver (or iron) in CIELAB. Sepia bleaches the highlights to warm brown first; a cyanotype's black is
 * Prussian blue and never deep; selenium deepens and cools the shadows to a faint plum; the duotone prints blue-black ink
 * under a warm second ink. The numbers are Palate's own, set by eye; Rudman's book is about
 * the baths.
 * @see Rudman (2003), The Photographer's Toning Book, Amphoto
 */
const baths: Record<Tone, { readonly black: number; readonly paper: number; readonly knots: readonly Knot[] }> = {
  neutral: {
    black: 7,
    paper: 96,
    knots: [
      [0, 0, 0.4],
      [100, 0, 1],
    ],
  },
  sepia: {
    black: 11,
    paper: 94.5,
    knots: [
      [0, 3, 3],
      [15, 8, 10],
      [40, 10, 19],
      [65, 7, 20],
      [88, 2, 11],
      [100, 0.5, 6],
    ],
  },
  cyanotype: {
    black: 17,
    paper: 96,
    knots: [
      [0, 4, -22],
      [17, 4, -26],
      [40, -4, -35],
      [65, -9, -24],
      [88, -4, -7],
      [100, -0.5, 1],
    ],
  },
  selenium: {
    black: 4.5,
    paper: 96,
    knots: [
      [0, 3, -3],
      [20, 5, -3.5],
      [45, 4, -2],
      [70, 2, 0],
      [100, 0, 1],
    ],
  },
  duotone: {
    black: 9,
    paper: 95,
    knots: [
      [0, 0, -9],
      [20, -3, -15],
      [42, -2, -9],
      [62, 2, 9],
      [82, 2, 13],
      [100, 0.5, 6],
    ],
  },
};

/**
 * The toning of a named bath.
 * @param strength 0 is the neutral print, 1 the full bath; black and paper move with it
 */
export function bathToning(tone: Tone, strength: number): Toning {
  const bath = baths[tone];
  const plain = baths.neutral;
  return {
    black: plain.black + strength * (bath.black - plain.black),
    paper: plain.paper + strength * (bath.paper - plain.paper),
    colorAt: (lightness) => {
      const [a, b] = between(bath.knots, lightness);
      const [plainA, plainB] = between(plain.knots, lightness);
      return [plainA + strength * (a - plainA), plainB + strength * (b - plainB)];
    },
  };
}

/** The toning that an existing print has, by its measured color at each lightness. */
export function measuredToning(chroma: ChromaCurve, black: number, paper: number): Toning {
  return { black, paper, colorAt: (lightness) => chromaAt(chroma, lightness) };
}

function between(knots: readonly Knot[], lightness: number): readonly [number, number] {
  const upper = knots.findIndex((knot) => knot[0] >= lightness);
  const high = knots[upper === -1 ? knots.length - 1 : upper]!;
  const low = knots[Math.max(0, (upper === -1 ? knots.length : upper) - 1)]!;
  const part = high[0] === low[0] ? 0 : (lightness - low[0]) / (high[0] - low[0]);
  return [low[1] + part * (high[1] - low[1]), low[2] + part * (high[2] - low[2])];
}

/** sRGB of each tone in 1024 equal steps from black to paper, 3 bytes each: what the print is painted with. */
export function paintToning(toning: Toning): Uint8Array {
  const table = new Uint8Array(3 * toneSteps);
  for (let step = 0; step < toneSteps; step++) {
    const lightness = toning.black + (toning.paper - toning.black) * (step / (toneSteps - 1));
    const [a, b] = toning.colorAt(lightness);
    table.set(srgbOfLab([lightness, a, b]), 3 * step);
  }
  return table;
}
