import { type Command, Option } from "commander";
import { listArenas } from "@/lib/arenas/queries";
import { refreshLeaderboards } from "@/lib/leaderboards/commands";
import { getBoardAlone } from "@/lib/leaderboards/queries";
import { boardFilter, boardVotes } from "@/lib/leaderboards/schema";

export function addBoardCommands(program: Command): void {
  const boards = program.command("boards").description("leaderboards");

  boards
    .command("refresh")
    .description("compute the boards whose votes changed; the worker does it by itself")
    .action(async () => {
      const stored = await refreshLeaderboards();
      for (const { arena, view } of stored) console.log(`${arena} ${view}`);
      if (stored.length === 0) console.log("every board is up to date");
    });

  boards
    .command("show")
    .description("print the newest board of every arena")
    .addOption(new Option("--votes <view>", "which votes count").choices(boardVotes.options).default("all"))
    .option("--json", "as JSON")
    .action(async (options: { votes: string; json?: boolean }) => {
      const filter = boardFilter.parse({ votes: options.votes });
      const arenas = await listArenas();
      const found = (await Promise.all(arenas.map(({ slug }) => getBoardAlone(slug, filter)))).filter(
        (board) => board !== null,
      );
      if (options.json) console.log(JSON.stringify(found, null, 2));
      else for (const board of found) printBoard(board);
    });
}

function printBoard(board: NonNullable<Awaited<ReturnType<typeof getBoardAlone>>>): void {
  const { votes, simulatedVotes } = board.snapshot;
  console.log(`\n${board.arena}: ${votes} votes, ${simulatedVotes} of them simulated`);
  console.table(
    board.systems.map((row) => ({
      rank: row.rank ?? "–",
      system: row.system,
      rating: row.rating === null ? `collecting (${row.collecting})` : Math.round(row.rating),
      interval: row.low === null || row.high === null ? "" : `${Math.round(row.low)} … ${Math.round(row.high)}`,
      votes: row.votes,
    })),
  );
}
