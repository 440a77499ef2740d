import type { Command } from "commander";
import { UnreadableRelease } from "@/lib/releases/verify/folder";
import { verifyRelease } from "@/lib/releases/verify/verify-release";
import { print } from "./print";
import { refuseBriefly } from "./refusals";
import { readRoots } from "./roots-file";

/** `palate release` with what needs no database alone. */
export function addReleaseVerify(program: Command): void {
  addVerifyCommand(program.command("release").description("anonymized data dumps"));
}

/** Adds `verify` to `palate release`. */
export function addVerifyCommand(release: Command): void {
  const command = refuseBriefly(release.command("verify"))
    .description("check a release from its files alone")
    .argument("<folder>", "a release, as it was downloaded")
    .option(
      "--roots <file>",
      "hold its days against roots that somebody kept: transparency.json of another release, or what /api/v1/transparency had",
    )
    .addHelpText(
      "after",
      "\nExit status: 0 all holds, 1 something does not, 2 there is no release or no roots that can be checked.",
    );
  command.action(async (folder: string, { roots }: { roots?: string }) => {
    const kept = roots === undefined ? undefined : { name: roots, chain: await readRoots(roots) };
    try {
      let wrong = 0;
      let all = 0;
      for await (const { name, detail, problems } of verifyRelease(folder, kept)) {
        all += 1;
        if (problems.length > 0) wrong += 1;
        await print(`${problems.length === 0 ? "ok   " : "WRONG"}  ${name}: ${detail}\n`);
        for (const problem of problems) await print(`  ${problem}\n`);
      }
      await print(wrong === 0 ? `${all} checks, all hold\n` : `${all} checks, ${wrong} do not hold\n`);
      if (wrong > 0) process.exitCode = 1;
    } catch (error) {
      if (!(error instanceof UnreadableRelease)) throw error;
      command.error(error.message, { exitCode: 2 });
    }
  });
}
