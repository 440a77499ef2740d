import type { System } from "@/lib/systems/port";
import { plainForm, targetWords } from "../language/persona-form";
import { readAddress } from "./address";
import { candidatesOf, composeSummary, rankByScore } from "./compose";
import { rankByText, textRankCitation } from "./textrank";

export const textRankGeneric: System = {
  arena: "summary",
  slug: "textrank-generic",
  name: "TextRank generic",
  family: "TextRank",
  strategy: "generic",
  organization: "Palate",
  licence: "Apache-2.0",
  description:
    "Sentences that share the most words with the other sentences, by a random walk over the text. The same for everybody.",
  citation: textRankCitation,
  async make({ task }) {
    const address = readAddress(task.sourceText);
    const target = targetWords(task.options.words, plainForm);
    const ranked = rankByScore(candidatesOf(address, target), rankByText(address));
    return {
      parts: [{ type: "text", text: composeSummary(address, ranked, target, plainForm) }],
      personaUse: "nothing",
    };
  },
};
