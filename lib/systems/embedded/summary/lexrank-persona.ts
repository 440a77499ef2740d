import type { System } from "@/lib/systems/port";
import { statedForm, targetWords } from "../language/persona-form";
import { statedTerms } from "../language/persona-terms";
import { describeStatedUse } from "../language/persona-use";
import { readAddress } from "./address";
import { candidatesOf, composeSummary } from "./compose";
import { focusedLexRankCitation, orderForPerson } from "./lexrank";

export const lexRankPersona: System = {
  arena: "summary",
  slug: "lexrank-persona",
  name: "LexRank persona",
  family: "LexRank",
  strategy: "persona",
  organization: "Palate",
  licence: "Apache-2.0",
  description:
    "Sentences near the topics the person stated and far from those they avoid, each adding something new; length and form are as they asked.",
  citation: focusedLexRankCitation,
  async make({ task, persona }) {
    const address = readAddress(task.sourceText);
    const terms = statedTerms(persona);
    const form = statedForm(persona);
    const target = targetWords(task.options.words, form);
    const ranked = orderForPerson(address, candidatesOf(address, target), terms);
    const text = composeSummary(address, ranked, target, form);
    return { parts: [{ type: "text", text }], personaUse: describeStatedUse(terms, form, text, task.sourceText ?? "") };
  },
};
