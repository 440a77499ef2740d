import { labelClass } from "@/components/ui/label";

interface NumberTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell of a row says of what. */
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Counts of something by name. Without a row there is no table. */
export function NumberTable({ caption, columns, rows }: NumberTableProps) {
  if (rows.length === 0) return null;
  return (
    <table className="mt-3 w-full border-collapse text-left text-[0.9375rem]/6">
      <caption className="pb-1 text-left font-medium">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, at) => (
            <th
              key={column}
              scope="col"
              className={`${labelClass} border-strong border-b py-2 ${at === 0 ? "" : "pl-4 text-right"}`}
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row" className="border-rule border-b py-1.5 align-baseline font-normal [overflow-wrap:anywhere]">
              {name}
            </th>
            {cells.map((cell, at) => (
              <td
                key={columns[at + 1]}
                className="figures border-rule border-b py-1.5 pl-4 text-right align-baseline text-[0.875rem]"
              >
                {typeof cell === "number" ? cell.toLocaleString("en-US") : cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
