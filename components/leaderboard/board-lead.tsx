import { formatCount } from "@/components/ui/format-number";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Board } from "@/lib/leaderboards/schema";

interface BoardLeadProps {
  /** What the arena asks. */
  readonly summary: string;
  readonly reading: Promise<{ readonly read: Board | null }>;
  /** Whose ratings are shown, where not everybody's: a segment's key. */
  readonly segment?: string | undefined;
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

function saySegment({ analysis }: Board, wanted: string | undefined): string {
  const segment = analysis?.segmentations.flatMap(({ segments }) => segments).find(({ key }) => key === wanted);
  return segment
    ? ` Shown are the ratings for ${segment.name}, who ${formatCount(segment.votes)} of them are about.`
    : "";
}

/** What is asked, what was counted, and how fresh it is. */
export async function BoardLead({ summary, reading, segment, serverNow }: BoardLeadProps) {
  const { read: board } = await reading;
  if (!board || board.snapshot.votes === 0) return summary;
  return (
    <>
      {summary} {sayCount(board.snapshot.votes, "vote", "votes")} by {sayPeople(board)} on{" "}
      {sayCount(board.tasks, "task", "tasks")} for {sayCount(board.personas, "persona", "personas")}.
      {saySegment(board, segment)} Refitted <RelativeTime moment={board.snapshot.createdAt} serverNow={serverNow} />.
    </>
  );
}
