import type { Board } from "@/lib/ranking/boards";
import { eloPerLogit, halfWidth95, meanRating } from "@/lib/ranking/intervals";
import type { EstimatedKind } from "@/lib/ranking/segments/fit-taste";
import { pooledStrengths } from "@/lib/ranking/segments/pooled-ratings";
import type { AnalysisContent } from "../analysis-schema";

/** Systems by their index in the board's comparisons. */
type Slugs = readonly { readonly slug: string }[];

/** Everybody as one kind of taste: the board itself. */
export function wholeAsKind(board: Board): EstimatedKind {
  const { ratings } = pooledStrengths(board, new Float64Array(board.members.length), board.covariances, {});
  return { share: 1, ...estimatesOf(ratings) };
}

/**
 * The kinds of taste that an analysis found, in the order of the board's members; null where it found none, or where a system of the board came
 * later than the analysis.
 */
export function foundKinds(
  prototypes: AnalysisContent["prototypes"],
  board: Board,
  systems: Slugs,
): EstimatedKind[] | null {
  if ("reason" in prototypes || prototypes.classes.length < 2) return null;
  const kinds = prototypes.classes.map(({ share, systems: rated }) => {
    const bySlug = new Map(rated.map((row) => [row.system, row]));
    const rows = board.members.flatMap((member) => bySlug.get(systems[member]!.slug) ?? []);
    return rows.length === board.members.length ? { share, ...estimatesOf(rows) } : null;
  });
  return kinds.every((kind) => kind !== null) ? kinds : null;
}

interface Rated {
  readonly rating: number;
  readonly low: number;
  readonly high: number;
}

/** Strengths and variances in natural-log units, of ratings with 95 % intervals. */
function estimatesOf(ratings: readonly Rated[]): Pick<EstimatedKind, "strengths" | "variances"> {
  const unit = halfWidth95(1);
  return {
    strengths: Float64Array.from(ratings, ({ rating }) => (rating - meanRating) / eloPerLogit),
    variances: Float64Array.from(ratings, ({ low, high }) => ((high - low) / 2 / unit) ** 2),
  };
}
