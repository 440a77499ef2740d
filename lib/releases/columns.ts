import { coarse } from "./coarse-columns";
import { type Column, columnsOf, optionalText, text } from "./column";
import { type ReleaseRow, releaseRow } from "./schema";

/** Every column of `votes.*`. The type makes it complete: a new column of the row without a description does not compile. */
const described: Record<keyof ReleaseRow, Column> = {
  vote_id: text("Pseudonym of the vote, made for this release alone. Rows are in its order."),
  battle_id: text("Pseudonym of the battle that was judged, made for this release alone."),
  annotator_id: text("Pseudonym of who judged, made for this release alone."),
  arena: text("The arena."),
  task: text("The task within the arena."),
  prompt: text("What the systems were asked."),
  persona: text(
    "The person the outputs were made for. An annotator's own persona has a pseudonym, another one for each of its versions.",
  ),
  persona_version: {
    type: "integer",
    isNullable: false,
    description: "Version of the persona; 1 for an annotator's own persona.",
  },
  standpoint: text("`owner`: judged for oneself. `proxy`: judged on the persona's behalf."),
  source: text("`human`, `simulated` or `imported`; one release holds one source."),
  system_left: text("The system whose output stood left (A)."),
  family_left: text("Its base model or algorithm."),
  strategy_left: text("How it personalizes; `generic` is the control."),
  system_right: text("The system whose output stood right (B)."),
  family_right: text("Its base model or algorithm."),
  strategy_right: text("How it personalizes; `generic` is the control."),
  fit: text("Which output fits the person better: `left`, `right`, `tie` or `both_bad`."),
  quality: optionalText("Which output is better made, whoever it is for; same values. Null: not asked or skipped."),
  criteria: text(
    "JSON object: the arena's criterion to the marks of `left` and `right`, or to the `side` that is better in it: `left`, `tie` or `right`.",
  ),
  confidence: optionalText("How sure the annotator was of `fit`: `sure`, `leaning` or `guess`. Null: not said."),
  satisfaction_left: optionalText(
    "How good the left output is for the person: `below` what they would accept, `acceptable`, or what they `hoped` for. Null: not said.",
  ),
  satisfaction_right: optionalText("The same of the right output."),
  positive_chips_left: text(
    "What was picked as good in the left output: keys of reason chips, in alphabetical order, separated by a space. A chip that was picked for both stands under left and right.",
  ),
  positive_chips_right: text("The same of the right output."),
  negative_chips_left: text("What was picked as wrong in the left output, in the same form."),
  negative_chips_right: text("The same of the right output."),
  feedback_left: optionalText("Free text about the left output, redacted. Null: none, not agreed to, or held."),
  feedback_right: optionalText("Free text about the right output, redacted. Null: none, not agreed to, or held."),
  feedback_general: optionalText("Free text in general, redacted. Null: none, not agreed to, or held."),
  sampling_probability: {
    type: "number",
    isNullable: false,
    description:
      "Probability that this pair was drawn, given what the annotator had judged, to three significant digits.",
  },
  sampling_part: text("The part of the sampling policy that drew the pair."),
  tier: text(
    "How hard the pair of outputs is to tell apart, by the votes of this release: `easy`, `medium` or `hard`; `medium` with fewer than three judges.",
  ),
  seconds_to_verdict: { ...coarse.seconds, description: `Time to the verdict. ${coarse.seconds.description}` },
  voted_on: { ...coarse.day, description: `The day of the vote. ${coarse.day.description}` },
  voted_on_precision: coarse.precision,
  annotator_attributes: coarse.attributes,
  persona_axes: coarse.axes,
};

/** The columns in the order of every file: that of the schema. */
export const columns = columnsOf(releaseRow, described);
