import type { Correlation, Correlations } from "@/lib/evaluation/correlation";
import { printable, textTable } from "../text-table";
import type { ComparedSystem, ComparisonReport } from "./report";

/** The comparison as a person reads it in a terminal. */
export function boardsText({ common, ratings, ranks, ...others }: ComparisonReport): string {
  const lists = [
    ["Only on the first", others.onlyInOne],
    ["Only on the second", others.onlyInOther],
    ["On both, but not comparable", others.notComparable],
  ] as const;
  const rows: [string, Correlations][] = [
    ["ratings", ratings],
    ["ranks", ranks],
  ];
  const coefficient = (name: keyof Correlations) => ({
    head: name,
    side: "right" as const,
    cell: ([, correlations]: [string, Correlations]) => said(correlations[name]),
  });
  return [
    `${common.length} systems on both boards\n`,
    textTable(
      [
        { head: "", side: "left", cell: ([name]) => name },
        coefficient("pearson"),
        coefficient("spearman"),
        coefficient("kendall"),
      ],
      rows,
    ),
    textTable<ComparedSystem>(
      [
        { head: "rank", side: "right", cell: ({ rank }) => String(rank) },
        { head: "other", side: "right", cell: ({ otherRank }) => String(otherRank) },
        { head: "system", side: "left", cell: ({ system }) => system },
        { head: "rating", side: "right", cell: ({ rating }) => String(Math.round(rating)) },
        { head: "other", side: "right", cell: ({ otherRating }) => String(Math.round(otherRating)) },
      ],
      common,
    ),
    ...lists
      .filter(([, systems]) => systems.length > 0)
      .map(([title, systems]) => `${title}: ${printable(systems.join(", "))}\n`),
  ].join("\n");
}

function said({ value, reason }: Correlation): string {
  if (value !== null) return value.toFixed(4);
  return reason === "too_few" ? "too few" : reason;
}
