import type { Command } from "commander";
import { recountTallies } from "@/lib/votes/queries";

export function addTallyCommands(program: Command): void {
  program
    .command("tallies")
    .description("counted votes by pair")
    .command("check")
    .description("count every vote again and compare with the tallies; exit status 1 where they differ")
    .action(async () => {
      const { votes, differences } = await recountTallies();
      if (differences.length === 0) {
        console.log(`the tallies equal a recount of ${votes} votes`);
        return;
      }
      console.table(differences);
      throw new Error(`${differences.length} tallies differ from a recount of ${votes} votes`);
    });
}
