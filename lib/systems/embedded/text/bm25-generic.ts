import type { System } from "@/lib/systems/port";
import { scoreByBm25 } from "../language/bm25";
import { plainForm, targetWords } from "../language/persona-form";
import { bm25Citation } from "./citations";
import { composeBriefing } from "./compose";
import { readEntry } from "./entry";
import { questionQuery } from "./query";

export const bm25Generic: System = {
  arena: "text",
  slug: "bm25-generic",
  name: "BM25 generic",
  family: "BM25",
  strategy: "generic",
  organization: "Palate",
  licence: "Apache-2.0",
  description: "The passages of the entry that answer the question's own words best, as prose. The same for everybody.",
  citation: bm25Citation,
  async make({ task }) {
    const entry = readEntry(task.sourceText);
    const scores = scoreByBm25(entry.space, questionQuery(task));
    const text = composeBriefing(entry, scores, targetWords(task.options.words, plainForm), plainForm);
    return { parts: [{ type: "text", text }], personaUse: "nothing" };
  },
};
