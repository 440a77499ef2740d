import type { Board } from "@/lib/ranking/boards";
import { findPrototypes } from "@/lib/ranking/prototypes/prototypes";
import type { AnalysisContent } from "../analysis-schema";
import type { BoardInput } from "../input/queries";
import type { SelectedVotes } from "../input/vote-memory";

/** Two classes of ten are the least that is looked for. */
const leastVoters = 20;
/** Systems that tell a kind of taste from the whole. */
const contrastsShown = 3;

/**
 * Kinds of taste among the annotators. Pure. Cost that of `findPrototypes`.
 *
 * @throws RatingError `not_converged`, and `disconnected` or `empty` where the votes of known voters alone do not hold the board together
 */
export function analyzePrototypes(
  { comparisons }: SelectedVotes,
  input: BoardInput,
  board: Board | undefined,
): AnalysisContent["prototypes"] {
  if (!board) return { reason: "no_board" };
  if ((board.byVoter?.cells.voters.length ?? 0) < leastVoters) return { reason: "too_few_voters" };
  const found = findPrototypes(comparisons, {
    ties: board.ties === "half" ? "half" : "davidson",
    members: board.members,
    maxClasses: 4,
  });
  const slugAt = (index: number) => input.systems[index]!.slug;
  return {
    voters: found.voters.length,
    bic: found.tried.map(({ bic }) => bic),
    certainty: found.certainty,
    classes: found.classes.map(({ share, assigned, ratings, contrasts }) => ({
      share,
      voters: assigned,
      systems: ratings.map(({ system, rating, low, high, rank }) => ({
        system: slugAt(system),
        rating,
        low,
        high,
        rank,
      })),
      contrasts: contrasts
        .slice(0, contrastsShown)
        .map(({ system, difference }) => ({ system: slugAt(system), points: difference })),
    })),
  };
}
