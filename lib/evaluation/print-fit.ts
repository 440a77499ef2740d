/** Colors and tones of a print, measured in CIELAB over the picture without its mat. */
export interface PrintMeasures {
  /** Mean L*, 0…100. */
  readonly lightness: number;
  /** Standard deviation of L*, 0…50. */
  readonly contrast: number;
  /** Mean a*, from green to red. */
  readonly greenRed: number;
  /** Mean b*, from blue to yellow. */
  readonly blueYellow: number;
}

/** One stated word of taste in prints: `tone` sepia, `contrast` hard. */
export interface StatedPrintTaste {
  readonly aspect: string;
  readonly value: string;
  readonly isLiked: boolean;
  readonly weight: number;
}

/** How a print fits a taste: each −1…1, 0 where the person said nothing that can be measured. */
export interface PrintFit {
  readonly tone: number;
  readonly contrast: number;
  readonly brightness: number;
}

/** Mean color that a word of tone stands for, (a*, b*). Duotone has none: its two inks cancel in the mean. */
const toneColors: Readonly<Record<string, readonly [number, number]>> = {
  neutral: [0, 1],
  sepia: [7, 16],
  cyanotype: [-3, -22],
  selenium: [3, -1],
};
/** Standard deviation of L* that a word of contrast stands for. */
const contrastSpreads: Readonly<Record<string, number>> = { soft: 16, hard: 31 };
/** Mean L* that a word of key stands for. */
const keyLightness: Readonly<Record<string, number>> = { "high-key": 68, "low-key": 38 };

/** The distance at which a measure is neither near nor far: closeness 0. */
export const indifferentAt = { tone: 8, contrast: 7, brightness: 14 } as const;

/**
 * How a print fits what a person said about tone, contrast and key.
 *
 * Each stated word has a target; its closeness is 1 − distance / `indifferentAt`, at least −1 (for tone the Euclidean distance in
 * the plane of a* and b*). A feature is the mean closeness of its stated words by weight, where an avoided word counts against, and
 * only as far as the print is near it. Crop, mat, grain, subject and the word duotone are not seen. Cost O(stated words).
 */
export function measurePrintFit(print: PrintMeasures, stated: readonly StatedPrintTaste[]): PrintFit {
  const near = (distance: number, indifferent: number) => Math.max(-1, 1 - distance / indifferent);
  const feature = (aspect: string, closeness: (value: string) => number | null) => {
    let sum = 0;
    let weights = 0;
    for (const taste of stated) {
      const close = taste.aspect === aspect ? closeness(taste.value) : null;
      if (close === null) continue;
      sum += taste.weight * (taste.isLiked ? close : -Math.max(0, close));
      weights += taste.weight;
    }
    return weights === 0 ? 0 : sum / weights;
  };
  return {
    tone: feature("tone", (value) => {
      const color = toneColors[value];
      if (color === undefined) return null;
      return near(Math.hypot(print.greenRed - color[0], print.blueYellow - color[1]), indifferentAt.tone);
    }),
    contrast: feature("contrast", (value) => {
      const spread = contrastSpreads[value];
      return spread === undefined ? null : near(Math.abs(print.contrast - spread), indifferentAt.contrast);
    }),
    brightness: feature("contrast", (value) => {
      const lightness = keyLightness[value];
      return lightness === undefined ? null : near(Math.abs(print.lightness - lightness), indifferentAt.brightness);
    }),
  };
}

/** Spread of L* that a full-toned print has. */
const fullSpread = 22;

/** How full the scale of tones is, whoever looks: 1 − |contrast − 22| / 10, at least −1. What the simulated quality votes go by. */
export function measurePrintCraft(print: PrintMeasures): number {
  return Math.max(-1, 1 - Math.abs(print.contrast - fullSpread) / 10);
}
