import { type ComparisonRow, type Comparisons, ComparisonsBuilder } from "@/lib/ranking/comparisons";
import type { Outcome } from "@/lib/ranking/pair-counts";

/** Votes from lines as `ann: A > B`, `A < B`, `A = B` (a tie) and `A x B` (neither); `ann/north: …` is of a group. */
export function votesOfLines(...lines: readonly string[]): Comparisons {
  const builder = new ComparisonsBuilder();
  for (const line of lines) builder.add(rowOf(line));
  return builder.build();
}

const outcomeOf: Readonly<Record<string, Outcome>> = { ">": "left", "<": "right", "=": "tie", x: "both_bad" };

function rowOf(line: string): ComparisonRow {
  const [, voter = null, group = null, left, sign, right] = /^(?:(\w+)(?:\/(\w+))?: )?(\w+) ([<>=x]) (\w+)$/.exec(
    line,
  )!;
  return { left: left!, right: right!, outcome: outcomeOf[sign!]!, voter, group };
}
