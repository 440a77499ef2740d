import type { SystemTask } from "@/lib/systems/port";
import { centeredWindow } from "./composition";
import type { Photograph } from "./photograph";
import { type PrintPlan, pictureShape } from "./print";
import type { PrintTaste } from "./taste";
import { autoLevel, bendCurve } from "./tone-curve";
import { bathToning } from "./toning";

/**
 * The Darkroom family's plan for a stated taste: always the centered window; tone, contrast, grain and mat as stated,
 * in a strength of 0.6…1 by weight; what is not stated stays with the neutral print.
 * An empty taste is the family's control.
 */
export function planDarkroom(task: SystemTask, photograph: Photograph, taste: PrintTaste): PrintPlan {
  const mat = taste.mat?.value ?? "none";
  const level = autoLevel(photograph.counts);
  const { tone, contrast } = taste;
  return {
    window: centeredWindow(photograph, pictureShape(task, mat)),
    curve:
      contrast === undefined ? level : bendCurve(level, photograph.counts, contrast.value, strengthOf(contrast.weight)),
    toning: tone === undefined ? bathToning("neutral", 1) : bathToning(tone.value, strengthOf(tone.weight)),
    grain: taste.grain?.value ?? "none",
    mat,
  };
}

function strengthOf(weight: number): number {
  return 0.6 + 0.4 * Math.min(1, weight);
}
