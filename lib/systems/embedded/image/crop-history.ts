import type { System } from "@/lib/systems/port";
import { type CropCandidate, candidateCrops, centeredWindow, chooseCrop, sparesSubject } from "./composition";
import { planCrop } from "./crop-plan";
import { type LayoutMeasure, measureLayout } from "./layout-map";
import { describeLikedPrints, type LikedPrint, readLikedPrints } from "./liked-prints";
import { requirePhotograph } from "./photograph";
import { makePrint, pictureShape } from "./print";

/** Crops after the composition of liked prints. */
export const cropHistory: System = {
  arena: "image",
  slug: "crop-history",
  name: "Crop history",
  family: "Crop",
  strategy: "history",
  organization: "Palate",
  licence: "Apache-2.0",
  description:
    "Chooses the window whose weight lies where it lies in the prints that the person liked or kept, and fills the frame as much as there.",
  citation:
    "Hou & Zhang (2007), Saliency Detection: A Spectral Residual Approach, CVPR; " +
    "after Liu, Chen, Wolf & Cohen-Or (2010), Optimizing Photo Composition, Computer Graphics Forum 29(2).",
  async make({ task, persona }) {
    const photograph = await requirePhotograph(task);
    const shape = pictureShape(task, "none");
    const liked = await readLikedPrints(persona.history);
    if (liked.length === 0) {
      return await makePrint(task, photograph, planCrop(photograph, centeredWindow(photograph, shape)), "nothing");
    }
    const wanted = likedLayout(liked);
    const best = chooseCrop(
      candidateCrops(photograph, shape),
      (candidate) => sparesSubject(candidate) - distance(candidate, wanted),
    );
    return await makePrint(task, photograph, planCrop(photograph, best.window), describeLikedPrints(liked));
  },
};

type LikedLayout = Pick<LayoutMeasure, "x" | "y" | "fullness">;

/** Weighted means of where the liked prints' weight lies and of how much of the frame it fills. */
export function likedLayout(liked: readonly LikedPrint[]): LikedLayout {
  const total = liked.reduce((sum, { weight }) => sum + weight, 0);
  let x = 0;
  let y = 0;
  let fullness = 0;
  for (const { photograph, weight } of liked) {
    const measure = measureLayout(photograph.layout, { left: 0, top: 0, right: 1, bottom: 1 });
    x += (measure.x * weight) / total;
    y += (measure.y * weight) / total;
    fullness += (measure.fullness * weight) / total;
  }
  return { x, y, fullness };
}

/** Half the squared distance in standard steps: 0.08 of the frame in place, 0.12 in fullness. */
function distance(candidate: CropCandidate, wanted: LikedLayout): number {
  const place = ((candidate.x - wanted.x) ** 2 + (candidate.y - wanted.y) ** 2) / 0.08 ** 2;
  const fullness = (candidate.fullness - wanted.fullness) ** 2 / 0.12 ** 2;
  return (place + fullness) / 2;
}
