import { type Correlations, correlate } from "./correlation";
import { EvaluationError } from "./errors";

/** A rated system of a board. */
export interface BoardEntry {
  readonly id: string;
  readonly rating: number;
  /** As the board has it; several systems may share one. */
  readonly rank: number;
}

export interface BoardComparison {
  /** Ids of the systems that both boards rate, ascending. */
  readonly common: readonly string[];
  /** Ids of those that only the one or only the other rates, ascending. */
  readonly onlyInOne: readonly string[];
  readonly onlyInOther: readonly string[];
  /** Of the common systems' ratings. */
  readonly ratings: Correlations;
  /** Of their ranks, as the boards have them: 1 where the boards agree. */
  readonly ranks: Correlations;
}

/**
 * How far two boards agree on the systems that both of them rate.
 *
 * Ranks are taken as given and not counted anew among the common systems. Ratings of different components of a board must not be
 * compared, so that an input should be one component. Cost O(systems·log systems).
 *
 * @throws EvaluationError `invalid`: a system twice on a board, or a rating or rank that is not finite
 */
export function compareBoards(one: Iterable<BoardEntry>, other: Iterable<BoardEntry>): BoardComparison {
  const ofOne = entriesById(one);
  const ofOther = entriesById(other);
  const common = [...ofOne.keys()].filter((id) => ofOther.has(id)).sort();
  const correlationsOf = (field: "rating" | "rank") =>
    correlate(
      common.map((id) => ofOne.get(id)![field]),
      common.map((id) => ofOther.get(id)![field]),
    );
  return {
    common,
    onlyInOne: [...ofOne.keys()].filter((id) => !ofOther.has(id)).sort(),
    onlyInOther: [...ofOther.keys()].filter((id) => !ofOne.has(id)).sort(),
    ratings: correlationsOf("rating"),
    ranks: correlationsOf("rank"),
  };
}

function entriesById(board: Iterable<BoardEntry>): Map<string, BoardEntry> {
  const entries = new Map<string, BoardEntry>();
  for (const entry of board) {
    if (entries.has(entry.id)) throw invalid(`System ${entry.id} is twice on a board.`);
    if (!Number.isFinite(entry.rating) || !Number.isFinite(entry.rank)) {
      throw invalid(`System ${entry.id} has the rating ${entry.rating} and the rank ${entry.rank}.`);
    }
    entries.set(entry.id, entry);
  }
  return entries;
}

function invalid(detail: string): EvaluationError {
  return new EvaluationError({ code: "invalid", detail });
}
