import { type Command, InvalidArgumentError } from "commander";
import { setSampling } from "@/lib/arenas/commands";
import { requireSampling } from "@/lib/arenas/queries";
import type { SamplingSettings } from "@/lib/arenas/schema";
import { readOpenOverlaps, readPlan } from "@/lib/battles/sampling/queries";

interface SetOptions {
  readonly share: Record<string, number>;
  readonly annotators?: number;
  readonly pairs?: number;
}

export function addSamplingCommands(program: Command): void {
  const sampling = program.command("sampling").description("which pairs an arena asks next");

  sampling
    .command("show <arena>")
    .description("print how an arena draws its battles, and what its plan knows")
    .action(async (arena: string) => {
      const { arenaId, settings } = await requireSampling(arena);
      printSettings(settings);
      const plan = await readPlan(arenaId);
      const open = await readOpenOverlaps(arenaId, new Date());
      const votes = plan ? `made ${plan.madeAt.toISOString()} from ${plan.votes} votes of people` : "not made yet";
      console.log(`plan: ${votes}`);
      console.log(
        `shared pairs that want annotators: ${open.filter(({ wanted }) => wanted > 0).length} of ${open.length} open`,
      );
    });

  sampling
    .command("set <arena>")
    .description("change how an arena draws its battles; a running instance follows within seconds")
    .option("--share <part=share>", "weight of a part among all, 0 to 1; may be repeated", addShare, {})
    .option("--annotators <number>", "annotators wanted for each shared pair opened from now on", wholeNumber)
    .option("--pairs <number>", "shared pairs open at a time", wholeNumber)
    .action(async (arena: string, { share, annotators, pairs }: SetOptions) => {
      const change = {
        shares: share,
        ...(annotators === undefined ? {} : { overlapAnnotators: annotators }),
        ...(pairs === undefined ? {} : { overlapPairs: pairs }),
      };
      printSettings(await setSampling(arena, change, "command line"));
    });
}

function printSettings({ shares, overlapAnnotators, overlapPairs }: SamplingSettings): void {
  const sum = Object.values(shares).reduce((total, share) => total + share, 0);
  console.log(`${"part".padEnd(12)} weight  share`);
  for (const [part, share] of Object.entries(shares)) {
    console.log(`${part.padEnd(12)} ${String(share).padEnd(6)}  ${((share / sum) * 100).toFixed(1).padStart(5)} %`);
  }
  console.log(`${overlapAnnotators} annotators for each of ${overlapPairs} shared pairs at a time`);
}

function addShare(text: string, shares: Record<string, number>): Record<string, number> {
  const [, part, share] = /^([a-z]+)=(-?[\d.]+)$/.exec(text) ?? [];
  if (!part || Number.isNaN(Number(share))) throw new InvalidArgumentError("It is written overlap=0.2.");
  return { ...shares, [part]: Number(share) };
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}
