import type { System } from "@/lib/systems/port";
import { plainForm, targetWords } from "../language/persona-form";
import { readAddress } from "./address";
import { setSentences } from "./compose";
import { leadSentences } from "./lead";

export const leadGeneric: System = {
  arena: "summary",
  slug: "lead-generic",
  name: "Lead-k generic",
  family: "Lead-k",
  strategy: "generic",
  organization: "Palate",
  licence: "Apache-2.0",
  description:
    "The opening sentences of the source, as many as fit. The plainest baseline there is, and for news a hard one to beat.",
  citation:
    "Nenkova, A. (2005). Automatic Text Summarization of Newswire: Lessons Learned from the Document Understanding Conference. Proceedings of AAAI 2005, 1436–1441.",
  async make({ task }) {
    const address = readAddress(task.sourceText);
    const chosen = leadSentences(address, targetWords(task.options.words, plainForm));
    return { parts: [{ type: "text", text: setSentences(address, chosen, plainForm) }], personaUse: "nothing" };
  },
};
