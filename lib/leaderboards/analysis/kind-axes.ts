import { axes } from "@/lib/elicitation/axes";
import { compareGroups } from "@/lib/evaluation/groups/compare-groups";
import { placeStep } from "@/lib/privacy/coarsen";
import type { Prototypes } from "@/lib/ranking/prototypes/prototypes";
import type { AnalysisContent } from "../analysis-schema";
import type { BoardInput } from "../input/queries";
import { leastAnnotators } from "./groupings";

type KindAxes = Extract<AnalysisContent["prototypes"], { classes: unknown }>["classes"][number]["axes"];

/** Axes that tell a kind of taste from the others. */
const axesShown = 3;
/** A difference with a larger corrected p is not told. */
const level = 0.05;

/**
 * How the people of each kind lie on the axes of taste against those of all other kinds, in the order of `found.classes`: axes whose mean
 * differs for sure, the largest difference first. Everybody is taken to be of their likeliest kind. An axis that fewer than ten people of a kind,
 * or of the others, have told is not looked at; where that is every axis, there is a reason instead. Pure. O(voters · (kinds + axes) · kinds).
 *
 * @param voters ids, in the order of the indices in `found.voters`
 */
export function axesOfKinds(
  found: Pick<Prototypes, "classes" | "memberships" | "voters">,
  voters: readonly string[],
  { annotatorAxes }: Pick<BoardInput, "annotatorAxes">,
): KindAxes[] {
  const kinds = found.classes.length;
  const told = [...found.voters].flatMap((voter, row) => {
    const places = annotatorAxes.get(voters[voter]!);
    const own = found.memberships.subarray(row * kinds, (row + 1) * kinds);
    return places ? [{ places, kind: own.indexOf(Math.max(...own)) }] : [];
  });
  const places = Float64Array.from(told.flatMap((one) => axes.map(({ key }) => one.places.get(key) ?? Number.NaN)));
  return found.classes.map((_, index) => {
    const isInside = Uint8Array.from(told, ({ kind }) => (kind === index ? 1 : 0));
    const compared = compareGroups(
      { places, isInside, scales: axes.length },
      { least: leastAnnotators, step: placeStep },
    );
    if (compared.length === 0) return { reason: "too_few_told" };
    const sure = compared.filter(({ pValue }) => pValue <= level);
    return {
      compared: compared.length,
      leanings: sure
        .sort((one, other) => Math.abs(other.difference) - Math.abs(one.difference))
        .slice(0, axesShown)
        .map(({ scale, difference, low, high, pValue, inside, outside }) => {
          const axis = axes[scale]!;
          const [towards, against] = difference < 0 ? [axis.low, axis.high] : [axis.high, axis.low];
          return { axis: axis.key, towards, against, difference, low, high, pValue, people: inside, others: outside };
        }),
    };
  });
}
