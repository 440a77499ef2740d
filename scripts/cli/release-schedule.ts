import { type Command, InvalidArgumentError, Option } from "commander";
import { setSchedule } from "@/lib/releases/schedule/commands";
import { listSchedules } from "@/lib/releases/schedule/queries";
import { type ArenaSchedule, arenaSchedule, type ListedSchedule, weekday } from "@/lib/releases/schedule/schema";
import { orRefuse, refuseBriefly, UsageError } from "./refusals";
import { type TextColumn, textTable } from "./text-table";

interface Asked {
  readonly weekly?: string;
  readonly monthly?: number;
  readonly none?: true;
  readonly hour?: number;
  readonly embargo?: number;
  readonly min?: number;
}

export function addScheduleCommands(release: Command): void {
  const schedule = release.command("schedule").description("when arenas are published by themselves");

  schedule
    .command("show")
    .description("show each arena's schedule, its next date and what became of the last")
    .action(async () => {
      process.stdout.write(textTable(columns, await listSchedules()));
    });

  const set = refuseBriefly(schedule.command("set"))
    .description("set when an arena is published by itself; what is not said stays as it is")
    .argument("<arena>", "its name in URLs")
    .addOption(new Option("--weekly <weekday>", "on this day of each week").choices(weekday.options))
    .addOption(
      new Option("--monthly <day>", "on this day of each month, 1 to 28")
        .argParser(wholeNumber(1, 28))
        .conflicts("weekly"),
    )
    .addOption(
      new Option("--none", "only when somebody asks for a release").conflicts(["weekly", "monthly", "hour", "min"]),
    )
    .option("--hour <hour>", "at this hour of the day, UTC", wholeNumber(0, 23))
    .option("--embargo <days>", "nothing younger is in any release", wholeNumber(0, 365))
    .option("--min <judgements>", "a date with fewer new ones is passed over", wholeNumber(0, 10_000_000));
  set.action(async (arena: string, asked: Asked) => {
    await orRefuse(set, arena, async () => {
      const present = (await listSchedules()).find((listed) => listed.arena === arena)?.schedule;
      const wanted = readSchedule(asked, present ?? { cadence: "none", embargoDays: 0 });
      const hasChanged = await setSchedule({ arena, schedule: wanted, actor: "command line" });
      console.log(`${arena}: ${saySchedule(wanted)}${hasChanged ? "" : ", as it was"}`);
    });
  });
}

function readSchedule(asked: Asked, present: ArenaSchedule): ArenaSchedule {
  const embargoDays = asked.embargo ?? present.embargoDays;
  const when = asked.none
    ? ({ cadence: "none" } as const)
    : asked.weekly
      ? ({ cadence: "weekly", weekday: weekday.parse(asked.weekly) } as const)
      : asked.monthly
        ? ({ cadence: "monthly", day: asked.monthly } as const)
        : present;
  if (when.cadence === "none") {
    if (asked.hour !== undefined || asked.min !== undefined) {
      throw new UsageError("Say --weekly or --monthly, too: without a date there is no hour and no minimum.");
    }
    return { cadence: "none", embargoDays };
  }
  const before = present.cadence === "none" ? { hour: 3, minimum: 1 } : present;
  return arenaSchedule.parse({
    ...(when.cadence === "weekly"
      ? { cadence: "weekly", weekday: when.weekday }
      : { cadence: "monthly", day: when.day }),
    hour: asked.hour ?? before.hour,
    embargoDays,
    minimum: asked.min ?? before.minimum,
  });
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`Say a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

function saySchedule(schedule: ArenaSchedule): string {
  const embargo = `embargo ${schedule.embargoDays} ${schedule.embargoDays === 1 ? "day" : "days"}`;
  if (schedule.cadence === "none") return `by hand, ${embargo}`;
  const day = schedule.cadence === "weekly" ? `weekly ${schedule.weekday}` : `monthly ${schedule.day}`;
  return `${day} ${String(schedule.hour).padStart(2, "0")}:00 UTC, ${embargo}, at least ${schedule.minimum} new`;
}

function sayLast({ last, retryAt }: ListedSchedule): string {
  if (!last) return "";
  const said = [`${last.date.slice(0, 10)} ${last.outcome.replace("_", " ")}`, last.version, last.reason];
  return `${said.filter((part) => part !== null).join(": ")}${retryAt ? ` (again ${retryAt.slice(0, 16)}Z)` : ""}`;
}

const columns: readonly TextColumn<ListedSchedule>[] = [
  { head: "arena", side: "left", cell: ({ arena }) => arena },
  { head: "schedule", side: "left", cell: ({ schedule }) => saySchedule(schedule) },
  { head: "next", side: "left", cell: ({ nextAt }) => (nextAt ? `${nextAt.slice(0, 16)}Z` : "") },
  { head: "published until", side: "left", cell: ({ cutoffAt }) => (cutoffAt ? `${cutoffAt.slice(0, 16)}Z` : "") },
  { head: "last date", side: "left", cell: sayLast },
  { head: "", side: "left", cell: ({ why }) => why },
];
