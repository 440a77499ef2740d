import { chip, criterion } from "@/lib/arenas/schema";
import { AppError } from "@/lib/errors";
import type { CastVoteBody } from "./schema";

/**
 * Checks reason chips and criteria against those that the arena defines.
 *
 * @throws AppError invalid_request naming the first chip or criterion that the arena does not have
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
      .map((known) => [known.key, known.scale]),
  );
  const wrongChip = vote.chips?.find((key) => !chips.has(key));
  if (wrongChip !== undefined) throw unknownMark("chips", `${wrongChip} is not a chip of this arena`);
  for (const [key, marks] of Object.entries(vote.criteria ?? {})) {
    const scale = criteria.get(key);
    if (scale === undefined) throw unknownMark(`criteria.${key}`, "is not a criterion of this arena");
    const wrongSide = (["left", "right"] as const).find((side) => (marks[side] ?? 1) > scale);
    if (wrongSide) throw unknownMark(`criteria.${key}.${wrongSide}`, `must be at most ${scale}`);
  }
}

function unknownMark(field: string, message: string): AppError {
  return new AppError("invalid_request", { detail: `${field}: ${message}`, extra: { errors: [{ field, message }] } });
}
