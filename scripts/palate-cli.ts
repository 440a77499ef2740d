import { Command } from "commander";
import { AppError } from "@/lib/errors";
import { FileError } from "@/lib/imports/file-error";
import { commandOf, commands } from "./cli/commands.mjs";

// `palate … | head`: whoever reads has enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

const program = new Command("palate")
  .description(
    "The command line of Palate. Works beside a running instance, or starts its database for as long as it needs.",
  )
  .showHelpAfterError("(--help lists what there is)");

const asked = commandOf(process.argv.slice(2));

try {
  for (const command of commands) {
    // Loading reads the environment, and may refuse it.
    if (command.name === asked?.name) (await asked.load())(program);
    // Only for the list in the help: its own file is not loaded.
    else program.command(command.name).description(command.description);
  }
  // Where the person stands; code finds its files by itself.
  if (process.env.PALATE_FROM) process.chdir(process.env.PALATE_FROM);
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof AppError ? error.detail : (error as Error).message}\n`);
  process.exitCode = error instanceof FileError ? 2 : 1;
}
// What was written must be out: a pipe takes a piece at a time, and an end takes the rest with it.
process.stdout.write("", () => process.exit());
