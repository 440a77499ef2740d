import type { Command } from "commander";
import { recountAssessments } from "@/lib/assessments/queries";
import { recountTallies } from "@/lib/votes/queries";

export function addTallyCommands(program: Command): void {
  program
    .command("tallies")
    .description("counted votes by pair")
    .command("check")
    .description("count every vote and assessment again and compare with the tallies; exit status 1 where they differ")
    .action(async () => {
      const { votes, differences: ofVotes } = await recountTallies();
      const { assessments, differences: ofAssessments } = await recountAssessments();
      const counted = `${votes} ${votes === 1 ? "vote" : "votes"} and ${assessments} ${assessments === 1 ? "assessment" : "assessments"}`;
      const differing = ofVotes.length + ofAssessments.length;
      if (differing === 0) {
        console.log(`the tallies equal a recount of ${counted}`);
        return;
      }
      for (const differences of [ofVotes, ofAssessments]) if (differences.length > 0) console.table(differences);
      throw new Error(`${differing} tallies differ from a recount of ${counted}`);
    });
}
