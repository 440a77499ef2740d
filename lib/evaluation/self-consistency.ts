import { EvaluationError } from "./errors";
import { measureProportion, type Proportion } from "./proportion";
import { type Verdict, verdicts } from "./verdict";

/** One annotator's verdict on two things. Whoever judges the same two again, on whichever sides, repeats the judgment. */
export interface Judgment {
  readonly annotator: string;
  /** Ids of what was compared; an id stands for the same thing wherever it is used. */
  readonly left: string;
  readonly right: string;
  readonly verdict: Verdict;
}

/** Shares of equal verdicts among pairs of judgments of the same two things by the same annotator. */
export interface Repeats {
  readonly all: Proportion;
  /** Both times the same thing was on the left. */
  readonly sameSides: Proportion;
  /** The sides were turned over: equal verdicts name the same thing, not the same side. */
  readonly turnedSides: Proportion;
}

export interface SelfConsistency extends Repeats {
  /** Those who repeated a judgment, by id. */
  readonly annotators: readonly (Repeats & { readonly annotator: string })[];
}

/**
 * How often annotators who judge the same two things again say the same again.
 *
 * Verdicts are equal where both prefer the same thing, both find a tie or both find both bad. Two judgments make one pair; three
 * make three, which are not independent, so that the intervals are too narrow where much was judged more than twice. Whoever
 * follows the side instead of the thing shows it in `turnedSides` below `sameSides`.
 * Cost O(judgments + annotators·log annotators).
 *
 * @throws EvaluationError `invalid`: a thing against itself or an unknown verdict
 */
export function measureSelfConsistency(judgments: Iterable<Judgment>): SelfConsistency {
  const histories = new Map<string, Map<string, Float64Array>>();
  for (const judgment of judgments) {
    const history = histories.get(judgment.annotator) ?? new Map<string, Float64Array>();
    histories.set(judgment.annotator, history);
    record(history, judgment);
  }
  const repeated = [...histories]
    .map(([annotator, history]) => ({ annotator, counts: countRepeats(history.values()) }))
    .filter(({ counts }) => counts.samePairs + counts.turnedPairs > 0)
    .sort((one, other) => (one.annotator < other.annotator ? -1 : 1));
  return {
    ...measureRepeats(repeated.map(({ counts }) => counts)),
    annotators: repeated.map(({ annotator, counts }) => ({ annotator, ...measureRepeats([counts]) })),
  };
}

/**
 * Adds a judgment to what its annotator said of each two things: counts of the verdicts, seen from the id that comes first,
 * while that one was on the left, and then the same while it was on the right.
 */
function record(history: Map<string, Float64Array>, { annotator, left, right, verdict }: Judgment): void {
  const code = verdicts.indexOf(verdict);
  if (code < 0) throw invalid(`${String(verdict)} is not a verdict.`);
  if (left === right) throw invalid(`Annotator ${annotator} compared ${left} with itself.`);
  const isTurned = left > right;
  const [first, second] = isTurned ? [right, left] : [left, right];
  // The length keeps "a" and "b c" apart from "a b" and "c".
  const things = `${first.length} ${first} ${second}`;
  const counts = history.get(things) ?? new Float64Array(2 * verdicts.length);
  history.set(things, counts);
  // The codes of the two sides differ in their last bit, which turning over changes.
  const seen = isTurned && code < 2 ? 1 - code : code;
  counts[isTurned ? verdicts.length + seen : seen]! += 1;
}

interface RepeatCounts {
  readonly samePairs: number;
  readonly sameEqual: number;
  readonly turnedPairs: number;
  readonly turnedEqual: number;
}

/** Pairs of judgments, and those of them with equal verdicts, over the counts of each two things. */
function countRepeats(history: Iterable<Float64Array>): RepeatCounts {
  let samePairs = 0;
  let sameEqual = 0;
  let turnedPairs = 0;
  let turnedEqual = 0;
  for (const counts of history) {
    let straight = 0;
    let turned = 0;
    for (let code = 0; code < verdicts.length; code += 1) {
      const onLeft = counts[code]!;
      const onRight = counts[verdicts.length + code]!;
      straight += onLeft;
      turned += onRight;
      sameEqual += pairsAmong(onLeft) + pairsAmong(onRight);
      turnedEqual += onLeft * onRight;
    }
    samePairs += pairsAmong(straight) + pairsAmong(turned);
    turnedPairs += straight * turned;
  }
  return { samePairs, sameEqual, turnedPairs, turnedEqual };
}

function measureRepeats(parts: readonly RepeatCounts[]): Repeats {
  const sumOf = (count: keyof RepeatCounts) => parts.reduce((sum, part) => sum + part[count], 0);
  const [samePairs, sameEqual] = [sumOf("samePairs"), sumOf("sameEqual")];
  const [turnedPairs, turnedEqual] = [sumOf("turnedPairs"), sumOf("turnedEqual")];
  return {
    all: measureProportion(sameEqual + turnedEqual, samePairs + turnedPairs),
    sameSides: measureProportion(sameEqual, samePairs),
    turnedSides: measureProportion(turnedEqual, turnedPairs),
  };
}

function pairsAmong(count: number): number {
  return (count * (count - 1)) / 2;
}

function invalid(detail: string): EvaluationError {
  return new EvaluationError({ code: "invalid", detail });
}
