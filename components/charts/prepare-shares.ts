import { verdictWords } from "@/components/battle/verdict-words";

/** How often each answer was given in one row of the chart. */
export interface AnsweredRow {
  readonly name: string;
  readonly answers: readonly { readonly answer: string; readonly rows: number }[];
}

export interface SharesPlot {
  /** Answers in the order in which they are drawn. */
  readonly answers: readonly { readonly key: string; readonly label: string; readonly color: string }[];
  /** Most rows first; `shares` adds up to 1. */
  readonly rows: readonly {
    readonly name: string;
    readonly total: number;
    readonly counts: Readonly<Record<string, number>>;
    readonly shares: Readonly<Record<string, number>>;
  }[];
}

const verdicts = [
  { key: "left", label: verdictWords.left, color: "var(--series-2)" },
  { key: "tie", label: verdictWords.tie, color: "color-mix(in oklab, var(--soft) 70%, var(--paper))" },
  { key: "right", label: verdictWords.right, color: "var(--series-3)" },
  { key: "both_bad", label: verdictWords.both_bad, color: "color-mix(in oklab, var(--soft) 30%, var(--paper))" },
];

/**
 * Shares of the answers by row. Verdicts have colors of their own; places on a scale get darker from the lowest to the highest. Rows of different
 * scales cannot stand in one plot: only those with the answers of the first are taken.
 */
export function prepareShares(given: readonly AnsweredRow[]): SharesPlot {
  const [like] = given;
  const keys = like?.answers.map(({ answer }) => answer) ?? [];
  const answers = keys.every((key) => verdicts.some((verdict) => verdict.key === key))
    ? verdicts.filter(({ key }) => keys.includes(key))
    : keys.map((key, index) => ({ key, label: key, color: stepColor((index + 1) / keys.length) }));
  const rows = given
    .filter((row) => row.answers.map(({ answer }) => answer).join() === keys.join())
    .map(({ name, answers: counted }) => {
      const total = counted.reduce((sum, { rows: count }) => sum + count, 0);
      return {
        name,
        total,
        counts: Object.fromEntries(counted.map(({ answer, rows: count }) => [answer, count])),
        shares: Object.fromEntries(counted.map(({ answer, rows: count }) => [answer, total === 0 ? 0 : count / total])),
      };
    })
    .toSorted((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
  return { answers, rows };
}

function stepColor(part: number): string {
  return `color-mix(in oklab, var(--series-2) ${Math.round(part * 100)}%, var(--paper))`;
}
