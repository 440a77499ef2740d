/**
 * What is asked, and of whom. `person` is the short name of whom the outputs were made for; null where it is the
 * annotator themselves (standpoint `owner`), who is addressed as "you".
 */
export interface FitQuestion {
  readonly before: string;
  /** Whom the question is about: the one word that is set apart. */
  readonly whom: string;
  readonly after: string;
}

/** The question of every battle, in the three pieces that it is set in: "Which one fits Inés better?" */
export function askFit(person: string | null): FitQuestion {
  return { before: "Which one fits ", whom: person ?? "you", after: " better?" };
}

/** The question apart from fit, which has nothing to do with the person. */
export const askQuality = "Which one is better made, whoever it is for?";

/** "What was missing for Inés in A?" */
export function askMissing(person: string | null, letter: "A" | "B"): string {
  return `What was missing for ${person ?? "you"} in ${letter}?`;
}

export const askConfidence = "How sure are you?";

/** "How good is A for Inés?" */
export function askSatisfaction(person: string | null, letter: "A" | "B"): string {
  return `How good is ${letter} for ${person ?? "you"}?`;
}

/** The three zones of satisfaction, in the words of who judges. */
export function satisfactionZones(person: string | null): Readonly<Record<"below" | "acceptable" | "hoped", string>> {
  return person === null
    ? { below: "below what I’d accept", acceptable: "acceptable", hoped: "what I hoped for" }
    : { below: "below what they’d accept", acceptable: "acceptable", hoped: "what they hoped for" };
}
