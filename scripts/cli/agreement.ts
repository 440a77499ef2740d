import { type Command, Option } from "commander";
import { type Level, levels } from "@/lib/evaluation/krippendorff";
import { type AgreementFile, readAgreementFile } from "./agreement/file";
import { agreementText } from "./agreement/output";
import { reportAgreement } from "./agreement/report";
import { columnsSentence, rolesOf } from "./columns-sentence";
import { print } from "./print";
import { orRefuse, refuseBriefly, UsageError } from "./refusals";
import { addVerdictColumnOptions, columnChoice, type VoteColumnOptions } from "./vote-file";

type Options = VoteColumnOptions & {
  readonly unit?: string[];
  readonly rater?: string;
  readonly value?: string;
  readonly level: Level;
  readonly json?: boolean;
};

export function addAgreementCommand(program: Command): void {
  const command = refuseBriefly(program.command("agreement"))
    .description("how far the people of a file agree")
    .argument(
      "[file]",
      "votes, or ratings with the columns unit, rater and value; any format of `rate`, - for standard input",
    )
    .option("--unit <columns...>", "what is rated, in one column or several; votes are on a pair of systems within it")
    .option("--rater <column>", "who rated (rater); makes the file one of ratings")
    .option("--value <column>", "what they said (value); an empty cell is a missing rating")
    .addOption(
      new Option("--level <level>", "what a difference of values means, for alpha").choices(levels).default("nominal"),
    )
    .option("--json", "everything, with every digit");
  addVerdictColumnOptions(command).action((given: string | undefined, options: Options) => {
    const { file, unit } = fileAndUnit(given, options.unit ?? []);
    return orRefuse(command, file ?? "", async () => {
      if (file === undefined) throw new UsageError("Which file? Its name comes first: palate agreement FILE.");
      const { rater, value, level } = options;
      const read = await readAgreementFile(file, {
        unit,
        rater,
        value,
        votes: { ...columnChoice(options), group: null, weight: null },
      });
      const report = reportAgreement(read, level);
      process.stderr.write(`${read.file}: ${read.format}, ${sentenceOf(read)}\n`);
      await print(options.json ? `${JSON.stringify(report, null, 2)}\n` : agreementText(report));
    });
  });
}

/** `--unit` takes all names that follow, the file's too where it comes last. */
function fileAndUnit(
  file: string | undefined,
  unit: readonly string[],
): { file: string | undefined; unit: readonly string[] } {
  return file === undefined && unit.length > 1 ? { file: unit.at(-1), unit: unit.slice(0, -1) } : { file, unit };
}

function sentenceOf(read: AgreementFile): string {
  const { unit } = read.columns;
  if (read.layout === "ratings") return columnsSentence({ unit, rater: read.columns.rater, value: read.columns.value });
  return columnsSentence({ ...(unit.length > 0 && { unit }), ...rolesOf(read.columns) });
}
