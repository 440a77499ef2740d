import type { System } from "@/lib/systems/port";
import { statedForm, targetWords } from "../language/persona-form";
import { statedTerms } from "../language/persona-terms";
import { describeStatedUse } from "../language/persona-use";
import { scoreByQueryLikelihood } from "../language/query-likelihood";
import { queryLikelihoodCitation } from "./citations";
import { composeBriefing } from "./compose";
import { readEntry } from "./entry";
import { personalQuery } from "./query";

export const queryLikelihoodPersona: System = {
  arena: "text",
  slug: "query-likelihood-persona",
  name: "Query likelihood persona",
  family: "Query likelihood",
  strategy: "persona",
  organization: "Palate",
  licence: "Apache-2.0",
  description:
    "The question is widened by the topics the person stated and narrowed by those they avoid; prose or bullets and the length are as they asked.",
  citation: queryLikelihoodCitation,
  async make({ task, persona }) {
    const entry = readEntry(task.sourceText);
    const terms = statedTerms(persona);
    const form = statedForm(persona);
    const scores = scoreByQueryLikelihood(entry.space, personalQuery(task, terms));
    const text = composeBriefing(entry, scores, targetWords(task.options.words, form), form);
    return { parts: [{ type: "text", text }], personaUse: describeStatedUse(terms, form, text, task.sourceText ?? "") };
  },
};
