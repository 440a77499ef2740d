import type { Command } from "commander";
import type { SinceCounts } from "@/lib/releases/changes/since";
import { previewWithdrawal, withdrawRelease } from "@/lib/releases/withdraw/commands";
import type { Withdrawal } from "@/lib/releases/withdraw/measure-withdrawal";

/** Adds `withdraw` to `palate release`. */
export function addWithdrawCommand(release: Command): void {
  release
    .command("withdraw")
    .description("publish a release anew without what was withdrawn or erased since, and remove the old one")
    .argument("<version>", "the release, as `palate release list` has it")
    .option("--yes", "do it; without, it is only said what would be gone")
    .option("--force", "also where nothing was withdrawn or erased since")
    .option("--reason <text>", "for the record of the operator; it is published nowhere", "withdrawal")
    .action(async (version: string, options: { yes?: boolean; force?: boolean; reason: string }) => {
      if (!options.yes) {
        for (const line of sayWithdrawal(version, await previewWithdrawal(version))) console.log(line);
        console.log("nothing was changed; say --yes to do it");
        return;
      }
      const { reason, force } = options;
      const done = await withdrawRelease({ version, reason, force, actor: "command line" });
      for (const line of sayWithdrawal(version, done.withdrawal)) console.log(line);
      console.log(
        `${done.version} has taken the place of ${version}: ${count(done.votes, "vote")}, ${count(done.assessments, "assessment")}`,
      );
    });
}

function sayWithdrawal(version: string, { votes, assessments, texts, persons }: Withdrawal): string[] {
  return [
    `${version}: ${sayGone(votes, "vote")}`,
    ...(assessments.before > 0 ? [`${version}: ${sayGone(assessments, "assessment")}`] : []),
    ...(texts > 0 ? [`without their texts: ${texts}`] : []),
    ...(persons > 0 ? [`annotators without what they said of themselves: ${persons}`] : []),
  ];
}

function sayGone({ before, withdrawn, erased, excluded }: SinceCounts, kind: string): string {
  const gone = withdrawn + erased + excluded;
  return `${gone} of ${count(before, kind)} gone (${withdrawn} withdrawn, ${erased} erased, ${excluded} excluded)`;
}

function count(value: number, kind: string): string {
  return `${value} ${value === 1 ? kind : `${kind}s`}`;
}
