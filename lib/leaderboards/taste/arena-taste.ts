import type { Board } from "@/lib/ranking/boards";
import type { Rated } from "@/lib/ranking/rate";
import type { EstimatedKind, TastePrior } from "@/lib/ranking/segments/fit-taste";
import type { AnalysisContent } from "../analysis-schema";
import type { BoardInput, CountedSystem } from "../input/queries";
import type { SelectedVotes } from "../input/vote-memory";
import type { BoardContent } from "../schema";
import { foundKinds, wholeAsKind } from "./taste-kinds";

/** A board with its fit. */
export interface FittedBoard {
  /** Without the votes by voter, which are many. */
  readonly board: Board;
  /** By index into the board's comparisons. */
  readonly systems: readonly CountedSystem[];
  readonly content: BoardContent;
  readonly votes: number;
  readonly simulatedVotes: number;
}

/** What personal boards are drawn from. */
export interface ArenaTaste extends FittedBoard {
  /** Everybody as one kind. */
  readonly whole: EstimatedKind;
  /** How people differ; null where too few voted to tell. */
  readonly prior: TastePrior | null;
  /** The kinds of the prior as the analysis describes them; empty where everybody is of one kind. */
  readonly kinds: readonly Kind[];
}

type Kind = Extract<AnalysisContent["prototypes"], { classes: unknown }>["classes"][number];

/** The largest board with systems to show; null while there is none. Pure. */
export function fittedBoard(
  { fits, content }: Rated & { readonly content: BoardContent },
  { systems }: BoardInput,
  { comparisons, simulatedVotes }: SelectedVotes,
): FittedBoard | null {
  const board = fits.find(({ shown }) => shown.length > 0);
  if (!board) return null;
  return { board: { ...board, byVoter: null }, systems, content, votes: comparisons.length, simulatedVotes };
}

/**
 * A board with what its analysis says of how people differ. Null where the analysis has kinds of taste that do not know a system of the board yet,
 * or had no board: the next one will. Pure.
 */
export function tasteOf(fitted: FittedBoard, { taste, prototypes }: AnalysisContent): ArenaTaste | null {
  const { board, systems } = fitted;
  const whole = wholeAsKind(board);
  if ("reason" in taste) return taste.reason === "no_board" ? null : { ...fitted, whole, prior: null, kinds: [] };
  if (taste.kinds === 1 || "reason" in prototypes) {
    return { ...fitted, whole, prior: { kinds: [whole], spread: taste.spread }, kinds: [] };
  }
  const kinds = foundKinds(prototypes, board, systems);
  return kinds && { ...fitted, whole, prior: { kinds, spread: taste.spread }, kinds: prototypes.classes };
}
