import type { System } from "@/lib/systems/port";
import { planDarkroom } from "./darkroom-plan";
import { requirePhotograph } from "./photograph";
import { makePrint } from "./print";
import { borrowTaste } from "./similar-taste";
import { describePrintTaste, readPrintTaste } from "./taste";

/** Prints by the taste of similar people. */
export const darkroomCollaborative: System = {
  arena: "image",
  slug: "darkroom-collaborative",
  name: "Darkroom collaborative",
  family: "Darkroom",
  strategy: "collaborative",
  organization: "Palate",
  licence: "Apache-2.0",
  description: "Prints as the three people of the most similar taste say they like it.",
  citation:
    "Resnick, Iacovou, Suchak, Bergstrom & Riedl (1994), GroupLens, CSCW; " +
    "Breese, Heckerman & Kadie (1998), Empirical Analysis of Predictive Algorithms for Collaborative Filtering, UAI.",
  async make({ task, persona, others }) {
    const photograph = await requirePhotograph(task);
    const { preferences, neighbors } = borrowTaste(persona, others);
    const taste = readPrintTaste(preferences);
    const words = describePrintTaste(taste);
    const people = neighbors === 1 ? "one similar person" : `${neighbors} similar people`;
    const use = words === "" ? "nothing" : `the taste of ${people}: ${words}`;
    return await makePrint(task, photograph, planDarkroom(task, photograph, taste), use);
  },
};
