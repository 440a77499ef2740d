import type { System } from "@/lib/systems/port";
import { planDarkroom } from "./darkroom-plan";
import { requirePhotograph } from "./photograph";
import { makePrint } from "./print";
import { describePrintTaste, readPrintTaste } from "./taste";

/** Prints by stated taste. */
export const darkroomPersona: System = {
  arena: "image",
  slug: "darkroom-persona",
  name: "Darkroom persona",
  family: "Darkroom",
  strategy: "persona",
  organization: "Palate",
  licence: "Apache-2.0",
  description: "Tones, bends the contrast, adds grain and cuts a mat as the person says they like it.",
  citation:
    "Braun & Fairchild (1999), Image lightness rescaling using sigmoidal contrast enhancement functions, J. Electronic Imaging 8(4); " +
    "Newson, Delon & Galerne (2017), A Stochastic Film Grain Model for Resolution-Independent Rendering, Computer Graphics Forum 36(8); " +
    "Rudman (2003), The Photographer's Toning Book.",
  async make({ task, persona }) {
    const photograph = await requirePhotograph(task);
    const taste = readPrintTaste(persona.preferences);
    const words = describePrintTaste(taste);
    const use = words === "" ? "nothing" : `likes ${words}`;
    return await makePrint(task, photograph, planDarkroom(task, photograph, taste), use);
  },
};
