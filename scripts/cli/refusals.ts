import type { Command } from "commander";
import { EvaluationError } from "@/lib/evaluation/errors";
import { FileError } from "@/lib/imports/file-error";
import { RatingError } from "@/lib/ranking/errors";

/** Options that contradict each other. The message is one line for a person. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Exit code for what a person can mend: options, columns, the content of a file. 1 is for what breaks on our side. */
const refusal = 2;

/** Lets a command answer unknown options and values with one line and exit code 2. */
export function refuseBriefly(command: Command): Command {
  return command
    .showHelpAfterError(false)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? exitCode : refusal));
}

/**
 * Runs the work of a command that was set up by `refuseBriefly`. Whatever is wrong with options or files ends the process with one
 * line and exit code 2; so the work must not print before it is sure of all that it prints.
 *
 * @param file what errors of the mathematics are about, which do not know it
 */
export async function orRefuse(command: Command, file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isKnown = error instanceof FileError || error instanceof UsageError;
    const isOfVotes = error instanceof RatingError || error instanceof EvaluationError;
    if (!isKnown && !isOfVotes) throw error;
    command.error(isKnown ? error.message : `${file}: ${error.message}`, { exitCode: refusal });
  }
}
