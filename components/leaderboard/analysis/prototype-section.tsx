import Link from "next/link";
import { CsvLink } from "@/components/ui/csv-link";
import { formatCount, formatPercent, sayCount } from "@/components/ui/format-number";
import type { Board, BoardAnalysis } from "@/lib/leaderboards/schema";
import { type BoardAddress, boardHref } from "../board-query";
import { KindAxesNote, KindAxesTable } from "./kind-axes-table";
import { sayAxes, sayNoAxes } from "./say-axes";
import { sayContrast, sayKind } from "./say-kind";

const reasonWords: Readonly<Record<string, string>> = {
  too_few_voters: "there are too few annotators",
  not_converged: "the fit found no answer",
  disconnected: "the votes do not connect the systems both ways",
  undecided: "there are too many ties for too few wins",
  no_board: "too few systems can be rated yet",
};

interface PrototypeSectionProps {
  readonly board: Board;
  readonly analysis: BoardAnalysis;
  readonly path: string;
  readonly address: BoardAddress;
}

/** Kinds of taste that the votes suggest, and what sets each apart. */
export function PrototypeSection({ board, analysis, path, address }: PrototypeSectionProps) {
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
      ) : prototypes.classes.length + prototypes.hidden < 2 ? (
        <p className="mt-2 max-w-[42rem] text-[0.9375rem]/6">
          The votes of {sayCount(prototypes.voters, "annotator")} are described best by one taste: more kinds, up to{" "}
          {prototypes.bic.length}, do not earn what they cost.
        </p>
      ) : (
        <>
          <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">
            The votes of {sayCount(prototypes.voters, "annotator")} are described best by{" "}
            {prototypes.classes.length + prototypes.hidden} kinds of taste. Annotators are assigned with a certainty of{" "}
            {formatPercent(prototypes.certainty)}.
            {prototypes.hidden > 0
              ? ` ${prototypes.hidden} of the kinds ${prototypes.hidden === 1 ? "is" : "are"} not shown, with fewer than ten annotators each.`
              : ""}
          </p>
          <ul className="mt-4 grid gap-x-12 gap-y-6 md:grid-cols-2">
            {prototypes.classes.map((kind) => (
              <li key={kind.key} className="border-strong border-t pt-3">
                <h3 className="text-xl">
                  <Link
                    href={boardHref(path, address, { segment: kind.key, control: "off" })}
                    prefetch={false}
                    scroll={false}
                    className="prose-link"
                  >
                    Kind {kind.key.slice("prototype:".length)}
                  </Link>
                  : {formatPercent(kind.share)} of annotators
                </h3>
                <p className="mt-1 font-serif text-lg/7">
                  {[sayKind(kind, nameOf), sayAxes(kind.axes)].filter(Boolean).join(" ")}
                </p>
                <p className="mt-1 text-[0.9375rem]/6 text-soft">
                  {formatCount(kind.voters)} most likely here{sayNoAxes(kind.axes)}. Against the whole:{" "}
                  {kind.contrasts.map((contrast) => sayContrast(contrast, nameOf)).join(", ")}.
                </p>
                {"leanings" in kind.axes && kind.axes.leanings.length > 0 ? (
                  <KindAxesTable kind={kind.key.slice("prototype:".length)} leanings={kind.axes.leanings} />
                ) : null}
              </li>
            ))}
          </ul>
          <KindAxesNote classes={prototypes.classes} />
          <CsvLink
            name="kinds-of-taste"
            columns={["kind", "share", "system", "rating", "low", "high"]}
            rows={prototypes.classes.flatMap(({ key, share, systems }) =>
              systems.map(({ system, rating, low, high }) => [key, share, system, rating, low, high]),
            )}
          />
        </>
      )}
    </section>
  );
}
