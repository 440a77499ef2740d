import type { System } from "@/lib/systems/port";
import { statedForm, targetWords } from "../language/persona-form";
import { statedTerms } from "../language/persona-terms";
import { describeStatedUse } from "../language/persona-use";
import { readAddress } from "./address";
import { candidatesOf, composeSummary, rankByScore } from "./compose";
import { biasedTextRankCitation, rankForPerson } from "./textrank";

export const textRankPersona: System = {
  arena: "summary",
  slug: "textrank-persona",
  name: "TextRank persona",
  family: "TextRank",
  strategy: "persona",
  organization: "Palate",
  licence: "Apache-2.0",
  description:
    "The random walk over the text restarts at sentences about the topics the person stated and shuns those they avoid; length and form are as they asked.",
  citation: biasedTextRankCitation,
  async make({ task, persona }) {
    const address = readAddress(task.sourceText);
    const terms = statedTerms(persona);
    const form = statedForm(persona);
    const target = targetWords(task.options.words, form);
    const ranked = rankByScore(candidatesOf(address, target), rankForPerson(address, terms));
    const text = composeSummary(address, ranked, target, form);
    return { parts: [{ type: "text", text }], personaUse: describeStatedUse(terms, form, text, task.sourceText ?? "") };
  },
};
