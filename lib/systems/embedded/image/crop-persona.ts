import type { System } from "@/lib/systems/port";
import { candidateCrops, centeredWindow, chooseCrop, keepsRule, sparesSubject } from "./composition";
import { planCrop } from "./crop-plan";
import { requirePhotograph } from "./photograph";
import { makePrint, pictureShape } from "./print";
import { describeCropTaste, readCropTaste } from "./taste";

/** Crops by stated taste in composition. */
export const cropPersona: System = {
  arena: "image",
  slug: "crop-persona",
  name: "Crop persona",
  family: "Crop",
  strategy: "persona",
  organization: "Palate",
  licence: "Apache-2.0",
  description:
    "Finds what the eye seeks in the photograph and chooses the window that keeps the person's rules of composition best: close, wide, centered or on the thirds.",
  citation:
    "Hou & Zhang (2007), Saliency Detection: A Spectral Residual Approach, CVPR; " +
    "Liu, Chen, Wolf & Cohen-Or (2010), Optimizing Photo Composition, Computer Graphics Forum 29(2).",
  async make({ task, persona }) {
    const photograph = await requirePhotograph(task);
    const shape = pictureShape(task, "none");
    const taste = readCropTaste(persona.preferences);
    if (taste.size === 0) {
      return await makePrint(task, photograph, planCrop(photograph, centeredWindow(photograph, shape)), "nothing");
    }
    const best = chooseCrop(candidateCrops(photograph, shape), (candidate) => {
      let score = sparesSubject(candidate);
      for (const [crop, weight] of taste) score += weight * keepsRule(candidate, crop);
      return score;
    });
    return await makePrint(task, photograph, planCrop(photograph, best.window), describeCropTaste(taste));
  },
};
