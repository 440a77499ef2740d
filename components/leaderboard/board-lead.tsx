import { formatCount } from "@/components/ui/format-number";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Board } from "@/lib/leaderboards/schema";

interface BoardLeadProps {
  /** What the arena asks. */
  readonly summary: string;
  readonly reading: Promise<Board | null>;
  readonly serverNow: string;
}

function sayCount(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** What is asked, what was counted, and how fresh it is. */
export async function BoardLead({ summary, reading, serverNow }: BoardLeadProps) {
  const board = await reading;
  if (!board || board.snapshot.votes === 0) return summary;
  return (
    <>
      {summary} {sayCount(board.snapshot.votes, "vote", "votes")} by{" "}
      {sayCount(board.annotators, "annotator", "annotators")} on {sayCount(board.tasks, "task", "tasks")} for{" "}
      {sayCount(board.personas, "persona", "personas")}. Refitted{" "}
      <RelativeTime moment={board.snapshot.createdAt} serverNow={serverNow} />.
    </>
  );
}
