import type { Arena, Criterion } from "@/lib/arenas/schema";
import type { CriterionMarks } from "@/lib/votes/schema";
import type { Draft } from "./draft";

/**
 * A kept draft without what the arena does not ask any more. Its answers could neither be seen nor taken back, and the
 * server would refuse the vote for their sake.
 */
export function keepAsked(draft: Draft, arena: Pick<Arena, "chips" | "criteria">): Draft {
  const criteria = new Map(arena.criteria.map((criterion) => [criterion.key, criterion]));
  return {
    ...draft,
    chips: draft.chips.filter((chip) =>
      arena.chips.some(({ key, polarity }) => key === chip.key && polarity === chip.polarity),
    ),
    criteria: Object.fromEntries(
      Object.entries(draft.criteria).filter(([key, marks]) => takes(criteria.get(key), marks)),
    ),
  };
}

function takes(criterion: Criterion | undefined, marks: CriterionMarks): boolean {
  if (!criterion) return false;
  if ("side" in marks || criterion.kind === "side") return "side" in marks && criterion.kind === "side";
  return Math.max(marks.left ?? 1, marks.right ?? 1) <= criterion.scale;
}
