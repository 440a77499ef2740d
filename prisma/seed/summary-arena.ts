import { loadAddressTasks } from "./summary-addresses";
import { summaryPersonas } from "./summary-personas";
import { summaryRubrics } from "./summary-rubrics";
import type { ArenaMaterial } from "./types";
import { withRubric } from "./with-rubric";

/** The arena "Summaries": an address of a president, in about eighty words for one reader. */
export const summaryArena: ArenaMaterial = {
  arena: {
    slug: "summary",
    name: "Summaries",
    modality: "summary",
    summary: "A State of the Union address in about eighty words, for this reader.",
    instructions:
      "Two summaries of one address were made for the same reader. Read what they care about and what they skip, then choose the summary that they would rather have been sent. Both are made of the address's own sentences: judge the choice, the length and the form, not the speaker.",
    criteria: [
      { kind: "scale", key: "relevance", label: "Picks what matters", scale: 5 },
      { kind: "scale", key: "readability", label: "Reads well on its own", scale: 5 },
      { kind: "side", key: "length", label: "Closer to the right length" },
    ],
    chips: [
      { key: "on-topic", label: "on topic", polarity: "positive" },
      { key: "right-length", label: "right length", polarity: "positive" },
      { key: "plain-words", label: "plain words", polarity: "positive" },
      { key: "nothing-missing", label: "nothing missing", polarity: "positive" },
      { key: "tone", label: "tone", polarity: "positive" },
      { key: "off-topic", label: "off topic", polarity: "negative" },
      { key: "too-long", label: "too long", polarity: "negative" },
      { key: "too-short", label: "too short", polarity: "negative" },
      { key: "hard-to-read", label: "hard to read", polarity: "negative" },
      { key: "something-missing", label: "something missing", polarity: "negative" },
    ],
    position: 1,
  },
  loadPersonas: async () => summaryPersonas.map((persona) => withRubric(persona, summaryRubrics)),
  loadTasks: loadAddressTasks,
};
