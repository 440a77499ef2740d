import { criterion, lowestMark } from "@/lib/arenas/schema";
import { AppError } from "@/lib/errors";
import type { AssessBody } from "./schema";

/**
 * Checks the fit against the showing's scale, and the criteria against those that the arena defines.
 *
 * @throws AppError invalid_request naming the first mark that the arena has no place for
 */
export function checkAssessment(
  { fit, criteria = {} }: Pick<AssessBody, "fit" | "criteria">,
  arena: { readonly scale: number; readonly criteria: unknown },
): void {
  requireOnScale("fit", fit, arena.scale);
  const known = new Map(
    criterion
      .array()
      .parse(arena.criteria)
      // The side that is better asks for two.
      .flatMap((known) => (known.kind === "scale" ? [[known.key, known.scale] as const] : [])),
  );
  for (const [key, mark] of Object.entries(criteria)) {
    const scale = known.get(key);
    if (scale === undefined) throw wrongMark(`criteria.${key}`, "is not a criterion of this arena that has a scale");
    requireOnScale(`criteria.${key}`, mark, scale);
  }
}

function requireOnScale(field: string, mark: number, scale: number): void {
  const lowest = lowestMark(scale);
  if (mark < lowest || mark > scale) throw wrongMark(field, `must be from ${lowest} to ${scale}`);
}

function wrongMark(field: string, message: string): AppError {
  return new AppError("invalid_request", { detail: `${field}: ${message}`, extra: { errors: [{ field, message }] } });
}
