import { type Command, InvalidArgumentError, Option } from "commander";
import { cloneArena, type Judging, setArenaMode, setArenaOpen } from "@/lib/arenas/judging/commands";
import { listArenas } from "@/lib/arenas/queries";
import { arenaMode, fitScale, type ListedArena } from "@/lib/arenas/schema";
import { slug as slugSchema } from "@/lib/battles/schema";
import { refuseBriefly } from "./refusals";
import { type TextColumn, textTable } from "./text-table";

const actor = "command line";

export function addArenaCommands(program: Command): void {
  const arena = program.command("arena").description("arenas and how they are judged");

  arena
    .command("list")
    .description("list the open arenas")
    .action(async () => {
      process.stdout.write(textTable(columns, await listArenas()));
    });

  for (const [name, isOpen, description] of [
    ["close", false, "take an arena off all pages and out of all draws; its record stays, and it can be opened again"],
    ["open", true, "open a closed arena again"],
  ] as const) {
    refuseBriefly(arena.command(name))
      .description(description)
      .argument("<arena>", "its name in URLs")
      .action(async (slug: string) => {
        const hasChanged = await setArenaOpen(slug, isOpen, actor);
        console.log(
          `${slug} ${hasChanged ? "is" : "was"} ${isOpen ? "open" : "closed"}${hasChanged ? "" : " already"}`,
        );
      });
  }

  const mode = refuseBriefly(arena.command("mode"))
    .description("change how an arena is judged, while nothing was judged in it")
    .argument("<arena>", "its name in URLs")
    .argument("<mode>", arenaMode.options.join(" or "))
    .addOption(scaleOption());
  mode.action(async (slug: string, asked: string, options: { scale?: string }) => {
    const judging = readJudging(mode, asked, options.scale);
    await setArenaMode(slug, judging, actor);
    console.log(`${slug} is judged ${sayJudging(judging)}`);
  });

  const clone = refuseBriefly(arena.command("clone"))
    .description("make another arena of one that is there, without what was judged in it")
    .argument("<from>", "its name in URLs")
    .argument("<arena>", "the name of the new one", readSlug)
    .addOption(new Option("--mode <mode>", "how it is judged").choices(arenaMode.options).default("pairwise"))
    .addOption(scaleOption())
    .option("--name <name>", "what it is called on pages; its name in URLs otherwise")
    .option("--instructions <text>", "what the annotator is told about judging");
  clone.action(
    async (
      from: string,
      slug: string,
      { name = slug, instructions, ...options }: { mode: string; scale?: string; name?: string; instructions?: string },
    ) => {
      const judging = readJudging(clone, options.mode, options.scale);
      const outputs = await cloneArena({ from, slug, name, instructions, ...judging, actor });
      console.log(`${slug}: ${outputs} outputs, judged ${sayJudging(judging)}`);
    },
  );
}

function scaleOption(): Option {
  return new Option("--scale <scale>", "the scale of an absolute arena: 5 for 1 to 5, 100 for 0 to 100").choices(
    fitScale.options.map(({ value }) => String(value)),
  );
}

function readJudging(command: Command, asked: string, scale: string | undefined): Judging {
  const mode = arenaMode.safeParse(asked);
  if (!mode.success) {
    command.error(`"${asked}" is no way of judging. There are: ${arenaMode.options.join(", ")}.`, { exitCode: 2 });
  }
  if (mode.data === "absolute" && scale === undefined) {
    command.error("An absolute arena needs --scale 5 or --scale 100.", { exitCode: 2 });
  }
  if (mode.data === "pairwise" && scale !== undefined) {
    command.error("--scale is for absolute arenas; pairs have none.", { exitCode: 2 });
  }
  return { mode: mode.data, scale: scale === undefined ? null : fitScale.parse(Number(scale)) };
}

function readSlug(text: string): string {
  const parsed = slugSchema.safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError(parsed.error.issues.map(({ message }) => message).join(", "));
  return parsed.data;
}

function sayJudging({ mode, scale }: Judging): string {
  return mode === "absolute" ? `one output at a time, ${scale === 100 ? "0 to 100" : `1 to ${scale}`}` : "in pairs";
}

const columns: readonly TextColumn<ListedArena>[] = [
  { head: "arena", side: "left", cell: ({ slug }) => slug },
  { head: "mode", side: "left", cell: ({ mode }) => mode },
  { head: "systems", side: "right", cell: ({ systems }) => String(systems) },
  { head: "votes", side: "right", cell: ({ votes }) => String(votes) },
  { head: "assessments", side: "right", cell: ({ assessments }) => String(assessments) },
];
