import { type Command, InvalidArgumentError } from "commander";
import { setSampling } from "@/lib/arenas/commands";
import { requireSampling } from "@/lib/arenas/queries";
import type { SamplingSettings } from "@/lib/arenas/schema";
import { readOpenOverlaps, readPlan } from "@/lib/battles/sampling/queries";

interface SetOptions {
  readonly weight: Record<string, number>;
  readonly annotators?: number;
  readonly pairs?: number;
}

export function addSamplingCommands(program: Command): void {
  const sampling = program.command("sampling").description("which pairs an arena asks next");

  sampling
    .command("show <arena>")
    .description("print how an arena draws its battles, and what its plan knows")
    .action(async (arena: string) => {
      const { arenaId, settings, canBeJudged } = await requireSampling(arena);
      if (!canBeJudged) {
        console.log(`${arena} draws nothing: no task of it is in use, as in an arena of imported votes.`);
        return;
      }
      printSettings(settings);
      const plan = await readPlan(arenaId);
      const open = await readOpenOverlaps(arenaId, new Date());
      const votes = plan
        ? `made ${plan.madeAt.toISOString()} from ${plan.votes} ${plan.votes === 1 ? "vote" : "votes"} of people`
        : "not made yet";
      console.log(`plan: ${votes}`);
      console.log(
        `shared pairs that want annotators: ${open.filter(({ wanted }) => wanted > 0).length} of ${open.length} open`,
      );
    });

  sampling
    .command("set <arena>")
    .description("change how an arena draws its battles; a running instance follows within seconds")
    .option(
      "--weight <part=weight>",
      "how a part weighs against the others, 0 to 1; its share is its weight out of the sum of all. May be repeated",
      addWeight,
      {},
    )
    .option("--annotators <number>", "annotators wanted for each shared pair opened from now on", positiveNumber)
    .option("--pairs <number>", "shared pairs open at a time", positiveNumber)
    .action(async (arena: string, { weight, annotators, pairs }: SetOptions) => {
      const change = {
        shares: weight,
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
  const pairs = overlapPairs === 1 ? "one shared pair" : `each of ${overlapPairs} shared pairs`;
  console.log(`${overlapAnnotators} annotators for ${pairs} at a time`);
}

function addWeight(text: string, weights: Record<string, number>): Record<string, number> {
  const [, part, weight] = /^([a-z]+)=(-?[\d.]+)$/.exec(text) ?? [];
  if (!part || Number.isNaN(Number(weight))) throw new InvalidArgumentError("It is written overlap=0.2.");
  return { ...weights, [part]: Number(weight) };
}

function positiveNumber(text: string): number {
  if (!/^0*[1-9]\d*$/.test(text)) throw new InvalidArgumentError("It must be a positive whole number.");
  return Number(text);
}
