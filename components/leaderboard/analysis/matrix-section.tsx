import { MatrixTable } from "@/components/charts/matrix-table";
import { listMeetings, prepareMatrices } from "@/components/charts/prepare-matrix";
import { CsvLink } from "@/components/ui/csv-link";
import { formatCount } from "@/components/ui/format-number";
import type { Board, BoardAnalysis } from "@/lib/leaderboards/schema";

interface MatrixSectionProps {
  readonly board: Board;
  readonly analysis: BoardAnalysis;
}

/** Who won against whom, and who met whom how often. */
export function MatrixSection({ board, analysis }: MatrixSectionProps) {
  const names = new Map(board.systems.map(({ system, name }) => [system, name]));
  const nameOf = (system: string) => names.get(system) ?? system;
  const order = board.systems.filter(({ votes }) => votes > 0).map(({ system }) => system);
  const isLeftOut = analysis.pairs.systems.length === 0;
  const { wins, counts } = prepareMatrices(analysis.pairs, order);
  return (
    <section aria-labelledby="matrices" className="mt-14">
      <h2 id="matrices" className="text-2xl">
        Pair by pair
      </h2>
      <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">
        In how many percent of their battles the system of the row fitted better than that of the column, ties and
        “neither” half each; and in how many battles the two met. No model stands between these numbers and the votes.
      </p>
      {isLeftOut ? (
        <p className="mt-5 text-[0.9375rem]/6">
          Not shown for one standpoint alone before ten people have judged for themselves: it would tell of single
          people.
        </p>
      ) : (
        <div className="mt-5 grid gap-x-12 gap-y-8 xl:grid-cols-2">
          <MatrixTable
            matrix={wins}
            caption="Win rates of the rows against the columns, in percent"
            nameOf={nameOf}
            say={(value) => Math.round(value * 100).toString()}
          />
          <MatrixTable matrix={counts} caption="Battles of each pair" nameOf={nameOf} say={formatCount} />
        </div>
      )}
      {wins.hidden > 0 ? (
        <p className="mt-2 text-[0.875rem]/6 text-soft">
          The first {wins.systems.length} systems; {formatCount(wins.hidden)} more are in the file.
        </p>
      ) : null}
      {isLeftOut ? null : (
        <CsvLink
          name="pairs"
          columns={["first", "second", "first_wins", "second_wins", "ties", "both_bad"]}
          rows={listMeetings(analysis.pairs)}
        />
      )}
    </section>
  );
}
