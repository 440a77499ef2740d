import { type Command, InvalidArgumentError, Option } from "commander";
import { readComparisons } from "@/lib/imports/queries";
import type { VoteColumnChoice } from "@/lib/imports/schema";
import { columnsSentence, rolesOf } from "./columns-sentence";
import { print } from "./print";
import { rateByElo } from "./rate/by-elo";
import { rateByStrength } from "./rate/by-strength";
import { ratedCsv, ratedText } from "./rate/output";
import {
  bothBadPolicies,
  intervals,
  type RateOptions,
  type RateRequest,
  requestOf,
  requireVoters,
  tieModels,
} from "./rate/request";
import { orRefuse, refuseBriefly } from "./refusals";
import { withSortedNames } from "./sorted-names";
import { addVoteColumnOptions, columnChoice, type VoteColumnOptions } from "./vote-file";

type Options = RateOptions & VoteColumnOptions & { readonly json?: boolean; readonly csv?: boolean };

export function addRateCommand(program: Command): void {
  const command = refuseBriefly(program.command("rate"))
    .description("rate the systems of a file of votes")
    .argument("<file>", "votes as CSV, JSON, JSON lines or Parquet, also packed with gzip; - for standard input")
    .addOption(new Option("--model <model>", "bt: Bradley–Terry; elo").choices(["bt", "elo"]).default("bt"))
    .addOption(new Option("--ties <model>", "how ties count (default: davidson; half for Elo)").choices(tieModels))
    .addOption(new Option("--both-bad <policy>", 'what "neither" means (default: tie)').choices(bothBadPolicies))
    .addOption(new Option("--interval <kind>", "which 95 % interval (default: cautious)").choices(intervals))
    .option(
      "--rounds <number>",
      "resamples of the bootstrap (default: 200), or drawn orders for Elo (default: 0)",
      whole,
    )
    .option("--seed <seed>", "of everything drawn", "palate")
    .option("--min-votes <number>", "votes that a system needs for a rating", whole, 1)
    .option("--heterogeneity", "test whether voters and groups differ, however many votes there are")
    .option("--no-heterogeneity", "do not test it")
    .addOption(new Option("--json", "everything, with every digit").conflicts("csv"))
    .option("--csv", "the systems as CSV");
  addVoteColumnOptions(command).action((file: string, options: Options) =>
    orRefuse(command, file, async () => {
      const request = requestOf(options);
      const { columns, format, ...votes } = await readComparisons(file, wantedColumns(request, columnChoice(options)));
      const comparisons = withSortedNames(votes.comparisons);
      requireVoters(request, columns, comparisons.voters);
      const { rated, notes } =
        request.model === "elo" ? rateByElo(comparisons, request) : rateByStrength(comparisons, request);
      const isWithoutGroups = options.csv && comparisons.groups.length > 0;
      const said = isWithoutGroups ? [...notes, "the CSV holds the whole; --json has the groups' ratings too."] : notes;
      for (const line of [`${format}, ${columnsSentence(rolesOf(columns))}`, ...said]) {
        process.stderr.write(`${votes.file}: ${line}\n`);
      }
      if (options.json) await print(`${JSON.stringify(rated, null, 2)}\n`);
      else await print(options.csv ? ratedCsv(rated) : ratedText(rated));
    }),
  );
}

/** Elo knows neither voters nor groups, so that their columns are only read where they were named. */
function wantedColumns({ model }: RateRequest, choice: VoteColumnChoice): VoteColumnChoice {
  return model === "elo" ? { ...choice, voter: choice.voter ?? null, group: choice.group ?? null } : choice;
}

function whole(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError("It must be a whole number from 0 on.");
}
