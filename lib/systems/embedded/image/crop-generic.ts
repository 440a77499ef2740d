import type { System } from "@/lib/systems/port";
import { centeredWindow } from "./composition";
import { planCrop } from "./crop-plan";
import { requirePhotograph } from "./photograph";
import { makePrint, pictureShape } from "./print";

/** The control of the Crop family. */
export const cropGeneric: System = {
  arena: "image",
  slug: "crop-generic",
  name: "Crop generic",
  family: "Crop",
  strategy: "generic",
  organization: "Palate",
  licence: "Apache-2.0",
  description: "The largest window of the asked format in the middle of the photograph, in the hue of the old print.",
  citation: "Duchon (1979), Lanczos Filtering in One and Two Dimensions, Journal of Applied Meteorology 18(8).",
  async make({ task }) {
    const photograph = await requirePhotograph(task);
    const window = centeredWindow(photograph, pictureShape(task, "none"));
    return await makePrint(task, photograph, planCrop(photograph, window), "nothing");
  },
};
