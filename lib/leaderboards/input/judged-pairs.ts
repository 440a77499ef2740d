import type { Comparisons } from "@/lib/ranking/comparisons";

/** Verdicts on pairs of outputs, whichever side each stood on: one for each annotator and pair. */
export interface JudgedPairs {
  /** Pairs that were judged. */
  readonly pairs: number;
  /** Outputs of each pair, the lower index first. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** The pair of each verdict. */
  readonly pair: Int32Array;
  /** 0 the first output, 1 the second, 2 equally, 3 neither. */
  readonly verdict: Uint8Array;
  /** Which vote it is, as an index into the selection. */
  readonly vote: Int32Array;
}

/** Of selected votes, what tells who judged which outputs how. */
export interface Judgements {
  readonly comparisons: Pick<Comparisons, "length" | "outcome" | "voter" | "voters">;
  /** Index of each vote's outputs. */
  readonly leftOutput: Int32Array;
  readonly rightOutput: Int32Array;
}

/**
 * The verdicts of a selection by pair of outputs, that is by task, persona version and two systems. Where somebody judged a pair twice
 * (a repeat, or a sign-in that merged two), the first counts. Pure. O(votes).
 */
export function judgedPairsOf({ comparisons, leftOutput, rightOutput }: Judgements): JudgedPairs {
  const { length, outcome, voter, voters } = comparisons;
  let outputs = 0;
  for (let at = 0; at < length; at += 1) outputs = Math.max(outputs, leftOutput[at]! + 1, rightOutput[at]! + 1);
  const numbers = new Map<number, number>();
  const seen = new Set<number>();
  const [first, second]: [number[], number[]] = [[], []];
  const pair = new Int32Array(length);
  const verdict = new Uint8Array(length);
  const vote = new Int32Array(length);
  let count = 0;
  for (let at = 0; at < length; at += 1) {
    const [left, right] = [leftOutput[at]!, rightOutput[at]!];
    const isTurned = left > right;
    const key = isTurned ? right * outputs + left : left * outputs + right;
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
      first.push(isTurned ? right : left);
      second.push(isTurned ? left : right);
    }
    if (voter[at]! >= 0) {
      const judged = number * voters.length + voter[at]!;
      if (seen.has(judged)) continue;
      seen.add(judged);
    }
    const code = outcome[at]!;
    pair[count] = number;
    verdict[count] = isTurned && code < 2 ? 1 - code : code;
    vote[count] = at;
    count += 1;
  }
  return {
    pairs: numbers.size,
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    pair: pair.subarray(0, count),
    verdict: verdict.subarray(0, count),
    vote: vote.subarray(0, count),
  };
}

/** Verdicts of each kind on each pair: pairs × 4, row-major. O(verdicts). */
export function countVerdicts({ pairs, pair, verdict }: JudgedPairs): Int32Array {
  const counts = new Int32Array(pairs * 4);
  for (let at = 0; at < pair.length; at += 1) counts[pair[at]! * 4 + verdict[at]!]! += 1;
  return counts;
}
