import type { Rectangle } from "./frame";
import type { Photograph } from "./photograph";
import type { PrintPlan } from "./print";
import { autoLevel } from "./tone-curve";
import { measuredToning, type Toning } from "./toning";

/** L* of the deepest black and of the bare paper that the Crop family prints with. */
const black = 8;
const paper = 95;

/**
 * The Crop family's plan: the old print's own hue, measured at each lightness of its scan, on leveled tones, without grain or mat.
 * Only the window differs between its systems.
 */
export function planCrop(photograph: Photograph, window: Rectangle): PrintPlan {
  return {
    window,
    curve: autoLevel(photograph.counts),
    toning: keepWarm(measuredToning(photograph.color.chroma, black, paper)),
    grain: "none",
    mat: "none",
  };
}

/** Takes back the green of a scan, which no silver print has, and clears the paper: color fades by half from L* 75 to the bare sheet. */
function keepWarm(toning: Toning): Toning {
  return {
    ...toning,
    colorAt: (lightness) => {
      const [greenRed, blueYellow] = toning.colorAt(lightness);
      const kept = 1 - 0.5 * Math.min(1, Math.max(0, (lightness - 75) / 20));
      return [kept * Math.max(greenRed, 0), kept * blueYellow];
    },
  };
}
