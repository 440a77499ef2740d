import { z } from "zod";
import { standpoint } from "@/lib/battles/schema";
import type { Split } from "./few-shot-split";
import { heldOutShare, supportSizes } from "./few-shot-split";
import { defineView } from "./view";

/** One row of `few-shot`: a pair, and what it is for. */
const fewShotRow = z.strictObject({
  scope: z.enum(["annotator", "persona"]),
  arena: z.string(),
  subject: z.string(),
  persona_version: z.int().nullable(),
  standpoint,
  size: z.literal([...supportSizes]),
  role: z.enum(["support", "query"]),
  position: z.int(),
  pair: z.string(),
  vote_id: z.string().nullable(),
});
export type FewShotRow = z.infer<typeof fewShotRow>;

export const fewShot = defineView({
  name: "few-shot",
  oneRowFor: "a pair of somebody's, for support or held out",
  description: `For each annotator and each described persona of an arena, pairs to learn their taste from (support) and pairs to test it on (query). For ${supportSizes.join(", ")}
support pairs, take the subjects whose \`size\` is at least as large and of their support rows those whose \`position\` is no larger: the smaller sets are parts of the larger, and the query pairs
are the same for all. Only decided votes are here, \`left\` or \`right\`. Who has fewer than ${supportSizes[0]} support pairs or no query pair is not here.

Whether a pair is held out follows from SHA-256 over its arena, task, persona and both contents (of an annotator's own persona, whose contents are not published, both
systems), so that it is the same for everybody and in every release: a query pair of one release is in no support of a later one. ${heldOutShare * 100} % are held out. \`pair\` is the beginning of that hash.`,
  hasJsonLines: true,
  schema: fewShotRow,
  described: {
    scope: "Whose taste: that of an `annotator` or of a described `persona`.",
    arena: "The arena. Rows are by scope, then subject, then arena, then what is held out.",
    subject: "`annotator_id` in `votes`, or `persona` in `personas`.",
    persona_version: "Version of the persona; null for an annotator.",
    standpoint:
      "`owner`: the annotator judged for themselves. `proxy`: on a persona's behalf. Votes of one annotator from both are two subjects.",
    size: `The most support pairs that this subject has: ${supportSizes.join(", ")}.`,
    role: "`support` or `query`.",
    position: "From 1, within subject and role, in the order of `pair`.",
    pair: "The pair: equal where arena, task, persona and both contents are, in every release; also in `preference`.",
    vote_id:
      "The annotator's vote on it. Null for a persona: `preference` has by `pair` and `persona_version` what its annotators say.",
  },
});

/** Whose split it is. */
export type FewShotSubject = Pick<FewShotRow, "scope" | "arena" | "subject" | "persona_version" | "standpoint">;

/** The rows of a split: what is held out, then the support. */
export function toFewShotRows(
  subject: FewShotSubject,
  { size, support, query }: Split<{ readonly hash: Uint8Array; readonly voteId: string | null }>,
): FewShotRow[] {
  const rows = (role: FewShotRow["role"], pairs: typeof support) =>
    pairs.map(
      ({ hash, voteId }, at): FewShotRow => ({
        ...subject,
        size,
        role,
        position: at + 1,
        pair: Buffer.from(hash).toString("hex"),
        vote_id: voteId,
      }),
    );
  return [...rows("query", query), ...rows("support", support)];
}
