import type { Command } from "commander";
import { compareReleases } from "@/lib/releases/changes/compare-releases";
import { openComparedFolder } from "@/lib/releases/changes/compared-folder";
import { writeCells, writeChanges } from "@/lib/releases/changes/write-changes";
import { UnreadableRelease } from "@/lib/releases/verify/folder";
import { print } from "./print";
import { refuseBriefly } from "./refusals";

/** `palate release` with what needs no database alone. */
export function addReleaseDiff(program: Command): void {
  addDiffCommand(program.command("release").description("anonymized data dumps"));
}

/** Adds `diff` to `palate release`. */
export function addDiffCommand(release: Command): void {
  const command = refuseBriefly(release.command("diff"))
    .description("how two releases differ, from their files alone")
    .argument("<before>", "the folder of a release, as it was downloaded")
    .argument("<now>", "the folder of a later one")
    .option("--json", "everything, with every digit and every system")
    .addHelpText(
      "after",
      "\nRows are not compared one by one: ids are made anew for each release.\n" +
        "Exit status: 0 compared, 1 what the later one says of the earlier one is wrong, 2 a folder is no release.",
    );
  command.action(async (before: string, now: string, options: { json?: boolean }) => {
    try {
      const changes = compareReleases(await openComparedFolder(before), await openComparedFolder(now));
      await print(
        options.json ? `${JSON.stringify(changes, null, 2)}\n` : `${writeChanges(changes)}${writeCells(changes)}`,
      );
      for (const contradiction of changes.contradictions) process.stderr.write(`WRONG  ${contradiction}\n`);
      if (changes.contradictions.length > 0) process.exitCode = 1;
    } catch (error) {
      if (!(error instanceof UnreadableRelease)) throw error;
      command.error(error.message, { exitCode: 2 });
    }
  });
}
