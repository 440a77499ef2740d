import type { System } from "@/lib/systems/port";
import { statedForm, targetWords } from "../language/persona-form";
import { borrowedTerms, statedTerms } from "../language/persona-terms";
import { describeBorrowedUse } from "../language/persona-use";
import { readAddress } from "./address";
import { candidatesOf, composeSummary, rankByScore } from "./compose";
import { biasedTextRankCitation, rankForPerson } from "./textrank";

export const textRankCollaborative: System = {
  arena: "summary",
  slug: "textrank-collaborative",
  name: "TextRank collaborative",
  family: "TextRank",
  strategy: "collaborative",
  organization: "Palate",
  licence: "Apache-2.0",
  description:
    "The random walk over the text restarts at the person's stated topics and at what the two most similar other people want; length and form are as they asked.",
  citation: `${biasedTextRankCitation} Neighbours after Resnick, P. et al. (1994). GroupLens: An Open Architecture for Collaborative Filtering of Netnews. Proceedings of CSCW 1994, 175–186.`,
  async make({ task, persona, others }) {
    const address = readAddress(task.sourceText);
    const terms = borrowedTerms(persona, others);
    const form = statedForm(persona);
    const target = targetWords(task.options.words, form);
    const ranked = rankByScore(candidatesOf(address, target), rankForPerson(address, terms));
    const text = composeSummary(address, ranked, target, form);
    const personaUse = describeBorrowedUse(statedTerms(persona), terms, form, text, task.sourceText ?? "");
    return { parts: [{ type: "text", text }], personaUse };
  },
};
