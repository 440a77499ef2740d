import { CsvLink } from "@/components/ui/csv-link";
import { formatCount, formatPercent, formatSigned } from "@/components/ui/format-number";
import type { Board, BoardAnalysis } from "@/lib/leaderboards/schema";

const reasonWords: Readonly<Record<string, string>> = {
  too_few_voters: "there are too few annotators",
  not_converged: "the fit found no answer",
  disconnected: "the votes do not connect the systems both ways",
  undecided: "there are too many ties for too few wins",
  no_board: "too few systems can be rated yet",
};

/** Kinds of taste that the votes suggest, and what sets each apart. */
export function PrototypeSection({ board, analysis }: { readonly board: Board; readonly analysis: BoardAnalysis }) {
  const { prototypes } = analysis;
  const names = new Map(board.systems.map(({ system, name }) => [system, name]));
  const nameOf = (system: string) => names.get(system) ?? system;
  return (
    <section aria-labelledby="prototypes" className="mt-14">
      <h2 id="prototypes" className="text-2xl">
        Kinds of taste
      </h2>
      {"reason" in prototypes ? (
        <p className="mt-2 text-[0.9375rem]/6">
          Not looked for: {reasonWords[prototypes.reason] ?? prototypes.reason.replaceAll("_", " ")}.
        </p>
      ) : prototypes.classes.length < 2 ? (
        <p className="mt-2 max-w-[42rem] text-[0.9375rem]/6">
          The votes of {formatCount(prototypes.voters)} annotators are described best by one taste: more kinds, up to{" "}
          {prototypes.bic.length}, do not earn what they cost.
        </p>
      ) : (
        <>
          <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">
            The votes of {formatCount(prototypes.voters)} annotators are described best by {prototypes.classes.length}{" "}
            kinds of taste. Annotators are assigned with a certainty of {formatPercent(prototypes.certainty)}.
          </p>
          <ul className="mt-4 grid gap-x-12 gap-y-6 md:grid-cols-2">
            {prototypes.classes.map(({ share, voters, contrasts, systems }, index) => {
              const [first] = [...systems].sort((a, b) => b.rating - a.rating);
              return (
                <li key={first?.system ?? index} className="border-strong border-t pt-3">
                  <h3 className="text-xl">
                    {index + 1}. {formatPercent(share)} of annotators
                  </h3>
                  <p className="mt-1 text-[0.9375rem]/6 text-soft">
                    {formatCount(voters)} most likely here. First: {first ? nameOf(first.system) : "–"}. Against the
                    whole:{" "}
                    {contrasts.map(({ system, points }) => `${nameOf(system)} ${formatSigned(points)}`).join(", ")}.
                  </p>
                </li>
              );
            })}
          </ul>
          <CsvLink
            name="kinds-of-taste"
            columns={["kind", "share", "system", "rating", "low", "high"]}
            rows={prototypes.classes.flatMap(({ share, systems }, index) =>
              systems.map(({ system, rating, low, high }) => [index + 1, share, system, rating, low, high]),
            )}
          />
        </>
      )}
    </section>
  );
}
