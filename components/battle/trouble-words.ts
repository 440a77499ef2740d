import type { Problem } from "./request";

/** What to tell a person whose vote was not stored: what happened, what was kept, what to do. */
export function explainVoteTrouble({ code, detail, retryAfterSeconds }: Problem): string {
  const kept = "Your verdict and what you wrote are kept here.";
  switch (code) {
    case "unreachable":
      return `Palate could not be reached, so the vote was not confirmed. ${kept} Send it again: it counts once.`;
    case "rate_limited":
      return `That was too fast. ${kept} Send it again ${inSeconds(retryAfterSeconds)}.`;
    case "invalid_request":
      return `The vote was not stored: ${detail}. ${kept} Change that part and send it again.`;
    case "unavailable":
      return `Palate cannot store votes right now. ${kept} Send it again in a moment.`;
    default:
      return `Something broke on our side. ${kept} Send it again: it counts once.`;
  }
}

/** What to tell a person for whom no pair could be loaded. */
export function explainLoadTrouble({ code, detail, retryAfterSeconds }: Problem): string {
  switch (code) {
    case "unreachable":
      return "Palate could not be reached. Votes that you sent are stored. Try again when you are online.";
    case "rate_limited":
      return `You are faster than the pairs are drawn. Nothing was lost. Try again ${inSeconds(retryAfterSeconds)}.`;
    case "persona_not_found":
    case "arena_not_found":
      return detail;
    default:
      return "The next pair could not be drawn. Votes that you sent are stored. Try again in a moment.";
  }
}

function inSeconds(seconds: number | null): string {
  if (seconds === null) return "in a moment";
  return seconds === 1 ? "in a second" : `in ${seconds} seconds`;
}
