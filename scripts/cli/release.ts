import { type Command, Option } from "commander";
import { systemClock } from "@/lib/clock";
import { buildRelease } from "@/lib/releases/commands";
import { makeDryRun } from "@/lib/releases/dry-run/commands";
import { releaseSource } from "@/lib/releases/manifest";
import { listReleases } from "@/lib/releases/queries";
import { addDiffCommand } from "./release-diff";
import { addScheduleCommands } from "./release-schedule";
import { addVerifyCommand } from "./release-verify";
import { addWithdrawCommand } from "./release-withdraw";
import { sayDryRun } from "./say-dry-run";

export function addReleaseCommands(program: Command): void {
  const release = program.command("release").description("anonymized data dumps");

  release
    .command("build")
    .description("make and publish a release of all votes whose annotators agreed")
    .addOption(
      new Option("--source <source>", "votes of which source; never mixed")
        .choices(releaseSource.options)
        .default("human"),
    )
    .option("--dry-run", "say what would be in it, and publish nothing")
    .action(async (options: { source: string; dryRun?: true }) => {
      const source = releaseSource.parse(options.source);
      if (options.dryRun) {
        process.stdout.write(sayDryRun(await makeDryRun({ source, clock: systemClock })));
        return;
      }
      const built = await buildRelease({ source, actor: "command line", clock: systemClock });
      const votes = `${built.votes} ${built.votes === 1 ? "vote" : "votes"}`;
      const assessments = `${built.assessments} ${built.assessments === 1 ? "assessment" : "assessments"}`;
      console.log(`${built.version}: ${votes}${built.assessments > 0 ? `, ${assessments}` : ""}`);
    });

  release
    .command("list")
    .description("list the published releases, newest first")
    .action(async () => {
      const releases = await listReleases();
      for (const { version, createdAt, source, votes, assessments, supersededBy } of releases) {
        console.log(
          `${version}  ${createdAt}  ${source}  ${votes} ${votes === 1 ? "vote" : "votes"}  ${assessments} ${assessments === 1 ? "assessment" : "assessments"}${supersededBy === null ? "" : `  superseded by ${supersededBy}`}`,
        );
      }
      if (releases.length === 0) console.log("no release yet");
    });

  addScheduleCommands(release);
  addWithdrawCommand(release);
  addDiffCommand(release);
  addVerifyCommand(release);
}
