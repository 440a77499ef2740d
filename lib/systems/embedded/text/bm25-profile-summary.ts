import type { System } from "@/lib/systems/port";
import { scoreByBm25 } from "../language/bm25";
import { statedForm, targetWords } from "../language/persona-form";
import { distilledTerms } from "../language/persona-terms";
import { describeWordUse } from "../language/persona-use";
import { bm25Citation } from "./citations";
import { composeBriefing } from "./compose";
import { readEntry } from "./entry";
import { personalQuery } from "./query";

export const bm25ProfileSummary: System = {
  arena: "text",
  slug: "bm25-profile-summary",
  name: "BM25 profile summary",
  family: "BM25",
  strategy: "profile-summary",
  organization: "Palate",
  licence: "Apache-2.0",
  description:
    "The whole profile is first distilled to its fifteen most telling words; these and the question search the entry. Prose or bullets and the length are as the person asked.",
  citation: bm25Citation,
  async make({ task, persona, others }) {
    const entry = readEntry(task.sourceText);
    const terms = distilledTerms(persona, others);
    const form = statedForm(persona);
    const scores = scoreByBm25(entry.space, personalQuery(task, terms));
    const text = composeBriefing(entry, scores, targetWords(task.options.words, form), form);
    return {
      parts: [{ type: "text", text }],
      personaUse: describeWordUse("profile in a few words", terms, form, text),
    };
  },
};
