import { RatingError } from "@/lib/ranking/errors";

/**
 * A part of an analysis, or the reason why these votes give none: a fit that has no finite answer or did not converge is told, and
 * costs only its own part. Anything else that is thrown is a defect and goes on.
 */
export function orReason<Part>(analyze: () => Part): Part | { reason: string } {
  try {
    return analyze();
  } catch (error) {
    if (error instanceof RatingError) return { reason: error.code };
    throw error;
  }
}
