import { type Criterion, chip, criterion } from "@/lib/arenas/schema";
import { AppError } from "@/lib/errors";
import type { CastVoteBody, CriterionMarks } from "./schema";

/**
 * Says which reason chip or criterion of a vote is not one that the arena defines. The statement that stores a vote
 * refuses by the same rules; this finds the words for it.
 *
 * @throws AppError invalid_request naming the first chip or criterion that does not fit
 */
export function checkMarks(
  vote: Pick<CastVoteBody, "chips" | "criteria">,
  arena: { readonly chips: unknown; readonly criteria: unknown },
): void {
  const chips = new Set(
    chip
      .array()
      .parse(arena.chips)
      .map((known) => known.key),
  );
  const criteria = new Map(
    criterion
      .array()
      .parse(arena.criteria)
      .map((known) => [known.key, known]),
  );
  const wrongChip = vote.chips?.find(({ key }) => !chips.has(key));
  if (wrongChip) throw unknownMark("chips", `${wrongChip.key} is not a chip of this arena`);
  for (const [key, marks] of Object.entries(vote.criteria ?? {})) checkCriterion(key, marks, criteria.get(key));
}

function checkCriterion(key: string, marks: CriterionMarks, known: Criterion | undefined): void {
  const field = `criteria.${key}`;
  if (known === undefined) throw unknownMark(field, "is not a criterion of this arena");
  if (known.kind === "side") {
    if (!("side" in marks)) throw unknownMark(field, "takes the side that is better: left, tie or right, as `side`");
    return;
  }
  if ("side" in marks) throw unknownMark(field, `takes marks from 1 to ${known.scale} for left and right`);
  const wrongSide = (["left", "right"] as const).find((side) => (marks[side] ?? 1) > known.scale);
  if (wrongSide) throw unknownMark(`${field}.${wrongSide}`, `must be at most ${known.scale}`);
}

function unknownMark(field: string, message: string): AppError {
  return new AppError("invalid_request", { detail: `${field}: ${message}`, extra: { errors: [{ field, message }] } });
}
