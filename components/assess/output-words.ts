import type { JudgingWords } from "@/components/battle/trouble-words";

/** How what is judged, and the judgement, are called in an absolute arena. */
export const outputWords: JudgingWords = {
  thing: "output",
  judgement: "assessment",
  kept: "What you gave and wrote is kept here.",
};
