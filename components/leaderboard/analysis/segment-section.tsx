import Link from "next/link";
import { CsvLink } from "@/components/ui/csv-link";
import { formatCount, formatRating } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { Board, BoardAnalysis } from "@/lib/leaderboards/schema";
import { type BoardAddress, boardHref } from "../board-query";
import { sayHeterogeneity } from "./say-heterogeneity";

interface SegmentSectionProps {
  readonly board: Board;
  readonly analysis: BoardAnalysis;
  readonly path: string;
  readonly address: BoardAddress;
}

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-1.5";

/** Whether people and groups differ, and the first of each group. */
export function SegmentSection({ board, analysis, path, address }: SegmentSectionProps) {
  const names = new Map(board.systems.map(({ system, name }) => [system, name]));
  return (
    <section aria-labelledby="segments" className="mt-14">
      <h2 id="segments" className="text-2xl">
        Do people differ
      </h2>
      <p className="mt-2 max-w-[46rem] font-serif text-lg/7">
        {sayHeterogeneity(analysis.voters, "annotators", "annotators with several votes")}
      </p>
      {analysis.segmentations.map(({ by, label, heterogeneity, segments, hidden }) => (
        <div key={by} className="mt-6">
          <h3 className="text-xl">By {label.toLowerCase()}</h3>
          <p className="mt-1 max-w-[46rem] text-[0.9375rem]/6 text-soft">
            {sayHeterogeneity(heterogeneity, by === "persona" ? "personas" : "groups")}
            {segments.length > 0
              ? " Each has ratings of its own, drawn towards the whole as far as the votes say that they are alike."
              : ""}
            {hidden > 0
              ? ` ${formatCount(hidden)} ${hidden === 1 ? "group is" : "groups are"} not shown, with fewer than ten annotators each.`
              : ""}
          </p>
          {segments.length > 0 ? (
            <>
              <table className="mt-3 w-full max-w-[54rem] border-collapse text-left text-[0.9375rem]">
                <caption className="sr-only">The first system for each {label.toLowerCase()}</caption>
                <thead>
                  <tr>
                    <th scope="col" className={head}>
                      {label}
                    </th>
                    <th scope="col" className={`${head} pl-4`}>
                      First
                    </th>
                    <th scope="col" className={`${head} pl-4 text-right`}>
                      Rating
                    </th>
                    <th scope="col" className={`${head} hidden pl-4 text-right md:table-cell`}>
                      Votes
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {segments.map((segment) => {
                    const [first] = [...segment.systems].sort((a, b) => b.rating - a.rating);
                    const level = segment.systems.filter(({ rank }) => rank === 1).length - 1;
                    return (
                      <tr key={segment.key}>
                        <th scope="row" className={`${cell} font-normal`}>
                          <Link
                            href={boardHref(path, address, { segment: segment.key, control: "off" })}
                            prefetch={false}
                            scroll={false}
                            className="prose-link"
                          >
                            {segment.name}
                          </Link>
                        </th>
                        <td className={`${cell} pl-4`}>
                          {first ? (names.get(first.system) ?? first.system) : "–"}
                          {level > 0 ? <span className="text-soft"> and {level} not told apart</span> : null}
                        </td>
                        <td className={`${cell} figures whitespace-nowrap pl-4 text-right text-[0.875rem]`}>
                          {first ? (
                            <>
                              {formatRating(first.rating)}{" "}
                              <span className="block text-faint md:inline">
                                {formatRating(first.low)} to {formatRating(first.high)}
                              </span>
                            </>
                          ) : (
                            "–"
                          )}
                        </td>
                        <td className={`${cell} figures hidden pl-4 text-right text-[0.875rem] md:table-cell`}>
                          {formatCount(segment.votes)}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
              <CsvLink
                name={`segments-${by.replaceAll(":", "-")}`}
                columns={[by, "system", "rating", "low", "high", "rank"]}
                rows={segments.flatMap(({ key, systems }) =>
                  systems.map(({ system, rating, low, high, rank }) => [key, system, rating, low, high, rank]),
                )}
              />
            </>
          ) : null}
        </div>
      ))}
    </section>
  );
}
