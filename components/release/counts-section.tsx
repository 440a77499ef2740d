import { formatCount } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { ListedRelease } from "@/lib/releases/schema";

const head = `${labelClass} border-strong border-b py-1.5`;
const cell = "border-rule border-b py-1.5";
const figure = `${cell} figures whitespace-nowrap pl-4 text-right text-[0.875rem]`;

const tableWords: Readonly<Record<string, string>> = {
  votes: "a row for each vote",
  battles: "what was shown before each vote",
  assessments: "a row for each assessment of one output",
  outputs: "what the systems made",
  tasks: "what they were asked",
  personas: "the described people, in versions",
  systems: "who competes",
  boards: "the leaderboards that these votes make",
};

/** What is in a release, or was as long as it stood, by arena and by table. */
export function CountsSection({ release: { arenas, tables, supersededBy } }: { readonly release: ListedRelease }) {
  const hasVotes = arenas.some(({ votes }) => votes > 0);
  const hasAssessments = arenas.some(({ assessments }) => assessments > 0);
  return (
    <section aria-labelledby="counts" className="mt-12">
      <h2 id="counts" className="text-2xl">
        {supersededBy ? "What was in it" : "What is in it"}
      </h2>
      <div className="mt-4 grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <table className="w-full self-start border-collapse text-left text-[0.9375rem]">
          <caption className="sr-only">By arena</caption>
          <thead>
            <tr>
              <th scope="col" className={head}>
                Arena
              </th>
              {hasVotes ? (
                <th scope="col" className={`${head} pl-4 text-right`}>
                  Votes
                </th>
              ) : null}
              {hasAssessments ? (
                <th scope="col" className={`${head} pl-4 text-right`}>
                  Assessments
                </th>
              ) : null}
              <th scope="col" className={`${head} pl-4 text-right`}>
                Until
              </th>
            </tr>
          </thead>
          <tbody>
            {arenas.map(({ arena, votes, assessments, cutoffAt }) => (
              <tr key={arena}>
                <th scope="row" className={`${cell} font-normal [overflow-wrap:anywhere]`}>
                  {arena}
                </th>
                {hasVotes ? <td className={figure}>{formatCount(votes)}</td> : null}
                {hasAssessments ? <td className={figure}>{formatCount(assessments)}</td> : null}
                <td className={`${figure} text-soft`}>{cutoffAt.slice(0, 10)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {tables.length > 0 ? (
          <table className="w-full self-start border-collapse text-left text-[0.9375rem]">
            <caption className="sr-only">By table</caption>
            <thead>
              <tr>
                <th scope="col" className={head}>
                  Table
                </th>
                <th scope="col" className={`${head} pl-4 text-right`}>
                  Rows
                </th>
              </tr>
            </thead>
            <tbody>
              {tables.map(({ name, rows }) => (
                <tr key={name}>
                  <th scope="row" className={`${cell} font-normal`}>
                    {name}
                    {tableWords[name] ? (
                      <span className="ml-2 text-[0.875rem] text-soft">{tableWords[name]}</span>
                    ) : null}
                  </th>
                  <td className={figure}>{formatCount(rows)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </div>
    </section>
  );
}
