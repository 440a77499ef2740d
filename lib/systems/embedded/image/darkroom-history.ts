import type { System, SystemTask } from "@/lib/systems/port";
import { averageColor } from "./color-statistics";
import { planDarkroom } from "./darkroom-plan";
import { describeLikedPrints, type LikedPrint, readLikedPrints } from "./liked-prints";
import { type Photograph, requirePhotograph } from "./photograph";
import { makePrint, type PrintPlan } from "./print";
import { matchTones } from "./tone-curve";
import { measuredToning } from "./toning";

/** Prints in the tones and the color of prints that the person liked. */
export const darkroomHistory: System = {
  arena: "image",
  slug: "darkroom-history",
  name: "Darkroom history",
  family: "Darkroom",
  strategy: "history",
  organization: "Palate",
  licence: "Apache-2.0",
  description:
    "Carries the spread of tones and the color at each lightness over from the prints that the person liked or kept, newer ones counting more.",
  citation:
    "Reinhard, Ashikhmin, Gooch & Shirley (2001), Color Transfer between Images, IEEE CG&A 21(5); " +
    "Welsh, Ashikhmin & Mueller (2002), Transferring Color to Greyscale Images, ACM TOG 21(3); " +
    "Gonzalez & Woods (2018), Digital Image Processing, 4th ed., section 3.3.",
  async make({ task, persona }) {
    const photograph = await requirePhotograph(task);
    const liked = await readLikedPrints(persona.history);
    if (liked.length === 0) return await makePrint(task, photograph, planDarkroom(task, photograph, {}), "nothing");
    return await makePrint(task, photograph, planTransfer(task, photograph, liked), describeLikedPrints(liked));
  },
};

function planTransfer(task: SystemTask, photograph: Photograph, liked: readonly LikedPrint[]): PrintPlan {
  const neutral = planDarkroom(task, photograph, {});
  const { chroma, quantiles } = averageColor(
    liked.map((print) => print.photograph.color),
    liked.map((print) => print.weight),
  );
  const black = Math.min(24, quantiles[1]!);
  const paper = Math.max(84, quantiles[99]!);
  const wanted = quantiles.map((lightness) => Math.min(1, Math.max(0, (lightness - black) / (paper - black))));
  return {
    ...neutral,
    curve: matchTones(neutral.curve, photograph.counts, wanted),
    toning: measuredToning(chroma, black, paper),
  };
}
