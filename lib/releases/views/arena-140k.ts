import { z } from "zod";
import type { Verdict } from "@/lib/votes/schema";
import type { JudgedContent } from "./judged-content";
import { defineView } from "./view";

const part = z.strictObject({
  type: z.enum(["text", "image"]),
  text: z.string().nullable(),
  image: z.string().nullable(),
  mimeType: z.string().nullable(),
});
const message = z.strictObject({ role: z.enum(["user", "assistant"]), content: z.array(part) });
const headers = z.strictObject({ h1: z.int(), h2: z.int(), h3: z.int(), h4: z.int(), h5: z.int(), h6: z.int() });
const lists = z.strictObject({ ordered: z.int(), unordered: z.int() });
const bold = z.strictObject({ "**": z.int(), __: z.int() });
const tag = z.boolean().nullable();

/** One row of `arena-140k`: the fields of lmarena-ai/arena-human-preference-140k, then three of our own. */
const arena140kRow = z.strictObject({
  id: z.string(),
  model_a: z.string(),
  model_b: z.string(),
  winner: z.enum(["model_a", "model_b", "tie", "both_bad"]),
  evaluation_session_id: z.string(),
  evaluation_order: z.int(),
  conversation_a: z.array(message),
  conversation_b: z.array(message),
  full_conversation: z.array(z.strictObject({ user: message, model_side_a: message, model_side_b: message })),
  conv_metadata: z.strictObject({
    sum_assistant_a_tokens: z.int(),
    header_count_a: headers,
    list_count_a: lists,
    bold_count_a: bold,
    context_a_tokens: z.int(),
    sum_assistant_b_tokens: z.int(),
    header_count_b: headers,
    list_count_b: lists,
    bold_count_b: bold,
    context_b_tokens: z.int(),
    turns: z.int(),
    sum_user_tokens: z.int(),
  }),
  category_tag: z.strictObject({
    "creative_writing_v0.1": z.strictObject({ creative_writing: tag, score: z.string().nullable() }),
    "criteria_v0.1": z.strictObject({
      complexity: tag,
      creativity: tag,
      domain_knowledge: tag,
      problem_solving: tag,
      real_world: tag,
      specificity: tag,
      technical_accuracy: tag,
    }),
    "if_v0.1": z.strictObject({ if: tag, score: z.int().nullable() }),
    "math_v0.1": z.strictObject({ math: tag }),
  }),
  language: z.string(),
  is_code: z.boolean(),
  timestamp: z.date(),
  judge_hash: z.string(),
  arena: z.string(),
  persona: z.string(),
});
export type Arena140kRow = z.infer<typeof arena140kRow>;

export const arena140k = defineView({
  name: "arena-140k",
  oneRowFor: "a vote",
  description: `The votes under the names and types of [arena-human-preference-140k](https://huggingface.co/datasets/lmarena-ai/arena-human-preference-140k), so that what
was written for that data set runs on this one. Parquet alone: each row repeats the texts of two outputs, which Parquet stores once. A battle is one turn. Choose one \`arena\` before
models are compared: their names are those within an arena.`,
  hasJsonLines: false,
  schema: arena140kRow,
  fromJudged: toArena140kRow,
  described: {
    id: "The vote: `vote_id` in `votes`. Rows are in the order of `votes`.",
    model_a: "The system whose output stood left.",
    model_b: "The system whose output stood right.",
    winner: "Which output fits the person better: `model_a`, `model_b`, `tie` or `both_bad`.",
    evaluation_session_id:
      "The battle: `battle_id` in `battles`. A session is a conversation, and a battle is one of a single turn; what one annotator judged in one sitting is not told.",
    evaluation_order: "1: a session has one vote.",
    conversation_a:
      "What was asked (the prompt, then the text and the image that it is about) and what `model_a` made, as `{role, content: [{type, text, image, mimeType}]}`. `image` is the name of a file in this release. The text is null where the output was made for an annotator's own persona.",
    conversation_b: "The same of `model_b`.",
    full_conversation: "The one turn, both sides of it.",
    conv_metadata:
      "Form of the texts. Headers, items of lists and stretches of bold are counted by plain patterns outside of code blocks; a token is a run of letters and digits or any other mark, so that sums are no model's tokens.",
    category_tag: "Null in every part: nobody and nothing sorted the tasks into these categories.",
    language: "`und`, undetermined: the language of a task is not recorded.",
    is_code: "Whether the task or one of both outputs has a fenced block of code.",
    timestamp:
      "The day of the vote at midnight, or the Monday of its week: `voted_on` in `votes`, which says which of both.",
    judge_hash: "Who judged: `annotator_id` in `votes`, keyed for this release alone.",
    arena: "The arena.",
    persona: "The person the outputs were made for, as in `votes`.",
  },
});

const unknownTags: Arena140kRow["category_tag"] = {
  "creative_writing_v0.1": { creative_writing: null, score: null },
  "criteria_v0.1": {
    complexity: null,
    creativity: null,
    domain_knowledge: null,
    problem_solving: null,
    real_world: null,
    specificity: null,
    technical_accuracy: null,
  },
  "if_v0.1": { if: null, score: null },
  "math_v0.1": { math: null },
};

const winners: Readonly<Record<Verdict, Arena140kRow["winner"]>> = {
  left: "model_a",
  right: "model_b",
  tie: "tie",
  both_bad: "both_bad",
};

function toArena140kRow({ vote, task, left, right }: JudgedContent): Arena140kRow {
  const [user, sideA, sideB] = [task.message, left.message, right.message] as Arena140kRow["conversation_a"];
  return {
    id: vote.vote_id,
    model_a: vote.system_left,
    model_b: vote.system_right,
    winner: winners[vote.fit],
    evaluation_session_id: vote.battle_id,
    evaluation_order: 1,
    conversation_a: [user!, sideA!],
    conversation_b: [user!, sideB!],
    full_conversation: [{ user: user!, model_side_a: sideA!, model_side_b: sideB! }],
    conv_metadata: {
      sum_assistant_a_tokens: left.form.tokens,
      header_count_a: left.form.headers,
      list_count_a: left.form.lists,
      bold_count_a: left.form.bold,
      context_a_tokens: task.tokens,
      sum_assistant_b_tokens: right.form.tokens,
      header_count_b: right.form.headers,
      list_count_b: right.form.lists,
      bold_count_b: right.form.bold,
      context_b_tokens: task.tokens,
      turns: 1,
      sum_user_tokens: task.tokens,
    },
    category_tag: unknownTags,
    language: "und",
    is_code: task.hasCode || left.hasCode || right.hasCode,
    timestamp: new Date(vote.voted_on),
    judge_hash: vote.annotator_id,
    arena: vote.arena,
    persona: vote.persona,
  };
}
