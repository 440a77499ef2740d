import { decisionSteps } from "@/lib/privacy/coarsen";
import { leastOfDay } from "@/lib/privacy/coarsen-days";
import { type Column, optionalText, text } from "./column";

/** What is said of coarsened columns, the same for every kind of judgement. */
export const coarse = {
  seconds: {
    type: "integer",
    isNullable: true,
    description: `Where its step begins, in seconds: ${decisionSteps.join(", ")}. Null: not measured.`,
  },
  day: {
    type: "date",
    isNullable: false,
    description: `UTC; the Monday of its week where the day has fewer than ${leastOfDay} rows, or is told by the other days of its week.`,
  },
  precision: text("How exact `voted_on` is: `day` or `week`."),
  attributes: optionalText(
    "JSON object: what is declared of the annotator, and facts of their own persona that they let be published, when this release was made. Numbers are in bands; what too few share is not in it. Null: nothing, or not agreed to.",
  ),
  axes: optionalText(
    "JSON object, where the annotator judged for themselves: axes of their taste from `-1` to `1`, in five places or as the third they are in, as they let them be published when this release was made. Null: nothing, or not agreed to.",
  ),
} satisfies Record<string, Column>;
