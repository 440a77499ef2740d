import type { System } from "@/lib/systems/port";
import { planDarkroom } from "./darkroom-plan";
import { requirePhotograph } from "./photograph";
import { makePrint } from "./print";

/** The control of the Darkroom family. */
export const darkroomGeneric: System = {
  arena: "image",
  slug: "darkroom-generic",
  name: "Darkroom generic",
  family: "Darkroom",
  strategy: "generic",
  organization: "Palate",
  licence: "Apache-2.0",
  description: "A neutral print of the middle of the photograph, its tones stretched from black to paper white.",
  citation: "Gonzalez & Woods (2018), Digital Image Processing, 4th ed., section 3.2.",
  async make({ task }) {
    const photograph = await requirePhotograph(task);
    return await makePrint(task, photograph, planDarkroom(task, photograph, {}), "nothing");
  },
};
