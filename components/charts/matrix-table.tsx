import { labelClass } from "@/components/ui/label";
import type { Matrix, MatrixCell } from "./prepare-matrix";

interface MatrixTableProps {
  readonly matrix: Matrix;
  readonly caption: string;
  readonly nameOf: (system: string) => string;
  readonly say: (value: number) => string;
}

/** A region that scrolls must be reachable by key. (And it must be positioned, or what only screen readers read sticks out.) */
const scrollsByKey = { tabIndex: 0 } as const;

/** A heat map that is a table: each cell carries its number, and its color says the same. Wide ones scroll inside. */
export function MatrixTable({ matrix, caption, nameOf, say }: MatrixTableProps) {
  return (
    <section aria-label={caption} {...scrollsByKey} className="relative min-w-0 overflow-x-auto">
      <table className="border-collapse text-left text-[0.8125rem]">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <td />
            {matrix.systems.map((system, index) => (
              <th key={system} scope="col" className={`${labelClass} px-1 pb-2 text-center`} title={nameOf(system)}>
                {index + 1}
                <span className="sr-only"> {nameOf(system)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ system, cells }, index) => (
            <tr key={system}>
              <th scope="row" className="whitespace-nowrap pr-3 font-normal">
                <span className="figures pr-2 text-faint">{index + 1}</span>
                {nameOf(system)}
              </th>
              {cells.map((cell) => (
                <td
                  key={cell.key}
                  title={`${nameOf(system)} against ${nameOf(cell.key)}: ${cell.votes} votes`}
                  className="figures h-9 min-w-11 border border-paper px-1 text-center"
                  style={{ background: colorOf(cell) }}
                >
                  {cell.value === null ? <span className="text-faint">–</span> : say(cell.value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Towards the accent above, towards blue below: told apart without red and green, and never too dark for the number. */
function colorOf({ lean }: MatrixCell): string | undefined {
  if (lean === 0) return undefined;
  const strength = Math.round(Math.min(1, Math.abs(lean)) * 42);
  return `color-mix(in oklab, var(${lean > 0 ? "--accent" : "--series-2"}) ${strength}%, var(--paper))`;
}
