import { Command } from "commander";
import { AppError } from "@/lib/errors";
import { addBoardCommands } from "./cli/boards";
import { addOperatorCommands } from "./cli/operator";
import { addReleaseCommands } from "./cli/release";
import { addTallyCommands } from "./cli/tallies";

const program = new Command("palate")
  .description(
    "The command line of Palate. Works beside a running instance, or starts its database for as long as it needs.",
  )
  .showHelpAfterError("(--help lists what there is)");

addBoardCommands(program);
addReleaseCommands(program);
addTallyCommands(program);
addOperatorCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof AppError ? error.detail : (error as Error).message}\n`);
  process.exitCode = 1;
}
process.exit();
