import type { Command } from "commander";
import { compareDays, findLostTombstones } from "@/lib/chain/days";
import { pool } from "@/lib/db/client";
import { sealDueDays } from "@/lib/transparency/commands";
import { checkTransparency, transparencyFile } from "@/lib/transparency/queries";
import type { RecordCheck } from "@/lib/transparency/schema";
import { print } from "./print";
import { readRoots } from "./roots-file";

export function addTransparencyCommands(program: Command): void {
  const command = program.command("transparency").description("the chain of days that votes stand in");

  command
    .command("seal")
    .description("seal the days that are over, as the worker does every minute")
    .action(async () => {
      const sealed = await sealDueDays();
      for (const { day, votes, assessments } of sealed) console.log(`${day}  ${counted(votes, assessments)}`);
      if (sealed.length === 0) console.log("nothing to seal: a day is sealed a quarter of an hour after its end, UTC");
    });

  command
    .command("check")
    .description(
      "make every leaf again from the record and hold it against the chain; exit status 1 where something differs",
    )
    .option(
      "--roots <file>",
      "compare with roots that somebody kept: what `roots` prints, /api/v1/transparency or a release has",
    )
    .action(async ({ roots }: { roots?: string }) => {
      const kept = roots === undefined ? null : await readRoots(roots);
      const { check, chain } = await checkTransparency();
      for (const { day, kind, subject, detail } of check.findings) {
        console.log(`${day ?? "not sealed"}  ${kind}  ${subject}: ${detail}`);
      }
      if (check.found > check.findings.length) console.log(`… and ${check.found - check.findings.length} more`);
      const differing = kept && (compareDays(kept, chain) ?? findLostTombstones(kept, chain));
      if (differing) throw new Error(`differs from ${roots} at ${differing.day}: ${differing.problem}`);
      if (check.found > 0) throw new Error(`${check.found} things differ from the chain of ${summary(check)}`);
      console.log(`the record agrees with the chain of ${summary(check)}`);
      if (kept) console.log(`${kept.days.length} kept roots agree as well`);
    });

  command
    .command("roots")
    .description("print the days of the chain with their roots, as JSON to be kept")
    .action(async () => print(`${JSON.stringify(await transparencyFile(pool), null, 2)}\n`));
}

function summary({ days, votes, assessments, tombstones }: RecordCheck): string {
  const dead = tombstones === 1 ? "1 tombstone" : `${tombstones} tombstones`;
  return `${days} ${days === 1 ? "day" : "days"}: ${counted(votes, assessments)}, ${dead}`;
}

function counted(votes: number, assessments: number): string {
  const [ofVotes, ofAssessments] = [votes === 1 ? "vote" : "votes", assessments === 1 ? "assessment" : "assessments"];
  return `${votes} ${ofVotes}, ${assessments} ${ofAssessments}`;
}
