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
      { key: "tone", label: "tone", polarity: "positive" },
      { key: "contrast", label: "contrast", polarity: "positive" },
      { key: "crop", label: "crop", polarity: "positive" },
      { key: "mood", label: "mood", polarity: "positive" },
      { key: "goes-with-home", label: "goes with the home", polarity: "positive" },
      { key: "too-dark", label: "too dark", polarity: "negative" },
      { key: "too-flat", label: "too flat", polarity: "negative" },
      { key: "too-harsh", label: "too harsh", polarity: "negative" },
      { key: "wrong-crop", label: "wrong crop", polarity: "negative" },
      { key: "wrong-mood", label: "wrong mood", polarity: "negative" },
    ],
    position: 3,
  },
  loadPersonas: loadImagePersonas,
  loadTasks: loadImageTasks,
};
