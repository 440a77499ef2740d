import type { System } from "@/lib/systems/port";
import { plainForm, targetWords } from "../language/persona-form";
import { scoreByQueryLikelihood } from "../language/query-likelihood";
import { queryLikelihoodCitation } from "./citations";
import { composeBriefing } from "./compose";
import { readEntry } from "./entry";
import { questionQuery } from "./query";

export const queryLikelihoodGeneric: System = {
  arena: "text",
  slug: "query-likelihood-generic",
  name: "Query likelihood generic",
  family: "Query likelihood",
  strategy: "generic",
  organization: "Palate",
  licence: "Apache-2.0",
  description:
    "The passages of the entry from which the question would most likely have been drawn, as prose. The same for everybody.",
  citation: queryLikelihoodCitation,
  async make({ task }) {
    const entry = readEntry(task.sourceText);
    const scores = scoreByQueryLikelihood(entry.space, questionQuery(task));
    const text = composeBriefing(entry, scores, targetWords(task.options.words, plainForm), plainForm);
    return { parts: [{ type: "text", text }], personaUse: "nothing" };
  },
};
