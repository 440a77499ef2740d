import { CsvLink } from "@/components/ui/csv-link";
import { formatCount, formatPercent } from "@/components/ui/format-number";
import type { Board, BoardAnalysis } from "@/lib/leaderboards/schema";

interface SamplingRatesProps {
  readonly board: Board;
  readonly analysis: BoardAnalysis;
}

/** What the parts of the sampling policy draw, as a reader understands it. */
const partWords: Readonly<Record<string, string>> = {
  information: "where a vote tells most",
  floor: "systems judged too little",
  control: "a strategy against its control",
  coverage: "personas judged too little",
  overlap: "pairs that several people judge",
  repeat: "a person’s own pair again, sides swapped",
  uniform: "any pair",
  imported: "drawn elsewhere",
};

/** How often each system was shown, how evenly, and why: nobody's place may rest on being drawn more. */
export function SamplingRates({ board, analysis }: SamplingRatesProps) {
  const { shown, parts, evenness } = analysis;
  const names = new Map(board.systems.map(({ system, name }) => [system, name]));
  const rows = [...shown].sort((a, b) => b.battles - a.battles || a.system.localeCompare(b.system, "en"));
  const drawn = parts.reduce((sum, { battles }) => sum + battles, 0);
  return (
    <details className="mt-3">
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-[0.9375rem] text-soft hover:text-ink pointer-coarse:min-h-11">
        How often each system was shown
      </summary>
      <CountTable
        caption="Battles of each system, and its share of all battles drawn"
        rows={rows.map(({ system, battles, share }) => ({
          key: system,
          name: names.get(system) ?? system,
          battles,
          share,
        }))}
      />
      {evenness ? (
        <p className="mt-2 text-[0.875rem]/6 text-soft">
          The least shown has {formatPercent(evenness.least)} of the mean. Gini index{" "}
          <span className="figures">{evenness.gini.toFixed(3)}</span> (0 is even), Jain’s index{" "}
          <span className="figures">{evenness.jain.toFixed(3)}</span> and entropy{" "}
          <span className="figures">{evenness.entropy.toFixed(3)}</span> (1 is even).
        </p>
      ) : null}
      {parts.length > 0 ? (
        <>
          <p className="mt-3 text-[0.9375rem]">What drew the pairs:</p>
          <CountTable
            caption="Battles that each part of the sampling policy drew"
            rows={parts.map(({ part, battles }) => ({
              key: part,
              name: partWords[part] ?? part,
              battles,
              share: battles / drawn,
            }))}
          />
        </>
      ) : null}
      <CsvLink
        name="sampling-rates"
        columns={["system", "battles", "share"]}
        rows={rows.map(({ system, battles, share }) => [system, battles, share])}
      />
    </details>
  );
}

interface CountTableProps {
  readonly caption: string;
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly battles: number;
    readonly share: number;
  }[];
}

function CountTable({ caption, rows }: CountTableProps) {
  return (
    <table className="mt-1 w-full border-collapse text-left text-[0.9375rem]">
      <caption className="sr-only">{caption}</caption>
      <tbody>
        {rows.map(({ key, name, battles, share }) => (
          <tr key={key}>
            <th scope="row" className="border-rule border-b py-1 font-normal">
              {name}
            </th>
            <td className="figures border-rule border-b py-1 text-right text-[0.875rem]">{formatCount(battles)}</td>
            <td className="figures border-rule border-b py-1 pl-4 text-right text-[0.875rem] text-soft">
              {formatPercent(share)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
