import { formatCount } from "@/components/ui/format-number";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Board } from "@/lib/leaderboards/schema";

interface BoardLeadProps {
  /** What the arena asks. */
  readonly summary: string;
  readonly reading: Promise<{ readonly read: Board | null }>;
  readonly serverNow: string;
}

function sayCount(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

function sayPeople({ annotators, simulatedAnnotators }: Board): string {
  const people = annotators - simulatedAnnotators;
  if (simulatedAnnotators === 0) return sayCount(people, "person", "people");
  const simulated = sayCount(simulatedAnnotators, "simulated annotator", "simulated annotators");
  return people === 0 ? simulated : `${sayCount(people, "person", "people")} and ${simulated}`;
}

/** What is asked, what was counted, and how fresh it is. */
export async function BoardLead({ summary, reading, serverNow }: BoardLeadProps) {
  const { read: board } = await reading;
  if (!board || board.snapshot.votes === 0) return summary;
  return (
    <>
      {summary} {sayCount(board.snapshot.votes, "vote", "votes")} by {sayPeople(board)} on{" "}
      {sayCount(board.tasks, "task", "tasks")} for {sayCount(board.personas, "persona", "personas")}. Refitted{" "}
      <RelativeTime moment={board.snapshot.createdAt} serverNow={serverNow} />.
    </>
  );
}
