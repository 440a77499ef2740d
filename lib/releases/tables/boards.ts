import { z } from "zod";
import { boardStandpoint, boardTies } from "@/lib/leaderboards/schema";
import { type Column, columnsOf, integer, optionalInteger, optionalNumber, optionalText, text } from "../column";
import type { Table } from "./table";

/** One row of `boards.*`: a system on a board of this release's own votes. */
const boardRow = z.strictObject({
  arena: z.string(),
  view: z.string(),
  standpoint: boardStandpoint,
  ties: boardTies,
  system: z.string(),
  family: z.string(),
  strategy: z.string(),
  rating: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  interval: z.string().nullable(),
  rank: z.int().nullable(),
  votes: z.int(),
  win_rate: z.number().nullable(),
  both_bad_rate: z.number().nullable(),
  missing_votes: z.int(),
  reason: z.string().nullable(),
  component: z.int(),
  lift: z.number().nullable(),
  lift_low: z.number().nullable(),
  lift_high: z.number().nullable(),
  lift_control: z.string().nullable(),
  method: z.string(),
  tie_model: boardTies,
  tie_parameter: z.number().nullable(),
  parameters: z.string(),
});
export type BoardRow = z.infer<typeof boardRow>;

const described: Record<keyof BoardRow, Column> = {
  arena: text("The arena. Rows are in its order, then in that of the view, then in that of `systems`."),
  view: text(
    "Which votes count and how ties enter: the source, then the standpoint and the tie model where they are not `any` and `davidson`.",
  ),
  standpoint: text("`owner`: votes by people for themselves. `proxy`: on somebody's behalf. `any`: both."),
  ties: text("The tie model that was asked for: `davidson`, `half` or `rao-kupper`."),
  system: text("The system."),
  family: text("Its base model or algorithm."),
  strategy: text("How it personalizes; `generic` is the control of its family."),
  rating: optionalNumber(
    "Bradley–Terry strength on the Elo scale (400/ln 10 a logit), mean 1000 within the component. Null: see `reason`.",
  ),
  low: optionalNumber("Lower end of the 95 % interval of the rating."),
  high: optionalNumber("Upper end."),
  interval: optionalText("Which variance the interval rests on: `clustered` by annotator, `sandwich` or `model`."),
  rank: optionalInteger("Rank within the component."),
  votes: integer("Votes in which the system took part."),
  win_rate: optionalNumber("Wins plus half the ties (`both_bad` is one), over its votes. Null: no vote."),
  both_bad_rate: optionalNumber("Share of its votes that said `both_bad`. Null: no vote."),
  missing_votes: integer("Votes still missing before a rating is shown."),
  reason: optionalText(
    "Why there is no rating: `no_votes`, `few_votes`, `no_rated_rival`, `never_won`, `never_lost`, `one_sided`.",
  ),
  component: integer("Number of the connected group; ratings and ranks are comparable inside one alone."),
  lift: optionalNumber(
    "Rating minus that of the family's `generic` control. Null: it is a control, or one of both is not rated.",
  ),
  lift_low: optionalNumber("Lower end of the 95 % interval of the lift."),
  lift_high: optionalNumber("Upper end."),
  lift_control: optionalText("The control; the first by name where a family has several."),
  method: text("How it was computed."),
  tie_model: text("The tie model that was used: half wins where the one asked for has no finite estimate."),
  tie_parameter: optionalNumber("Its parameter; null with half wins or without any rating."),
  parameters: text("JSON object: every other setting of the fit."),
};

export const boards: Table<BoardRow> = {
  name: "boards",
  schema: boardRow,
  columns: columnsOf(boardRow, described),
  hasCsv: false,
};
