import { formatCount, sayCount } from "@/components/ui/format-number";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Board } from "@/lib/leaderboards/schema";

interface BoardLeadProps {
  /** What the arena asks. */
  readonly summary: string;
  readonly reading: Promise<{ readonly read: Board | null }>;
  readonly serverNow: string;
}

function sayPeople({ annotators, simulatedAnnotators, importedAnnotators }: Board): string {
  const people = annotators - simulatedAnnotators - importedAnnotators;
  const kinds = [
    { count: people, one: "person", many: "people" },
    { count: importedAnnotators, one: "imported annotator", many: "imported annotators" },
    { count: simulatedAnnotators, one: "simulated annotator", many: "simulated annotators" },
  ].filter(({ count }) => count > 0);
  return new Intl.ListFormat("en").format(kinds.map(({ count, one, many }) => sayCount(count, one, many)));
}

function saySegment({ analysis, reading }: Board): string {
  const segments = analysis?.segmentations.flatMap(({ by, segments }) => segments.map((one) => ({ by, ...one }))) ?? [];
  const segment = segments.find(({ key }) => key === reading.segment);
  return segment
    ? ` Shown are the ratings ${segment.by === "persona" ? `for ${segment.name}, who ${formatCount(segment.votes)} of them are about.` : `of ${segment.by.split(":")[1]} ${segment.name}, from ${formatCount(segment.votes)} of them.`}`
    : reading.segment?.startsWith("prototype:")
      ? ` Shown are the ratings of kind of taste ${reading.segment.slice("prototype:".length)}.`
      : "";
}

/** What is asked, what was counted, and how fresh it is. */
export async function BoardLead({ summary, reading, serverNow }: BoardLeadProps) {
  const { read: board } = await reading;
  if (!board || board.snapshot.votes === 0) return summary;
  return (
    <>
      {summary} {sayCount(board.snapshot.votes, "vote", "votes")} by {sayPeople(board)} on{" "}
      {sayCount(board.tasks, "task", "tasks")} for {sayCount(board.personas, "persona", "personas")}.{saySegment(board)}{" "}
      Refitted <RelativeTime moment={board.snapshot.createdAt} serverNow={serverNow} />.
    </>
  );
}
