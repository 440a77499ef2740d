import { z } from "zod";
import type { JudgedContent } from "./judged-content";
import { defineView } from "./view";

const flag = z.literal([0, 1]);

/** One row of `arena-55k`: the fields of lmarena-ai/arena-human-preference-55k, then two of our own. */
const arena55kRow = z.strictObject({
  id: z.string(),
  model_a: z.string(),
  model_b: z.string(),
  prompt: z.string(),
  response_a: z.string(),
  response_b: z.string(),
  winner_model_a: flag,
  winner_model_b: flag,
  winner_tie: flag,
  arena: z.string(),
  persona: z.string(),
});
export type Arena55kRow = z.infer<typeof arena55kRow>;

export const arena55k = defineView({
  name: "arena-55k",
  oneRowFor: "a vote",
  description: `The votes under the names of [arena-human-preference-55k](https://huggingface.co/datasets/lmarena-ai/arena-human-preference-55k), the data of the Kaggle
competition about predicting human preference. Parquet alone, as \`arena-140k\`. **\`both_bad\` is a tie here**, as it was there; the other views tell them apart.`,
  hasJsonLines: false,
  schema: arena55kRow,
  fromJudged: toArena55kRow,
  described: {
    id: "The vote: `vote_id` in `votes`. Rows are in the order of `votes`.",
    model_a: "The system whose output stood left.",
    model_b: "The system whose output stood right.",
    prompt: "JSON list of one text: what was asked, then the text that it is about, then its image as Markdown.",
    response_a:
      "JSON list of one text: what `model_a` made, images as Markdown with the names of files in this release. `[null]` where it was made for an annotator's own persona.",
    response_b: "The same of `model_b`.",
    winner_model_a: "1 where the output of `model_a` fits the person better, otherwise 0.",
    winner_model_b: "1 where that of `model_b` does, otherwise 0.",
    winner_tie: "1 where neither fits better, `both_bad` among them, otherwise 0.",
    arena: "The arena.",
    persona: "The person the outputs were made for, as in `votes`.",
  },
});

function toArena55kRow({ vote, task, left, right }: JudgedContent): Arena55kRow {
  return {
    id: vote.vote_id,
    model_a: vote.system_left,
    model_b: vote.system_right,
    prompt: task.turns,
    response_a: left.turns,
    response_b: right.turns,
    winner_model_a: vote.fit === "left" ? 1 : 0,
    winner_model_b: vote.fit === "right" ? 1 : 0,
    winner_tie: vote.fit === "tie" || vote.fit === "both_bad" ? 1 : 0,
    arena: vote.arena,
    persona: vote.persona,
  };
}
