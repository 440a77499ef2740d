import type { Command } from "commander";
import type { VoteColumnChoice } from "@/lib/imports/schema";

/** What commander makes of the options of `addVoteColumnOptions`. False where a person said `--no-voter`, `--no-group`. */
export interface VoteColumnOptions {
  readonly left?: string;
  readonly right?: string;
  readonly winner?: string;
  readonly voter?: string | false;
  readonly group?: string | false;
  readonly votes?: string | false;
  readonly weight?: string | false;
}

/** Adds the options for the columns without which there is no vote, and for who cast it. */
export function addVerdictColumnOptions(command: Command): Command {
  return command
    .option("--left <column>", "the system on the left (found by itself: left, model_a, system_left)")
    .option("--right <column>", "the system on the right (right, model_b, system_right)")
    .option("--winner <column>", "who won (winner, fit, or winner_model_a, winner_model_b and winner_tie)")
    .option("--voter <column>", "who voted (voter, annotator, worker, user, judge, evaluation_session_id)")
    .option("--no-voter", "every vote is somebody else's");
}

/** Adds the options that say which columns of a vote file are which, for every command that reads one. */
export function addVoteColumnOptions(command: Command): Command {
  return addVerdictColumnOptions(command)
    .option("--group <column>", "what the votes are grouped by (group)")
    .option("--no-group", "no groups")
    .option("--votes <column>", "how many votes a row stands for (votes)")
    .option("--no-votes", "one vote a row")
    .option("--weight <column>", "what each vote weighs (weight)")
    .option("--no-weight", "all weigh the same");
}

/** The choice that these options stand for. */
export function columnChoice(options: VoteColumnOptions): VoteColumnChoice {
  const { left, right, winner, voter, group, votes, weight } = options;
  const optional = (column: string | false | undefined) => (column === false ? null : column);
  return {
    left,
    right,
    winner,
    voter: optional(voter),
    group: optional(group),
    votes: optional(votes),
    weight: optional(weight),
  };
}
