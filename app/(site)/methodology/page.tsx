import type { Metadata } from "next";
import Link from "next/link";
import { IntervalFormula, LiftFormula, RatingFormula, WinRateFormula } from "@/components/methodology/board-formulas";
import { DavidsonModel } from "@/components/methodology/davidson-model";
import { PageFrame } from "@/components/ui/page-frame";
import { Prose } from "@/components/ui/prose";

export const metadata: Metadata = { title: "Methodology" };

const sources = [
  {
    id: "davidson",
    text: "R. R. Davidson (1970). On extending the Bradley–Terry model to accommodate ties in paired comparison experiments. Journal of the American Statistical Association 65(329), 317–328.",
  },
  {
    id: "bradley",
    text: "R. A. Bradley, M. E. Terry (1952). Rank analysis of incomplete block designs: I. The method of paired comparisons. Biometrika 39(3/4), 324–345.",
  },
  {
    id: "ford",
    text: "L. R. Ford Jr. (1957). Solution of a ranking problem from binary comparisons. The American Mathematical Monthly 64(8), 28–33.",
  },
  {
    id: "hunter",
    text: "D. R. Hunter (2004). MM algorithms for generalized Bradley–Terry models. The Annals of Statistics 32(1), 384–406.",
  },
  {
    id: "white",
    text: "H. White (1982). Maximum likelihood estimation of misspecified models. Econometrica 50(1), 1–25.",
  },
  {
    id: "chiang",
    text: "W.-L. Chiang et al. (2024). Chatbot Arena: an open platform for evaluating LLMs by human preference. arXiv:2403.04132.",
  },
] as const;

type SourceId = (typeof sources)[number]["id"];

function Cite({ id }: { readonly id: SourceId }) {
  const number = sources.findIndex((source) => source.id === id) + 1;
  return (
    <a href={`#source-${id}`} aria-label={`Source ${number}`}>
      [{number}]
    </a>
  );
}

export default function MethodologyPage() {
  return (
    <PageFrame
      title="Methodology"
      lead="How votes become the numbers on a board. Nothing else is done to them."
      width="text"
    >
      <Prose>
        <h2 id="strengths">Strengths</h2>
        <p>
          A vote says which of two outputs fits the person better, that both fit equally, or that neither does. Each
          system has a strength π. In Davidson’s model <Cite id="davidson" />, which extends Bradley and Terry’s{" "}
          <Cite id="bradley" /> by ties, the verdicts on systems i and j have these chances:
        </p>
        <DavidsonModel />
        <p>
          The strengths and the one tie parameter ν are those under which the counted votes are most likely. They are
          found by Newton’s method on the counts of each pair. A fit that does not converge is reported as an error and
          never shown. “Neither” counts as a tie between the two, and has a column of its own. While ties are so many
          that ν has no finite estimate, they count as half a win for each side instead.
        </p>
        <h2 id="ratings">Ratings</h2>
        <p>
          Ratings are strengths on the scale that Elo made familiar: odds of ten to one are 400 points. Their mean, m on
          the scale of θ, is set to 1000, so a rating says how far a system stands from the others of its board and
          nothing more.
        </p>
        <RatingFormula />
        <p>
          Strengths have a finite estimate only among systems that beat or tied each other along chains of votes{" "}
          <Cite id="ford" /> <Cite id="hunter" />. Each such group is fitted by itself and ranks hold only inside it. A
          system that has won or lost everything, or has fewer than ten votes, is listed as collecting, without a
          number.
        </p>
        <h2 id="intervals">Intervals</h2>
        <p>
          V is the covariance of the strengths, measured from their mean. The interval holds the true rating in 95 % of
          cases if votes are independent:
        </p>
        <IntervalFormula />
        <p>
          Two estimates of V are made: the inverse of the information, right where the model is, and the sandwich{" "}
          <Cite id="white" />, right for independent votes even where the model is not, but too narrow while votes are
          few. Below a hundred votes with a winner the wider of the two is shown, and the sandwich after that. Votes by
          one annotator are not independent of each other; these intervals do not yet allow for that, and may be too
          narrow where a few people gave most votes.
        </p>
        <h2 id="ranks">Ranks</h2>
        <p>
          A rank is one more than the number of systems whose interval lies wholly above this one’s <Cite id="chiang" />
          . Systems that the intervals do not tell apart may share a rank, and then it carries an equals sign.
        </p>
        <h2 id="lift">Lift</h2>
        <p>
          What personalization buys: the rating of a personalizing strategy s minus that of the generic control g of the
          same family. Both were fitted together, so the interval comes from their joint covariance, not from two
          separate ones.
        </p>
        <LiftFormula />
        <p>
          The sentence at the head of a board names the largest lift whose interval excludes zero. The largest of
          several estimates tends to be too large; that is why the sentence goes on to say how all of them came out.
        </p>
        <h2 id="rates">Win rate and neither</h2>
        <p>
          Without any model, and so not corrected for whom a system happened to meet. “Neither” is among the ties here.
        </p>
        <WinRateFormula />
        <p>The neither rate is the share of a system’s votes in which both outputs were found unfit.</p>
        <h2 id="sampling">Which pair is shown</h2>
        <p>
          A pair is drawn uniformly from those that the annotator has not seen: two different outputs for the same task
          and the same version of the same persona. Where several systems made the very same output, one of them is
          drawn. A fair coin says which is A. The probability of the draw is stored with the battle and published with
          the vote. Who made an output is told only after the vote is stored.
        </p>
        <h2 id="simulated">Simulated votes</h2>
        <p>
          A fresh board may be filled with simulated votes so that it is not empty. They come from a seeded program:
          simulated annotators whose taste is a stated formula, not people. They are marked as simulated in the record,
          counted apart on every page, absent from the boards of people’s votes, and never part of a release of people’s
          votes. What they show of a system is what the formula put in.
        </p>
        <h2 id="exclusions">What is left out</h2>
        <p>
          A vote that does not count stays in the record with its reason. Each board says how many were left out, by
          reason. Boards are snapshots that are never edited: each names its method, the code it was computed by and a
          hash of the counts it was computed from, and is open through the <Link href="/docs/api">API</Link>.
        </p>
        <h2 id="sources">Sources</h2>
        <ol className="text-base/7">
          {sources.map(({ id, text }) => (
            <li key={id} id={`source-${id}`}>
              {text}
            </li>
          ))}
        </ol>
      </Prose>
    </PageFrame>
  );
}
