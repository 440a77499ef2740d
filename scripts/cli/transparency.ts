import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { type Chain, type ChainProblem, checkDays, compareDays, findLostTombstones } from "@/lib/chain/days";
import { pool } from "@/lib/db/client";
import { FileError } from "@/lib/imports/file-error";
import { sealDueDays } from "@/lib/transparency/commands";
import { checkTransparency, transparencyFile } from "@/lib/transparency/queries";
import { type RecordCheck, transparency } from "@/lib/transparency/schema";
import { print } from "./print";

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
      if (differing) throw new Error(`differs from ${roots} at ${sentence(differing)}`);
      if (check.found > 0) throw new Error(`${check.found} things differ from the chain of ${summary(check)}`);
      console.log(`the record agrees with the chain of ${summary(check)}`);
      if (kept) console.log(`${kept.days.length} kept roots agree as well`);
    });

  command
    .command("roots")
    .description("print the days of the chain with their roots, as JSON to be kept")
    .action(async () => print(`${JSON.stringify(await transparencyFile(pool), null, 2)}\n`));
}

/** @throws FileError it is not there, no such JSON, or does not hold together itself */
async function readRoots(file: string): Promise<Chain> {
  const text = await readFile(file, "utf8").catch((error: Error) => {
    throw new FileError("unreadable", error.message, { file }, { cause: error });
  });
  const parsed = transparency.safeParse(parseJson(text, file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue!.path.join(".");
    throw new FileError("bad_value", `no roots: ${place ? `${place} ` : ""}${issue!.message}`, { file });
  }
  const broken = checkDays(parsed.data);
  if (broken) throw new FileError("bad_value", sentence(broken), { file });
  return parsed.data;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FileError("unknown_format", (error as Error).message, { file }, { cause: error });
  }
}

function sentence({ day, problem }: ChainProblem): string {
  return `${day}: ${problem}`;
}

function summary({ days, votes, assessments, tombstones }: RecordCheck): string {
  const dead = tombstones === 1 ? "1 tombstone" : `${tombstones} tombstones`;
  return `${days} ${days === 1 ? "day" : "days"}: ${counted(votes, assessments)}, ${dead}`;
}

function counted(votes: number, assessments: number): string {
  const [ofVotes, ofAssessments] = [votes === 1 ? "vote" : "votes", assessments === 1 ? "assessment" : "assessments"];
  return `${votes} ${ofVotes}, ${assessments} ${ofAssessments}`;
}
