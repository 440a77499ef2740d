import type { Crop } from "@/lib/systems/embedded/image/composition";
import type { Mat } from "@/lib/systems/embedded/image/frame";
import type { Grain } from "@/lib/systems/embedded/image/grain";
import type { Contrast } from "@/lib/systems/embedded/image/tone-curve";
import type { Tone } from "@/lib/systems/embedded/image/toning";
import type { PersonaPreference } from "@/lib/systems/port";
import type { PhotographName } from "./image-photographs";
import type { Treatment } from "./treat-photograph";
import type { PersonaFacts } from "./types";

/** A persona whose past prints are still to be made. */
export interface PersonaDraft extends Omit<PersonaFacts, "history"> {
  readonly history: readonly EventDraft[];
}

interface EventDraft {
  readonly happenedOn: string;
  readonly action: "liked" | "kept" | "disliked" | "read" | "asked";
  readonly text: string;
  readonly print?: PastPrint;
}

export interface PastPrint {
  readonly photograph: PhotographName;
  readonly treatment: Treatment;
}

/** Every word by which a taste in prints is stated, with the chip that a person reads. */
const chips = {
  tone: {
    sepia: "sepia",
    cyanotype: "cyanotype",
    selenium: "selenium",
    duotone: "two inks",
    neutral: "plain black and white",
  },
  contrast: { soft: "soft contrast", hard: "hard contrast", "high-key": "high key", "low-key": "low key" },
  grain: { none: "no grain", fine: "fine grain", coarse: "coarse grain" },
  mat: { none: "no mat", white: "white mat", cream: "cream mat", black: "black mat" },
  crop: { close: "close crops", wide: "wide views", thirds: "off center", centered: "centered" },
} as const satisfies {
  tone: Record<Tone, string>;
  contrast: Record<Contrast, string>;
  grain: Record<Grain, string>;
  mat: Record<Mat, string>;
  crop: Record<Crop, string>;
};

type Chips = typeof chips;

/** A liked word of print taste, weight above 0 to 1. */
export function likes<Aspect extends keyof Chips>(
  aspect: Aspect,
  value: keyof Chips[Aspect] & string,
  weight: number,
): PersonaPreference {
  return { aspect, isLiked: true, label: String(chips[aspect][value]), value, weight };
}

/** A disliked word of print taste, weight above 0 to 1. */
export function avoids<Aspect extends keyof Chips>(
  aspect: Aspect,
  value: keyof Chips[Aspect] & string,
  weight: number,
): PersonaPreference {
  return { ...likes(aspect, value, weight), isLiked: false };
}

/** A liked subject. */
export function drawnTo(label: string, weight = 0.5): PersonaPreference {
  return { aspect: "topic", isLiked: true, label, value: label, weight };
}
