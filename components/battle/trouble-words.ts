import type { Problem } from "./request";

/** How what is judged, and the judgement, are called. */
export interface JudgingWords {
  /** One thing that is judged: "pair". */
  readonly thing: string;
  /** What is sent: "vote". */
  readonly judgement: string;
  /** What is kept when it could not be sent. */
  readonly kept: string;
}

export const pairWords: JudgingWords = {
  thing: "pair",
  judgement: "vote",
  kept: "Your verdict and what you wrote are kept here.",
};

/** What to tell a person whose judgement was not stored: what happened, what was kept, what to do. */
export function explainSendTrouble(
  { code, detail, retryAfterSeconds }: Problem,
  { judgement, kept }: JudgingWords,
): string {
  switch (code) {
    case "unreachable":
      return `Palate could not be reached, so the ${judgement} was not confirmed. ${kept} Send it again: it counts once.`;
    case "rate_limited":
      return `That was too fast. ${kept} Send it again ${inSeconds(retryAfterSeconds)}.`;
    case "invalid_request":
      return `The ${judgement} was not stored: ${detail}. ${kept} Change that part and send it again.`;
    case "unavailable":
      return `Palate cannot store ${judgement}s right now. ${kept} Send it again in a moment.`;
    default:
      return `Something broke on our side. ${kept} Send it again: it counts once.`;
  }
}

/** What to tell a person for whom nothing could be loaded. */
export function explainLoadTrouble(
  { code, detail, retryAfterSeconds }: Problem,
  { thing, judgement }: JudgingWords,
): string {
  switch (code) {
    case "unreachable":
      return `Palate could not be reached. The ${judgement}s that you sent are stored. Try again when you are online.`;
    case "rate_limited":
      return `You are faster than the ${thing}s are drawn. Nothing was lost. Try again ${inSeconds(retryAfterSeconds)}.`;
    case "persona_not_found":
    case "arena_not_found":
      return detail;
    default:
      return `The next ${thing} could not be drawn. The ${judgement}s that you sent are stored. Try again in a moment.`;
  }
}

function inSeconds(seconds: number | null): string {
  if (seconds === null) return "in a moment";
  return seconds === 1 ? "in a second" : `in ${seconds} seconds`;
}
