import type { Board } from "@/lib/ranking/boards";
import { findPrototypes, type Prototype } from "@/lib/ranking/prototypes/prototypes";
import type { AnalysisContent } from "../analysis-schema";
import type { BoardInput } from "../input/queries";
import type { SelectedVotes } from "../input/vote-memory";
import { leastAnnotators } from "./groupings";
import { axesOfKinds } from "./kind-axes";

interface Leaning {
  readonly by: "strategy" | "family";
  readonly name: string;
  readonly points: number;
}

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
  const axes = axesOfKinds(found, comparisons.voters, input);
  const numbered = found.classes
    .map((kind, index) => ({ ...kind, axes: axes[index]!, number: index + 1 }))
    .filter(({ assigned }) => assigned >= leastAnnotators);
  const slugAt = (index: number) => input.systems[index]!.slug;
  return {
    voters: found.voters.length,
    bic: found.tried.map(({ bic }) => bic),
    certainty: found.certainty,
    hidden: found.classes.filter(({ assigned }) => assigned < leastAnnotators).length,
    classes: numbered.map(({ share, assigned, ratings, contrasts, axes, number }) => ({
      key: `prototype:${number}`,
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
        .map(({ system, difference, low, high }) => ({ system: slugAt(system), points: difference, low, high })),
      leanings: leaningsOf(contrasts, input.systems),
      axes,
      lifts: liftsOfKind(ratings, input.systems),
    })),
  };
}

/** Mean contrast of the systems of each strategy and each family that has several of them, the most favored first. */
function leaningsOf(contrasts: Prototype["contrasts"], systems: BoardInput["systems"]): Leaning[] {
  const leanings = (["strategy", "family"] as const).flatMap((by) => {
    const points = new Map<string, number[]>();
    for (const { system, difference } of contrasts) {
      const name = systems[system]![by];
      points.set(name, [...(points.get(name) ?? []), difference]);
    }
    // One value for all says nothing of taste: contrasts sum to zero.
    if (points.size < 2) return [];
    return [...points].map(([name, own]) => ({
      by,
      name,
      points: own.reduce((sum, one) => sum + one, 0) / own.length,
    }));
  });
  return leanings.sort((one, other) => other.points - one.points);
}

/**
 * Lifts within a kind. The covariance of two ratings of a kind is not estimated: the half widths are added, which is at least as wide as the interval
 * of the difference whatever it is (Cauchy and Schwarz).
 */
function liftsOfKind(ratings: Prototype["ratings"], systems: BoardInput["systems"]) {
  return ratings.flatMap((row) => {
    const { slug, family, strategy } = systems[row.system]!;
    if (strategy === "generic") return [];
    const controls = ratings.filter(({ system }) => {
      return systems[system]!.family === family && systems[system]!.strategy === "generic";
    });
    return controls.map((control) => {
      const lift = row.rating - control.rating;
      const half = (row.high - row.low + control.high - control.low) / 2;
      return { system: slug, family, strategy, lift, low: lift - half, high: lift + half };
    });
  });
}
