import type { System } from "@/lib/systems/port";
import { scoreByBm25 } from "../language/bm25";
import { plainForm, targetWords } from "../language/persona-form";
import { datedTerms } from "../language/persona-terms";
import { describeWordUse } from "../language/persona-use";
import { bm25Citation } from "./citations";
import { composeBriefing } from "./compose";
import { readEntry } from "./entry";
import { personalQuery } from "./query";

export const bm25History: System = {
  arena: "text",
  slug: "bm25-history",
  name: "BM25 history",
  family: "BM25",
  strategy: "history",
  organization: "Palate",
  licence: "Apache-2.0",
  description:
    "The question and the words of what the person lately read, liked and asked search the entry together; half as much for every half year that passed.",
  citation: bm25Citation,
  async make({ task, persona }) {
    const entry = readEntry(task.sourceText);
    const terms = datedTerms(persona);
    const scores = scoreByBm25(entry.space, personalQuery(task, terms));
    const text = composeBriefing(entry, scores, targetWords(task.options.words, plainForm), plainForm);
    return { parts: [{ type: "text", text }], personaUse: describeWordUse("dated history", terms, plainForm, text) };
  },
};
