import type { Board } from "@/lib/ranking/boards";
import { fragilityOf } from "@/lib/ranking/fragility/fragility";
import type { AnalysisContent } from "../analysis-schema";
import type { BoardInput } from "../input/queries";

/** The first place is called firm if a tenth of the votes is not enough to change it. */
const maxShare = 0.1;

/**
 * How few votes hold the first place of a board; null without one. Pure. Cost that of `fragilityOf`.
 *
 * @throws RatingError `not_converged`
 */
export function analyzeFragility({ systems }: BoardInput, board: Board | undefined): AnalysisContent["fragility"] {
  if (!board) return null;
  const options = { candidates: board.shown, maxShare };
  const { first, votes, share, newFirst, reason } = fragilityOf(board.pairs, board.ties, options);
  if (first === null) return null;
  const slugAt = (position: number) => systems[board.members[position]!]!.slug;
  return { first: slugAt(first), votes, share, successor: newFirst === null ? null : slugAt(newFirst), reason };
}
