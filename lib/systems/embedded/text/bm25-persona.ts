import type { System } from "@/lib/systems/port";
import { scoreByBm25 } from "../language/bm25";
import { statedForm, targetWords } from "../language/persona-form";
import { statedTerms } from "../language/persona-terms";
import { describeStatedUse } from "../language/persona-use";
import { bm25Citation } from "./citations";
import { composeBriefing } from "./compose";
import { readEntry } from "./entry";
import { personalQuery } from "./query";

export const bm25Persona: System = {
  arena: "text",
  slug: "bm25-persona",
  name: "BM25 persona",
  family: "BM25",
  strategy: "persona",
  organization: "Palate",
  licence: "Apache-2.0",
  description:
    "The question and the topics the person stated, less those they avoid, search the entry together; prose or bullets and the length are as they asked.",
  citation: bm25Citation,
  async make({ task, persona }) {
    const entry = readEntry(task.sourceText);
    const terms = statedTerms(persona);
    const form = statedForm(persona);
    const scores = scoreByBm25(entry.space, personalQuery(task, terms));
    const text = composeBriefing(entry, scores, targetWords(task.options.words, form), form);
    return { parts: [{ type: "text", text }], personaUse: describeStatedUse(terms, form, text, task.sourceText ?? "") };
  },
};
