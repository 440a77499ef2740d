import { formatCount } from "@/components/ui/format-number";
import type { Board } from "@/lib/leaderboards/schema";

const methodWords: Readonly<Record<string, string>> = {
  "bradley-terry, ties by davidson": "Bradley–Terry, ties by Davidson",
  "bradley-terry, ties by half": "Bradley–Terry, ties as half wins",
};

const intervalWords: Readonly<Record<string, string>> = {
  model: "95 %, from the model",
  sandwich: "95 %, sandwich",
  cautious: "95 %, the wider of two at few votes",
};

function sayReason(reason: string): string {
  return reason.replaceAll(/[_-]/g, " ");
}

/** A fact under "What stands behind this". */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Whole value, where only its beginning is shown. */
  readonly whole?: string;
}

/** The facts a board rests on, in the order they are shown. Votes left out follow by reason, the largest first. */
export function sayBehind(board: Board): Fact[] {
  const { snapshot } = board;
  const excluded = Object.entries(board.excluded).sort(([a, m], [b, n]) => n - m || a.localeCompare(b, "en"));
  return [
    { label: "Counted", value: formatCount(snapshot.votes) },
    { label: "Of these simulated", value: formatCount(snapshot.simulatedVotes) },
    ...(excluded.length === 0 ? [{ label: "Excluded", value: "0" }] : []),
    ...excluded.map(([reason, votes]) => ({ label: `Excluded: ${sayReason(reason)}`, value: formatCount(votes) })),
    { label: "Annotators", value: formatCount(board.annotators) },
    { label: "Of these simulated annotators", value: formatCount(board.simulatedAnnotators) },
    { label: "Tasks", value: formatCount(board.tasks) },
    { label: "Personas", value: formatCount(board.personas) },
    { label: "Method", value: methodWords[snapshot.method] ?? snapshot.method },
    { label: "Interval", value: intervalWords[board.interval] ?? board.interval },
    { label: "Input hash", value: snapshot.inputHash.slice(0, 12), whole: snapshot.inputHash },
    { label: "Code", value: snapshot.codeVersion.slice(0, 12), whole: snapshot.codeVersion },
  ];
}
