import { type Command, Option } from "commander";
import { listArenas } from "@/lib/arenas/queries";
import { AbsoluteBoardKeeper } from "@/lib/assessments/boards/commands";
import { refreshLeaderboards } from "@/lib/leaderboards/commands";
import { getBoardAlone } from "@/lib/leaderboards/queries";
import { type Board, boardFilter, boardVotes } from "@/lib/leaderboards/schema";
import { type TextColumn, textTable } from "./text-table";

export function addBoardCommands(program: Command): void {
  const boards = program.command("boards").description("leaderboards");

  boards
    .command("refresh")
    .description("compute the boards whose votes changed; the worker does it by itself")
    .action(async () => {
      const stored = await refreshLeaderboards();
      const absolute = await new AbsoluteBoardKeeper().refresh();
      for (const { arena, view } of stored) console.log(`${arena} ${view}`);
      for (const { arena } of absolute) console.log(`${arena} absolute`);
      if (stored.length + absolute.length === 0) console.log("every board is up to date");
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

type Row = Board["systems"][number];

const columns: readonly TextColumn<Row>[] = [
  { head: "rank", side: "right", cell: ({ rank }) => (rank === null ? "–" : String(rank)) },
  { head: "system", side: "left", cell: ({ system }) => system },
  { head: "rating", side: "right", cell: ({ rating }) => (rating === null ? "" : rating.toFixed(0)) },
  {
    head: "95 % interval",
    side: "left",
    cell: ({ low, high }) => (low === null || high === null ? "" : `${low.toFixed(0)} to ${high.toFixed(0)}`),
  },
  { head: "votes", side: "right", cell: ({ votes }) => String(votes) },
  {
    head: "",
    side: "left",
    cell: ({ collecting }) => (collecting === null ? "" : `collecting: ${collecting.replaceAll("_", " ")}`),
  },
];

function printBoard(board: Board): void {
  const { votes, simulatedVotes } = board.snapshot;
  console.log(`\n${board.arena}: ${votes} votes, ${simulatedVotes} of them simulated`);
  process.stdout.write(textTable(columns, board.systems));
}
