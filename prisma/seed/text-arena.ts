import { loadCountryTasks } from "./text-countries";
import { textPersonas } from "./text-personas";
import { textRubrics } from "./text-rubrics";
import type { ArenaMaterial } from "./types";
import { withRubric } from "./with-rubric";

/** The arena "Briefings": a question about a country, answered for one person. */
export const textArena: ArenaMaterial = {
  arena: {
    slug: "text",
    name: "Briefings",
    modality: "text",
    summary: "A country in about a hundred words, for this person and what they will do there.",
    instructions:
      "Two briefings answer the same question for the same person. Read who asks and why, then choose the briefing that serves them better. Both quote the same reference entry, an edition of 2015: judge what was picked, how much and in which form, not whether the figures are still new.",
    criteria: [
      { kind: "scale", key: "relevance", label: "Tells what is needed", scale: 5 },
      { kind: "scale", key: "readability", label: "Easy to find one’s way in", scale: 5 },
      { kind: "side", key: "length", label: "Closer to the right length" },
    ],
    chips: [
      { key: "on-topic", label: "on topic", polarity: "positive" },
      { key: "right-length", label: "right length", polarity: "positive" },
      { key: "right-form", label: "right form", polarity: "positive" },
      { key: "nothing-missing", label: "nothing missing", polarity: "positive" },
      { key: "answers-question", label: "answers the question", polarity: "positive" },
      { key: "off-topic", label: "off topic", polarity: "negative" },
      { key: "too-long", label: "too long", polarity: "negative" },
      { key: "too-short", label: "too short", polarity: "negative" },
      { key: "wrong-form", label: "wrong form", polarity: "negative" },
      { key: "misses-question", label: "misses the question", polarity: "negative" },
    ],
    position: 2,
  },
  loadPersonas: async () => textPersonas.map((persona) => withRubric(persona, textRubrics)),
  loadTasks: loadCountryTasks,
};
