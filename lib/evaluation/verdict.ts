/** What an annotator says of two outputs; typed arrays hold the index into this list. */
export const verdicts = ["left", "right", "tie", "both_bad"] as const;
export type Verdict = (typeof verdicts)[number];
