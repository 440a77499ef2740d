import { labelClass } from "@/components/ui/label";
import { sayMoment } from "@/components/ui/time-words";
import type { OwnVote } from "@/lib/votes/schema";
import { sayVerdict } from "./say-verdict";

const head = `${labelClass} border-strong border-b py-2 pr-5`;
const cell = "border-rule border-b py-2.5 pr-5 align-baseline";

/** The annotator's newest votes with who made the outputs. */
export function VotesTable({ votes }: { readonly votes: readonly OwnVote[] }) {
  return (
    <table className="mt-4 w-full border-collapse text-left text-[0.9375rem]/6">
      <caption className="sr-only">Your newest votes</caption>
      <thead>
        <tr>
          <th scope="col" className={head}>
            You said
          </th>
          <th scope="col" className={`${head} hidden md:table-cell`}>
            For
          </th>
          <th scope="col" className={`${head} hidden lg:table-cell`}>
            Asked
          </th>
          <th scope="col" className={`${head} pr-0`}>
            When
          </th>
        </tr>
      </thead>
      <tbody>
        {votes.map((vote) => (
          <tr key={vote.id}>
            <th scope="row" className={`${cell} font-medium`}>
              {sayVerdict(vote.fit, vote)}
              <span className="block text-[0.8125rem] font-normal text-soft">
                {vote.arena}
                <span className="md:hidden"> for {vote.persona}</span>
              </span>
            </th>
            <td className={`${cell} hidden md:table-cell`}>{vote.persona}</td>
            <td className={`${cell} hidden font-serif text-soft italic lg:table-cell`}>{vote.prompt}</td>
            <td className={`${cell} figures pr-0 text-[0.8125rem] text-soft`}>
              <time dateTime={vote.createdAt.toISOString()}>{sayMoment(vote.createdAt.toISOString())}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
