import { z } from "zod";

const cell = z.union([z.string(), z.number(), z.null()]);

/** Of votes a verdict on fit; of assessments a place on the scale, `3`, or a fifth of it, `40–59`. */
const answerCount = z.strictObject({ answer: z.string(), rows: z.int() });

/** A table of judgements, told in short: its first rows, and how many rows there are by what a person asks first. */
const previewedTable = z.strictObject({
  /** `votes` or `assessments`. */
  name: z.string(),
  rows: z.int(),
  columns: z.array(z.string()),
  /** The first rows in the order of the table's files, their cells in that of `columns`. */
  first: z.array(z.array(cell)),
  /** Rows by day as they tell it, ascending: a day, or the Monday of a week. */
  days: z.array(z.strictObject({ on: z.iso.date(), precision: z.enum(["day", "week"]), rows: z.int() })),
  /** Rows by arena and answer, in alphabetical order of the arenas; every answer is there, also one that nobody gave. */
  arenas: z.array(z.strictObject({ arena: z.string(), answers: z.array(answerCount) })),
});

/** `preview.json` of a release. It is made from published rows and nothing else, so it tells nothing that they do not. */
export const releasePreview = z.strictObject({
  schema: z.literal("palate.preview/1"),
  version: z.string(),
  tables: z.array(previewedTable),
});
export type ReleasePreview = z.infer<typeof releasePreview>;
export type PreviewedTable = ReleasePreview["tables"][number];
