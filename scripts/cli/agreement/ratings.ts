import type { Level } from "@/lib/evaluation/krippendorff";
import type { Rating } from "@/lib/evaluation/pairable-ratings";
import type { Judgment } from "@/lib/evaluation/self-consistency";
import type { Verdict } from "@/lib/evaluation/verdict";
import { FileError, quoted } from "@/lib/imports/file-error";
import type { AgreementFile, UnitVote } from "./file";

/** A file as agreement between raters sees it. */
export interface Rated {
  /** At most one for each unit and rater. Numbers where the level is beyond nominal, which alone has a place for words. */
  readonly ratings: readonly Rating[];
  /** Known raters. */
  readonly raters: number;
  /** Ratings that are missing: empty cells. */
  readonly missing: number;
  /** Votes on a unit by one who had voted on it before; the first one counts. */
  readonly repeated: number;
}

/** The sides of votes as numbers, for levels that know an order. */
const sideValues: Readonly<Record<Exclude<Verdict, "both_bad">, number>> = { left: 1, tie: 0, right: -1 };

/**
 * Votes as ratings. A unit is a pair of systems, within the columns that were named; its value is the verdict, seen with the sides on which
 * most of its votes have them, or in the order of the names where that is even. Votes of unknown voters are by one rater each.
 *
 * For levels with an order left is 1, a tie 0 and right −1. Cost O(votes).
 *
 * @throws FileError `bad_value`: "neither" where values must be ordered, and any vote on the level ratio
 */
export function ratingsOfVotes(file: AgreementFile & { readonly layout: "votes" }, level: Level): Rated {
  const units = new Map<string, { straight: number; turned: number; raters: Set<string> }>();
  const named = file.votes.map((vote) => {
    const key = textKey([...vote.unit, ...[vote.left, vote.right].sort()]);
    const unit = units.get(key) ?? { straight: 0, turned: 0, raters: new Set<string>() };
    units.set(key, unit);
    if (isTurned(vote)) unit.turned += 1;
    else unit.straight += 1;
    return { vote, key, unit };
  });
  const ratings: Rating[] = [];
  let repeated = 0;
  for (const { vote, key, unit } of named) {
    // A name cannot hold what stands for the unknown.
    const rater = vote.voter === null ? `\n${vote.row}` : vote.voter;
    if (unit.raters.has(rater)) {
      repeated += 1;
      continue;
    }
    unit.raters.add(rater);
    const isSeenTurned = isTurned(vote) !== unit.turned > unit.straight;
    const verdict = isSeenTurned ? turned[vote.outcome] : vote.outcome;
    ratings.push({ unit: key, rater, value: level === "nominal" ? verdict : sideValue(file, vote, verdict, level) });
  }
  return { ratings, raters: new Set(file.votes.flatMap(({ voter }) => voter ?? [])).size, missing: 0, repeated };
}

/**
 * Rows of ratings; as numbers where the level is beyond nominal. Cost O(rows).
 *
 * @throws FileError `bad_value`: no number, or a negative one on the level ratio, or a second rating of a unit by the same rater
 */
export function ratingsOfRows(file: AgreementFile & { readonly layout: "ratings" }, level: Level): Rated {
  const rowOf = new Map<string, number>();
  const ratings = file.ratings.map(({ row, unit, rater, value }): Rating => {
    const key = textKey(unit);
    const own = textKey([key, rater]);
    const before = rowOf.get(own);
    if (before !== undefined) {
      const what = `${quoted(rater)} rated ${unit.map(quoted).join(", ")} in ${file.rowUnit} ${before} already.`;
      throw fail(file, what, row);
    }
    rowOf.set(own, row);
    return { unit: key, rater, value: level === "nominal" ? value : numberOf(file, value, level, row) };
  });
  return { ratings, raters: new Set(ratings.map(({ rater }) => rater)).size, missing: file.missing, repeated: 0 };
}

/** Votes of known voters, as judgments of systems within the unit's columns. */
export function judgmentsOf(votes: readonly UnitVote[]): Judgment[] {
  return votes.flatMap(({ unit, left, right, outcome, voter }) =>
    voter === null
      ? []
      : [{ annotator: voter, left: textKey([...unit, left]), right: textKey([...unit, right]), verdict: outcome }],
  );
}

const turned: Readonly<Record<Verdict, Verdict>> = { left: "right", right: "left", tie: "tie", both_bad: "both_bad" };

function isTurned({ left, right }: UnitVote): boolean {
  return left > right;
}

function sideValue(file: AgreementFile, { row }: UnitVote, verdict: Verdict, level: Level): number {
  if (level === "ratio")
    throw fail(file, "who won is no amount: votes have the levels nominal, ordinal and interval.", row);
  if (verdict !== "both_bad") return sideValues[verdict];
  throw fail(file, `"neither" has no place between left and right: only --level nominal fits here, not ${level}.`, row);
}

function numberOf(file: AgreementFile, value: string, level: Level, row: number): number {
  const number = Number(value);
  if (Number.isFinite(number) && (level !== "ratio" || number >= 0)) return number;
  const wanted = level === "ratio" ? "number from 0 on" : "number";
  throw fail(file, `${quoted(value)} is no ${wanted}, as --level ${level} needs it.`, row);
}

/** One text for several, different for different ones. */
function textKey(texts: readonly string[]): string {
  return texts.length === 1 ? texts[0]! : JSON.stringify(texts);
}

function fail({ file, rowUnit }: AgreementFile, detail: string, row: number): FileError {
  return new FileError("bad_value", detail, { file, unit: rowUnit, row });
}
