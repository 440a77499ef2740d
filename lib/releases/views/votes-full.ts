import { z } from "zod";
import { columns } from "../columns";
import { releaseRow } from "../schema";
import { defineView } from "./view";

/** One row of `votes-full`: a row of `votes`, or of what does not count. */
const fullVoteRow = releaseRow.extend({ is_excluded: z.boolean(), exclusion_reason: z.string().nullable() });
export type FullVoteRow = z.infer<typeof fullVoteRow>;

export const votesFull = defineView({
  name: "votes-full",
  oneRowFor: "a vote, counted or not",
  description: `The rows of \`votes\`, then those that count in no board and in no other table: \`is_excluded\` with the reason. Of both only what its annotator agreed to publish. Parquet alone, since
the most of it is in \`votes\` as JSON lines and CSV. Excluded votes have no row in \`battles\`, and their days were made coarse by themselves. Assessments that do not count are in no view; \`manifest.json\` counts
them by reason.`,
  hasJsonLines: false,
  schema: fullVoteRow,
  described: {
    ...(Object.fromEntries(columns.map(({ name, description }) => [name, description])) as Record<
      (typeof columns)[number]["name"],
      string
    >),
    is_excluded:
      "Whether it does not count. Rows that count come first; within each kind they are in the order of `vote_id`.",
    exclusion_reason: "Why it does not count. Null: it does.",
  },
});
