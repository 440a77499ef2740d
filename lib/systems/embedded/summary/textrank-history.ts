import type { System } from "@/lib/systems/port";
import { plainForm, targetWords } from "../language/persona-form";
import { datedTerms } from "../language/persona-terms";
import { describeWordUse } from "../language/persona-use";
import { readAddress } from "./address";
import { candidatesOf, composeSummary, rankByScore } from "./compose";
import { biasedTextRankCitation, rankForPerson } from "./textrank";

export const textRankHistory: System = {
  arena: "summary",
  slug: "textrank-history",
  name: "TextRank history",
  family: "TextRank",
  strategy: "history",
  organization: "Palate",
  licence: "Apache-2.0",
  description:
    "The random walk over the text restarts at sentences like what the person lately read, liked and asked, half as much for every half year that passed.",
  citation: biasedTextRankCitation,
  async make({ task, persona }) {
    const address = readAddress(task.sourceText);
    const terms = datedTerms(persona);
    const target = targetWords(task.options.words, plainForm);
    const ranked = rankByScore(candidatesOf(address, target), rankForPerson(address, terms));
    const text = composeSummary(address, ranked, target, plainForm);
    return { parts: [{ type: "text", text }], personaUse: describeWordUse("dated history", terms, plainForm, text) };
  },
};
