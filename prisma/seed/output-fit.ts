import { measurePrintCraft, measurePrintFit, type StatedPrintTaste } from "@/lib/evaluation/print-fit";
import { measureTextCraft, measureTextFit, type TextTaste } from "@/lib/evaluation/text-fit";
import { statedPrintUtility, statedTextUtility, type UtilityModel } from "@/lib/evaluation/utility";
import { readBlob } from "@/lib/storage/blobs";
import { measurePrint } from "./print-measures";

/** What a simulated annotator sees of an output. */
export interface SeenOutput {
  readonly parts: readonly { readonly type: string; readonly text: string; readonly blob: string | null }[];
  /** Options of the task, `{words: 80}`. */
  readonly taskOptions: unknown;
  /** Stated preferences of the person it was made for. */
  readonly preferences: readonly StatedPreference[];
}

export interface StatedPreference extends StatedPrintTaste {
  readonly label: string;
}

export interface OutputFit {
  /** Features of fit, by the names of the modality's utility model. */
  readonly features: Readonly<Record<string, number>>;
  readonly craft: number;
}

/** How outputs of a modality are judged in simulation. */
export interface SimulatedEye {
  readonly model: UtilityModel<string>;
  measure(output: SeenOutput): Promise<OutputFit>;
}

const reader: SimulatedEye = {
  model: statedTextUtility,
  measure: async ({ parts, taskOptions, preferences }) => {
    const text = parts.map((part) => part.text).join("\n\n");
    return {
      features: { ...measureTextFit(text, readTextTaste(preferences), readAskedWords(taskOptions)) },
      craft: measureTextCraft(text),
    };
  },
};

const viewer: SimulatedEye = {
  model: statedPrintUtility,
  measure: async ({ parts, preferences }) => {
    const blob = parts.find((part) => part.type === "image")?.blob;
    if (!blob) throw new Error("an output of an image arena has no image");
    const print = await measurePrint(await readBlob(blob));
    return { features: { ...measurePrintFit(print, preferences) }, craft: measurePrintCraft(print) };
  },
};

/** The simulated eye of a modality; undefined where there is no utility model for it. */
export const simulatedEyes: Readonly<Record<string, SimulatedEye | undefined>> = {
  text: reader,
  summary: reader,
  image: viewer,
};

function readTextTaste(preferences: readonly StatedPreference[]): TextTaste {
  const wanted = <Value extends string>(aspect: string, values: readonly Value[]): Value | null =>
    values.find((value) => preferences.some((one) => one.isLiked && one.aspect === aspect && one.value === value)) ??
    null;
  return {
    topics: preferences
      .filter((one) => one.aspect === "topic")
      .map((one) => ({ isLiked: one.isLiked, terms: one.value, weight: one.weight })),
    form: wanted("form", ["prose", "bullets"]),
    length: wanted("length", ["short", "long"]),
  };
}

function readAskedWords(taskOptions: unknown): number | null {
  const words =
    typeof taskOptions === "object" && taskOptions !== null && "words" in taskOptions ? taskOptions.words : null;
  return typeof words === "number" && words > 0 ? words : null;
}
