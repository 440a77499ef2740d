import { z } from "zod";

const rows = z.int().nonnegative();

/** What became of the rows of one kind: `before` + `added` − `withdrawn` − `erased` − `excluded` are the rows now. */
const sinceCounts = z.strictObject({
  /** Rows of the release before. */
  before: rows,
  /** That are in this one and were not in the one before. */
  added: rows,
  /** Whose annotators took back that they are published. */
  withdrawn: rows,
  /** That are in the record no more. */
  erased: rows,
  /** That no longer count. */
  excluded: rows,
});
export type SinceCounts = z.infer<typeof sinceCounts>;

/**
 * How a release follows from the one before of the same source, in numbers. Totals alone: by arena or by day, a small number could say
 * which of a few people took their votes back.
 */
export const since = z.strictObject({ version: z.string(), votes: sinceCounts, assessments: sinceCounts });
export type Since = z.infer<typeof since>;

/** What the record still knows of the judgements that could be published when the release before was made. */
export interface KnownOfBefore {
  /** They are in this release. */
  readonly kept: number;
  /** They count, and may be published no more. */
  readonly withdrawn: number;
  /** They do not count now. Some of them did not count then, either: the record does not say since when. */
  readonly excluded: number;
  /** At most so many of the excluded were in the release before: as many more do not count now than did not then. */
  readonly excludedSince: number;
}

/**
 * The counts of one kind from what is known for sure, the rows of both releases, and what the record still knows. What was in the release
 * before and is nowhere now was erased. The sum always holds: a vote that was stored while the release before was being read is one that
 * was added.
 */
export function countSince(before: number, now: number, known: KnownOfBefore): SinceCounts {
  const gone = Math.max(before - known.kept, 0);
  const withdrawn = Math.min(known.withdrawn, gone);
  const excluded = Math.min(Math.max(known.excludedSince, 0), known.excluded, gone - withdrawn);
  const erased = gone - withdrawn - excluded;
  return { before, added: now - before + gone, withdrawn, erased, excluded };
}

/** How many rows there must be now. */
export function sumOf({ before, added, withdrawn, erased, excluded }: SinceCounts): number {
  return before + added - withdrawn - erased - excluded;
}
