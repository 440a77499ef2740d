import { type Rated, rateComparisons } from "@/lib/ranking/rate";
import type { BoardInput } from "./input/queries";
import type { SelectedVotes } from "./input/vote-memory";
import type { BoardContent, BoardFilter } from "./schema";

/**
 * A board of the selected votes, as snapshots store it. Pure. Cost that of `rateComparisons`.
 *
 * @throws RatingError `not_converged`
 */
export function buildBoard(
  selected: SelectedVotes,
  input: BoardInput,
  ties: BoardFilter["ties"],
): Rated & { readonly content: BoardContent } {
  const rated = rateComparisons(selected.comparisons, input.systems, { ties });
  const { result } = rated;
  const byId = new Map(input.systems.map((system) => [system.id, system]));
  const slugOf = (id: string) => byId.get(id)!.slug;
  const systems = result.systems.map((row) => {
    const { slug, name, family, strategy, organization, licence, retiredAt } = byId.get(row.id)!;
    return {
      system: slug,
      name,
      family,
      strategy,
      organization,
      licence,
      retiredAt: retiredAt?.toISOString() ?? null,
      rating: row.rating,
      low: row.low,
      high: row.high,
      rank: row.rank,
      bestProbability: row.bestProbability,
      votes: row.votes,
      winRate: row.winRate,
      bothBadRate: row.bothBadRate,
      missingVotes: row.missing,
      collecting: row.reason,
      component: row.component,
    };
  });
  const content: BoardContent = {
    systems: systems.sort((a, b) => (b.rating ?? -Infinity) - (a.rating ?? -Infinity) || b.votes - a.votes),
    lifts: result.lifts.map(({ systemId, family, strategy, lift, low, high }) => {
      return { system: slugOf(systemId), family, strategy, lift, low, high };
    }),
    interval: result.parameters.interval,
    tieModel: result.tie.model,
    ownerVotes: selected.ownerVotes,
    proxyVotes: selected.comparisons.length - selected.ownerVotes,
    importedVotes: selected.importedVotes,
    annotators: selected.annotators,
    simulatedAnnotators: selected.simulatedAnnotators,
    importedAnnotators: selected.importedAnnotators,
    tasks: selected.tasks,
    personas: selected.personas,
    excluded: input.excluded,
  };
  return { ...rated, content };
}
