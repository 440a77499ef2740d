import { z } from "zod";
import type { OutputRow } from "../tables/outputs";
import type { OutputContent, TaskContent } from "./content";
import { hashPair } from "./few-shot-split";
import { defineView } from "./view";

/** One row of `preference`: a pair of outputs that more annotators decided one way than the other. */
const preferenceRow = z.strictObject({
  prompt: z.string(),
  persona: z.string(),
  chosen: z.string(),
  rejected: z.string(),
  margin: z.number(),
  annotators: z.int(),
  chosen_annotators: z.int(),
  rejected_annotators: z.int(),
  votes: z.int(),
  arena: z.string(),
  task: z.string(),
  persona_id: z.string(),
  persona_version: z.int(),
  chosen_system: z.string(),
  rejected_system: z.string(),
  chosen_output: z.string(),
  rejected_output: z.string(),
  chosen_images: z.string().nullable(),
  rejected_images: z.string().nullable(),
  pair: z.string(),
});
export type PreferenceRow = z.infer<typeof preferenceRow>;

export const preference = defineView({
  name: "preference",
  oneRowFor: "a judged pair of outputs that has a winner",
  description: `What DPO trainers read: \`prompt\`, \`chosen\`, \`rejected\`, and here the \`persona\` in words, to be put into the prompt. One row for each pair of outputs of one task and described persona,
whoever judged it, so that a pair of many votes weighs no more than another; \`margin\` and \`annotators\` say how sure it is. Each annotator counts once on a pair, for the side that more of their votes
on it chose. Pairs without a winner, pairs of equal contents, and outputs for annotators' own personas, whose contents are not published, have no row. Parquet alone, as it repeats texts.`,
  hasJsonLines: false,
  schema: preferenceRow,
  described: {
    prompt: "What the systems were asked, then the text that it is about, then its image as Markdown.",
    persona: "The person the outputs were made for, in words, as systems were told.",
    chosen: "The output that fits the person better, images as Markdown with the names of files in this release.",
    rejected: "The other.",
    margin: "`chosen_annotators` less `rejected_annotators`, over `annotators`: above 0, and 1 where all agree.",
    annotators: "Annotators who judged the pair, those who decided nothing (`tie`, `both_bad`) among them.",
    chosen_annotators: "Annotators with more votes for the chosen output than for the other.",
    rejected_annotators: "Annotators with more votes for the rejected output.",
    votes: "Votes on the pair, of all of them.",
    arena: "The arena. Rows are by arena, persona, version, task and the two systems.",
    task: "The task within the arena.",
    persona_id: "`persona` in `personas`.",
    persona_version: "Version of the persona.",
    chosen_system: "The system that made the chosen output.",
    rejected_system: "The system that made the rejected output.",
    chosen_output: "`output_id` in `outputs` of the chosen output.",
    rejected_output: "`output_id` in `outputs` of the rejected output.",
    chosen_images: "Names of the chosen output's image files in this release, separated by a space. Null: none.",
    rejected_images: "The same of the rejected output.",
    pair: "The pair: equal where arena, task, persona and both contents are, in every release; also in `few-shot`.",
  },
});

/** What annotators say of a pair of outputs. */
export interface JudgedPair {
  /** The two, in the order of their systems. */
  readonly sides: readonly [OutputRow, OutputRow];
  /** Annotators with more votes for one than for the other. */
  readonly forFirst: number;
  readonly forSecond: number;
  readonly annotators: number;
  readonly votes: number;
}

/** Whether a pair has a row: somebody could learn from it. */
export function isPreference({ sides: [first, second], forFirst, forSecond }: JudgedPair): boolean {
  return first.persona_kind === "described" && forFirst !== forSecond && first.output_id !== second.output_id;
}

/** The share of its annotators that a pair's winner is ahead by. */
export function marginOf({ forFirst, forSecond, annotators }: Omit<JudgedPair, "sides">): number {
  return Math.abs(forFirst - forSecond) / annotators;
}

export function hashOfOutputs(first: OutputRow, second: OutputRow): Buffer {
  const isOwn = first.persona_kind === "self";
  return hashPair({
    arena: first.arena,
    task: first.task,
    persona: isOwn ? null : first.persona,
    sides: isOwn ? [first.system, second.system] : [first.output_id, second.output_id],
  });
}

/** The row of a pair that has one. */
export function toPreferenceRow(
  pair: JudgedPair,
  contents: {
    readonly task: TaskContent;
    readonly persona: string;
    readonly sides: readonly [OutputContent, OutputContent];
  },
): PreferenceRow {
  const isFirst = pair.forFirst > pair.forSecond;
  const [winner, loser] = isFirst ? [0, 1] : [1, 0];
  const [chosen, rejected] = [pair.sides[winner]!, pair.sides[loser]!];
  return {
    prompt: contents.task.text,
    persona: contents.persona,
    chosen: contents.sides[winner]!.text ?? "",
    rejected: contents.sides[loser]!.text ?? "",
    margin: marginOf(pair),
    annotators: pair.annotators,
    chosen_annotators: Math.max(pair.forFirst, pair.forSecond),
    rejected_annotators: Math.min(pair.forFirst, pair.forSecond),
    votes: pair.votes,
    arena: chosen.arena,
    task: chosen.task,
    persona_id: chosen.persona,
    persona_version: chosen.persona_version,
    chosen_system: chosen.system,
    rejected_system: rejected.system,
    chosen_output: chosen.output_id,
    rejected_output: rejected.output_id,
    chosen_images: chosen.images,
    rejected_images: rejected.images,
    pair: hashOfOutputs(chosen, rejected).toString("hex"),
  };
}
