import type { Board } from "@/lib/ranking/boards";
import { estimateTasteSpread } from "@/lib/ranking/segments/taste-prior";
import type { AnalysisContent } from "../analysis-schema";
import type { BoardInput } from "../input/queries";
import { foundKinds, wholeAsKind } from "../taste/taste-kinds";

/**
 * What a new person's taste is expected to be: of the kinds that were found or not, and how far from them. Personal boards are drawn towards it. Pure.
 * Cost that of `estimateTasteSpread`.
 *
 * @throws RatingError `not_converged`
 */
export function analyzeTaste(
  prototypes: AnalysisContent["prototypes"],
  { systems }: BoardInput,
  board: Board | undefined,
): AnalysisContent["taste"] {
  if (!board) return { reason: "no_board" };
  const kinds = foundKinds(prototypes, board, systems);
  const lists = [[wholeAsKind(board)], ...(kinds ? [kinds] : [])];
  const found = estimateTasteSpread(board, lists);
  if (found === null) return { reason: "too_few_voters" };
  return { spread: found.spread, kinds: lists[found.taken]!.length };
}
