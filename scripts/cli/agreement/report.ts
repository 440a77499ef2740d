import { type CohenKappa, type FleissKappa, measureCohenKappa, measureFleissKappa } from "@/lib/evaluation/kappa";
import { type KrippendorffAlpha, type Level, measureAlpha } from "@/lib/evaluation/krippendorff";
import { type LeftBias, measureLeftBias } from "@/lib/evaluation/left-bias";
import type { Rating } from "@/lib/evaluation/pairable-ratings";
import type { RatingValue } from "@/lib/evaluation/rating-value";
import { measureRawAgreement, type RawAgreement } from "@/lib/evaluation/raw-agreement";
import { measureSelfConsistency, type SelfConsistency } from "@/lib/evaluation/self-consistency";
import type { AgreementFile, UnitVote } from "./file";
import { judgmentsOf, ratingsOfRows, ratingsOfVotes } from "./ratings";

/** What `palate agreement --json` prints. */
export interface AgreementReport {
  readonly layout: "votes" | "ratings";
  /** Columns of the unit. Of votes it is the pair of systems within them. */
  readonly unit: readonly string[];
  readonly units: number;
  /** Known raters; 0 where the file does not name them. */
  readonly raters: number;
  readonly ratings: number;
  readonly missing: number;
  readonly repeated: number;
  readonly alpha: KrippendorffAlpha;
  readonly rawAgreement: RawAgreement;
  readonly fleissKappa: FleissKappa;
  /** Null unless there are exactly two raters, in the order of their names, and no rating of unknown ones. */
  readonly cohenKappa: (CohenKappa<RatingValue> & { readonly raters: readonly [string, string] }) | null;
  /** Of votes whose voters are known. */
  readonly selfConsistency: SelfConsistency | null;
  /** Of votes. */
  readonly leftBias: LeftBias | null;
}

/**
 * How far the raters of a file agree with each other, and with themselves. All but alpha is nominal, whatever the level.
 *
 * Cost O(rows) and sorting.
 *
 * @throws FileError `bad_value`: what the level has no place for, or a second rating of a unit by one rater
 */
export function reportAgreement(file: AgreementFile, level: Level): AgreementReport {
  const { ratings, raters, missing, repeated } =
    file.layout === "votes" ? ratingsOfVotes(file, level) : ratingsOfRows(file, level);
  const votes = file.layout === "votes" ? file.votes : null;
  return {
    layout: file.layout,
    unit: file.columns.unit,
    units: new Set(ratings.map(({ unit }) => unit)).size,
    raters,
    ratings: ratings.length,
    missing,
    repeated,
    // Values are numbers unless the level is nominal.
    alpha: measureAlpha(ratings as readonly Rating<number>[], level),
    rawAgreement: measureRawAgreement(ratings),
    fleissKappa: measureFleissKappa(ratings),
    cohenKappa: raters === 2 ? cohenKappaOf(ratings) : null,
    selfConsistency: votes !== null && raters > 0 ? measureSelfConsistency(judgmentsOf(votes)) : null,
    leftBias: votes === null ? null : leftBiasOf(votes),
  };
}

function cohenKappaOf(ratings: readonly Rating[]): AgreementReport["cohenKappa"] {
  const [first, second, third] = [...new Set(ratings.map(({ rater }) => rater))].sort();
  if (first === undefined || second === undefined || third !== undefined) return null;
  const valuesOf = (wanted: string) =>
    new Map(ratings.filter(({ rater }) => rater === wanted).map(({ unit, value }) => [unit, value]));
  const [one, other] = [valuesOf(first), valuesOf(second)];
  const pairs = [...one].flatMap(([unit, value]): [RatingValue, RatingValue][] =>
    other.has(unit) ? [[value, other.get(unit)!]] : [],
  );
  return { raters: [first, second], ...measureCohenKappa(pairs) };
}

function leftBiasOf(votes: readonly UnitVote[]): LeftBias {
  const counts = { left: 0, right: 0, tie: 0, both_bad: 0 };
  for (const { outcome } of votes) counts[outcome] += 1;
  return measureLeftBias(counts);
}
