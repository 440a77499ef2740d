import type { System } from "@/lib/systems/port";
import { plainForm, targetWords } from "../language/persona-form";
import { readAddress } from "./address";
import { candidatesOf, composeSummary, rankByScore } from "./compose";
import { lexRankCitation, rankByCentrality } from "./lexrank";

export const lexRankGeneric: System = {
  arena: "summary",
  slug: "lexrank-generic",
  name: "LexRank generic",
  family: "LexRank",
  strategy: "generic",
  organization: "Palate",
  licence: "Apache-2.0",
  description: "Sentences nearest to many others by the cosine of their weighted words. The same for everybody.",
  citation: lexRankCitation,
  async make({ task }) {
    const address = readAddress(task.sourceText);
    const target = targetWords(task.options.words, plainForm);
    const ranked = rankByScore(candidatesOf(address, target), rankByCentrality(address));
    return {
      parts: [{ type: "text", text: composeSummary(address, ranked, target, plainForm) }],
      personaUse: "nothing",
    };
  },
};
