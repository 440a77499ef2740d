/** What is known of the consent of whoever judged. */
export interface ConsentFacts {
  readonly source: "human" | "simulated" | "imported";
  readonly annotatorSource: "human" | "simulated" | "imported";
  /** The annotator's newest consent; null where there is none. */
  readonly consent: {
    readonly votes: boolean;
    readonly feedback: boolean;
    readonly persona: boolean;
    readonly isWithdrawn: boolean;
  } | null;
  /** Whether the consent of the moment of the judgement had the free texts in it. */
  readonly agreedToFeedback: boolean;
}

/**
 * What an annotator agreed to publish of a judgement. A text needs the consent of the moment it was written as well: who agrees later
 * did not agree to what they wrote before. What they say of themselves is published beside all of their judgements or none, since these
 * have one name: there the newest consent counts alone, and asks for just that. A judgement needs none where both it and its annotator are simulated or imported: there is
 * nobody to ask.
 *
 * @returns whether its texts, and what their persona says, may be published, or the reason why all of it is left out
 */
export function readConsent(
  facts: ConsentFacts,
): { readonly feedback: boolean; readonly persona: boolean } | "no_consent" | "withdrawn" {
  const { source, annotatorSource, consent, agreedToFeedback } = facts;
  if (source !== "human" && annotatorSource !== "human") return { feedback: true, persona: true };
  if (consent === null) return "no_consent";
  if (consent.isWithdrawn) return "withdrawn";
  if (!consent.votes) return "no_consent";
  return { feedback: consent.feedback && agreedToFeedback, persona: consent.persona };
}
