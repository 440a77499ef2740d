import type { Verdict } from "@/lib/votes/schema";

/** The four verdicts, as they stand on their buttons. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  left: "A fits better",
  right: "B fits better",
  tie: "Equally",
  both_bad: "Neither",
};
