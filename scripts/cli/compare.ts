import type { Command } from "commander";
import { FileError } from "@/lib/imports/file-error";
import { readBoard } from "@/lib/imports/queries";
import type { BoardFile } from "@/lib/imports/schema";
import { boardsText } from "./compare/output";
import { reportComparison } from "./compare/report";
import { print } from "./print";
import { orRefuse, refuseBriefly, UsageError } from "./refusals";

export function addCompareCommand(program: Command): void {
  const command = refuseBriefly(program.command("compare"))
    .description("how far two boards agree")
    .argument(
      "<board>",
      "a board: of `palate rate --json` or `--csv`, of the API, or a table with the columns system and rating",
    )
    .argument("<other>", "another one; - for standard input")
    .option("--json", "everything, with every digit");
  command.action((file: string, otherFile: string, options: { readonly json?: boolean }) =>
    orRefuse(command, `${file}, ${otherFile}`, async () => {
      if (file === "-" && otherFile === "-")
        throw new UsageError("Only one of the boards can come from standard input.");
      const [one, other] = [await readBoardAlone(file), await readBoardAlone(otherFile)];
      const { report, notes } = reportComparison(one, other);
      for (const note of notes) process.stderr.write(`${note}\n`);
      await print(options.json ? `${JSON.stringify(report, null, 2)}\n` : boardsText(report));
    }),
  );
}

/** @throws FileError which says what to do with votes */
async function readBoardAlone(file: string): Promise<BoardFile> {
  try {
    return await readBoard(file);
  } catch (error) {
    if (!(error instanceof FileError) || error.code !== "missing_column") throw error;
    const detail = `${error.detail} Boards can be compared, votes cannot: rate them first, with palate rate --json.`;
    throw new FileError(error.code, detail, error.place, { cause: error });
  }
}
