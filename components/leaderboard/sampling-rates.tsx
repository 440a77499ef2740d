import { CsvLink } from "@/components/ui/csv-link";
import { formatCount, formatPercent } from "@/components/ui/format-number";
import type { Board, BoardAnalysis } from "@/lib/leaderboards/schema";

interface SamplingRatesProps {
  readonly board: Board;
  readonly shown: BoardAnalysis["shown"];
}

/** How often each system was shown: nobody's place may rest on being drawn more. */
export function SamplingRates({ board, shown }: SamplingRatesProps) {
  const names = new Map(board.systems.map(({ system, name }) => [system, name]));
  const rows = [...shown].sort((a, b) => b.battles - a.battles || a.system.localeCompare(b.system, "en"));
  return (
    <details className="mt-3">
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-[0.9375rem] text-soft hover:text-ink pointer-coarse:min-h-11">
        How often each system was shown
      </summary>
      <table className="mt-1 w-full border-collapse text-left text-[0.9375rem]">
        <caption className="sr-only">Battles of each system, and its share of all battles drawn</caption>
        <tbody>
          {rows.map(({ system, battles, share }) => (
            <tr key={system}>
              <th scope="row" className="border-rule border-b py-1 font-normal">
                {names.get(system) ?? system}
              </th>
              <td className="figures border-rule border-b py-1 text-right text-[0.875rem]">{formatCount(battles)}</td>
              <td className="figures border-rule border-b py-1 pl-4 text-right text-[0.875rem] text-soft">
                {formatPercent(share)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <CsvLink
        name="sampling-rates"
        columns={["system", "battles", "share"]}
        rows={rows.map(({ system, battles, share }) => [system, battles, share])}
      />
    </details>
  );
}
