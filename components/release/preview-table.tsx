"use client";

import { formatCount, sayCount } from "@/components/ui/format-number";
import type { PreviewedTable } from "@/lib/releases/preview/schema";
import { cutText } from "./cut-text";

/** Rows as they are in the files. Made in the browser as well, because two thousand cells as data are a quarter of what they are as elements. */
export function PreviewTable({ table: { name, rows, columns, first } }: { readonly table: PreviewedTable }) {
  return (
    <>
      <p className="mt-4 text-[0.9375rem]/6 text-soft">
        <span className="figures text-[0.875rem] text-ink">{name}</span>:{" "}
        {first.length < rows ? `${formatCount(first.length)} of ${sayCount(rows, "row")}` : sayCount(rows, "row")},{" "}
        {sayCount(columns.length, "column")}.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section aria-label={`First rows of ${name}`} tabIndex={0} className="relative mt-2 max-h-[32rem] overflow-auto">
        <table className="border-collapse text-left text-[0.8125rem]/5">
          <caption className="sr-only">
            The first {first.length} rows of {name}
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className="sticky top-0 whitespace-nowrap border-strong border-b bg-paper py-2 pr-5 font-mono text-[0.75rem]/4 font-normal text-faint"
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.map((cells) => (
              <tr key={String(cells[0])}>
                {cells.map((cell, index) => (
                  <td key={columns[index]} className="border-rule border-b py-1.5 pr-5 align-top">
                    <PreviewCell cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function PreviewCell({ cell }: { readonly cell: string | number | null }) {
  if (cell === null) return <span className="text-faint">null</span>;
  if (typeof cell === "number") return <span className="figures">{cell}</span>;
  const { start, isCut } = cutText(cell);
  if (!isCut) return <span className="whitespace-nowrap">{start}</span>;
  const isId = !start.includes(" ");
  return (
    <details className={`group ${isId ? "max-w-40" : "w-72"}`}>
      <summary className="list-none group-open:text-faint [&::-webkit-details-marker]:hidden">
        <span className={isId ? "figures" : ""}>{start}</span>
        <span className="whitespace-nowrap text-soft underline decoration-strong underline-offset-4">
          {isId ? "…" : " … more"}
          {isId ? <span className="sr-only"> more</span> : null}
        </span>
      </summary>
      <p className="mt-1 whitespace-pre-wrap [overflow-wrap:anywhere]">{cell}</p>
    </details>
  );
}
