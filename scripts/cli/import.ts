import { type Command, InvalidArgumentError, Option } from "commander";
import { slug } from "@/lib/battles/schema";
import { env } from "@/lib/env";
import { importVotes } from "@/lib/imports/votes/commands";
import type { ImportColumnChoice } from "@/lib/imports/votes/import-columns";
import type { ImportReport } from "@/lib/imports/votes/schema";
import { createProgress } from "../ground/progress.mjs";
import { sayProgress, sayRefusals, sayReport } from "./import-report";
import { addVerdictColumnOptions, columnChoice, type VoteColumnOptions } from "./vote-file";

interface ImportOptions extends VoteColumnOptions {
  readonly arena: string;
  readonly create?: boolean;
  readonly name?: string;
  readonly modality: "text" | "summary" | "image";
  readonly as?: string;
  readonly standpoint: "owner" | "proxy";
  readonly prompt?: string | false;
  readonly leftText?: string;
  readonly rightText?: string;
  readonly texts: boolean;
  readonly persona?: string | false;
  readonly time?: string | false;
  readonly segment?: string[];
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Exit code of a file that could not be read to its end, as that of one that cannot be read at all. */
const brokenFile = 2;

export function addImportCommands(program: Command): void {
  const command = program
    .command("import")
    .description("bring what was collected elsewhere into an arena")
    .command("votes")
    .description(
      "Bring the votes of a file into an arena, marked as imported: CSV, JSON, JSON lines or Parquet, also packed with gzip. " +
        "Run again it goes on where it stopped. Stored votes cannot be taken back: try --dry-run first.",
    )
    .argument("<file>", "a file, or - for standard input")
    .requiredOption("--arena <slug>", "the arena that the votes are for", parseSlug)
    .option("--create", "make the arena where it is missing")
    .option("--name <name>", "what a new arena is called (its slug)")
    .addOption(
      new Option("--modality <modality>", "of a new arena").choices(["text", "summary", "image"]).default("text"),
    )
    .option(
      "--as <name>",
      "what the import is called: the same name and row are the same vote. By default the file's content decides; say the name of " +
        "an earlier import for a file that was corrected or has grown",
    );
  addVerdictColumnOptions(command)
    .option("--votes <column>", "how many votes a row stands for (votes)")
    .option("--no-votes", "one vote a row")
    .option("--weight <column>", "what each vote weighs; rows whose weight is not 1 are refused (weight)")
    .option("--no-weight", "all weigh the same")
    .option("--prompt <column>", "what was asked (prompt, question, instruction, or the conversations)")
    .option("--no-prompt", "one task for all votes, unless conversations say what was asked")
    .option("--left-text <column>", "what the left system answered (response_a, conversation_a, answer_a, …)")
    .option("--right-text <column>", "what the right system answered (response_b, conversation_b, answer_b, …)")
    .option("--no-texts", "do not store what was answered")
    .option("--persona <column>", "for whom (persona)")
    .option("--no-persona", "for nobody in particular")
    .option(
      "--time <column>",
      "when (tstamp, timestamp, created_at, voted_at, voted_on); else the moment of the import",
    )
    .option("--no-time", "the moment of the import")
    .option(
      "--segment <column>",
      "which group the voter belongs to: boards then show each group; may be said for several columns (none)",
      (column: string, columns: string[] = []) => [...columns, column],
    )
    .addOption(
      new Option(
        "--standpoint <standpoint>",
        "did people judge for themselves or for somebody else, where no column says it",
      )
        .choices(["owner", "proxy"])
        .default("proxy"),
    )
    .option("--strict", "stop at the first row that is refused")
    .option("--dry-run", "read and check everything, store nothing")
    .option("--json", "the report as JSON")
    .action(run);
}

async function run(path: string, options: ImportOptions): Promise<void> {
  const { arena, create, name, modality, as, standpoint, strict, dryRun, json } = options;
  const progress = createProgress(process.stderr);
  const work = (tell: (detail: string) => void) =>
    importVotes({
      path,
      arena,
      create: create ? { name, modality } : undefined,
      columns: columnsOf(options),
      importName: as,
      standpoint,
      isStrict: strict,
      isDryRun: dryRun,
      actor: "command line",
      onProgress: (made) => tell(sayProgress(made)),
    });
  const report: ImportReport = await progress.step(dryRun ? `Checking ${path}` : `Importing ${path}`, work);
  const board = `${env().NEXTAUTH_URL}/leaderboards/${arena}`;
  if (json) {
    const stopped = report.stopped && { reason: report.stopped.code, message: report.stopped.message };
    console.log(JSON.stringify({ ...report, stopped, board }, null, 2));
  } else {
    for (const line of sayReport(report, board)) console.log(line);
  }
  for (const line of sayRefusals(report)) console.error(line);
  if (report.stopped === null) return;
  console.error(`stopped at ${report.stopped.message}`);
  process.exitCode = brokenFile;
}

function parseSlug(text: string): string {
  const parsed = slug.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError(parsed.error.issues.map(({ message }) => message).join("; "));
}

function columnsOf(options: ImportOptions): ImportColumnChoice {
  const { prompt, leftText, rightText, texts, persona, time, segment } = options;
  const optional = (column: string | false | undefined) => (column === false ? null : column);
  return {
    ...columnChoice(options),
    prompt: optional(prompt),
    leftText: texts ? leftText : null,
    rightText: texts ? rightText : null,
    persona: optional(persona),
    time: optional(time),
    segments: segment,
  };
}
