/** How hard it is to tell which of two outputs fits better: where people agree on one it is easy, where they do not it is hard. */
export const tiers = ["easy", "medium", "hard"] as const;
export type Tier = (typeof tiers)[number];

/** Votes on one pair of outputs, one for each person. */
export interface PairVerdicts {
  readonly first: number;
  readonly second: number;
  readonly tie: number;
  readonly bothBad: number;
}

/** What the prior is worth, in votes for the margin and in pairs of votes for the agreement. */
const priorVotes = 4;
/** What it says: a margin and an agreement in the middle of `medium`. */
const priorMargin = 0.4;
const priorAgreement = 0.5;
const easyAbove = 0.6;
const hardMargin = 0.25;
const hardAgreement = 0.4;

/** What a tier rests on. Both lie between 0 and 1. */
export interface Difficulty {
  readonly tier: Tier;
  /** (|first − second| + 4 · 0.4) / (votes + 4). */
  readonly margin: number;
  /** (equal pairs of votes + 4 · 0.5) / (pairs of votes + 4). */
  readonly agreement: number;
}

/**
 * The tier of one pair of outputs, from the margin between the two and from how often two people say the same, each drawn towards the
 * middle by a prior worth four votes, and four pairs of votes:
 *
 * - easy: margin > 0.6 and agreement > 0.6;
 * - hard: margin ≤ 0.25 or agreement < 0.4;
 * - medium: everything else.
 *
 * So that neither one vote nor two decide: without three, every pair is medium. Three of one mind are easy, three ties hard (people
 * agree, but on there being nothing to tell), and in the long run easy is 80 : 20 or clearer, hard 60 : 40 or closer. Cost O(1).
 *
 * @param verdicts whole numbers, not negative
 * @see Tao et al. (2025), PersonaFeedback, arXiv:2506.12915, whose tiers go by how hard annotators find it to tell two answers apart
 */
export function measureDifficulty({ first, second, tie, bothBad }: PairVerdicts): Difficulty {
  const votes = first + second + tie + bothBad;
  const margin = (Math.abs(first - second) + priorVotes * priorMargin) / (votes + priorVotes);
  const equal = pairs(first) + pairs(second) + pairs(tie) + pairs(bothBad);
  const agreement = (equal + priorVotes * priorAgreement) / (pairs(votes) + priorVotes);
  // Two votes of one mind have a margin of exactly 0.6, which a sum of fractions may miss by a bit.
  const isEasy = margin > easyAbove + 1e-12 && agreement > easyAbove + 1e-12;
  const isHard = margin <= hardMargin + 1e-12 || agreement < hardAgreement - 1e-12;
  return { tier: isEasy ? "easy" : isHard ? "hard" : "medium", margin, agreement };
}

function pairs(votes: number): number {
  return (votes * (votes - 1)) / 2;
}
