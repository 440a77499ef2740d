import type { Command } from "commander";
import { UnreadableRelease } from "@/lib/releases/verify/folder";
import { type ReproducedBoard, reproduceRelease } from "@/lib/releases/verify/reproduce-release";
import { print } from "./print";
import { refuseBriefly } from "./refusals";

export function addReproduceCommand(program: Command): void {
  const command = refuseBriefly(program.command("reproduce"))
    .description("refit the boards of a release from its files and compare them")
    .argument("<folder>", "a release, as it was downloaded: manifest.json and the Parquet files")
    .addHelpText("after", "\nExit status: 0 equal to 1e-9, 1 something differs, 2 something cannot be read.");
  command.action(async (folder: string) => {
    try {
      const { boards, otherMethodology } = await reproduceRelease(folder);
      if (otherMethodology) {
        const { published, present } = otherMethodology;
        process.stderr.write(`published with methodology ${published}; this is ${present}.\n`);
      }
      await print(boards.map(boardText).join(""));
      const different = boards.filter(({ differences }) => differences.length > 0).length;
      const all = `${boards.length} ${boards.length === 1 ? "board" : "boards"}`;
      await print(different === 0 ? `${all}, all equal\n` : `${all}, ${different} different\n`);
      if (different > 0) process.exitCode = 1;
    } catch (error) {
      if (!(error instanceof UnreadableRelease)) throw error;
      command.error(error.message, { exitCode: 2 });
    }
  });
}

function boardText({ arena, view, votes, systems, failure, differences }: ReproducedBoard): string {
  const found = differences.length === 0 ? "equal" : "DIFFERENT";
  const size = `${votes} votes, ${failure === null ? `${systems} systems` : `no ratings (${failure})`}`;
  return [`${found}  ${arena} ${view}: ${size}`, ...differences.map((difference) => `  ${difference}`), ""].join("\n");
}
