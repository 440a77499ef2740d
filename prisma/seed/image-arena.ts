import { loadImagePersonas } from "./image-personas";
import { loadImageTasks } from "./image-tasks";
import type { ArenaMaterial } from "./types";

/** The arena "Prints": historic photographs, printed for somebody's wall. */
export const imageArena: ArenaMaterial = {
  arena: {
    slug: "image",
    name: "Prints",
    modality: "image",
    summary: "A print for this person's wall, from historic monochrome photographs.",
    instructions:
      "Two prints of one photograph were made for the same wall of the same person. Read what they like, look at what they kept and what they sent back, and choose the print that they would rather live with. Judge the print, not the photograph: tone, contrast, grain, mat and crop.",
    criteria: [
      { kind: "scale", key: "tone", label: "Right tone and contrast", scale: 5 },
      { kind: "scale", key: "composition", label: "Right crop", scale: 5 },
      { kind: "side", key: "distance", label: "Better from across the room" },
    ],
    chips: [
      { key: "tone", label: "tone" },
      { key: "contrast", label: "contrast" },
      { key: "crop", label: "crop" },
      { key: "mood", label: "mood" },
      { key: "goes-with-home", label: "goes with the home" },
    ],
    position: 3,
  },
  loadPersonas: loadImagePersonas,
  loadTasks: loadImageTasks,
};
