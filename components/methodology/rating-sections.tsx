import { DavidsonModel } from "./davidson-model";
import { RaoKupperModel, RatingFormula } from "./rating-formulas";
import { Cite, Section } from "./section";

/** From votes to strengths to ratings. */
export function RatingSections() {
  return (
    <>
      <Section id="strengths">
        <p>
          A vote says which of two outputs fits the person better, that both fit equally, or that neither does. Each
          system has a strength π. In Davidson’s model <Cite id="davidson" />, which extends Bradley and Terry’s{" "}
          <Cite id="bradley" /> by ties, the verdicts on systems i and j have these chances:
        </p>
        <DavidsonModel />
        <p>
          The strengths and the one tie parameter ν are those under which the counted votes are most likely. They are
          found by Newton’s method on the counts of each pair. Every vote weighs the same, and nothing is assumed about
          the strengths beforehand. A fit that does not converge is an error and never shown. “Neither” counts as a tie
          between the two, and has a column of its own.
        </p>
      </Section>
      <Section id="ties">
        <p>
          Davidson’s model is the default. The same votes can be read with two others. In Rao and Kupper’s{" "}
          <Cite id="rao-kupper" /> a vote is a tie when the difference that somebody feels is smaller than a threshold,
          ln κ:
        </p>
        <RaoKupperModel />
        <p>
          With half wins, a tie is half a win for each side in Bradley and Terry’s model. That is a way of counting and
          not a model of ties, but always possible where strengths are.
        </p>
        <p>
          Where ties are many and wins few, ν or κ may have no finite estimate: it has one exactly when some cycle of
          systems holds more wins than ties <Cite id="geyer" />. Until then half wins stand in, and the board names them
          as its method.
        </p>
      </Section>
      <Section id="ratings">
        <p>
          Ratings are strengths on the scale that Elo <Cite id="elo" /> made familiar: odds of ten to one are 400
          points. Their mean, m on the scale of θ, is set to 1000, so a rating says how far a system stands from the
          others of its board and nothing more.
        </p>
        <RatingFormula />
        <p>
          Only the scale is Elo’s. Elo’s own method moves ratings vote by vote, and the result depends on the order of
          the votes. Here it does not.
        </p>
      </Section>
      <Section id="existence">
        <p>
          Strengths have a finite estimate only among systems that beat or tied each other along chains of votes{" "}
          <Cite id="ford" /> <Cite id="hunter" />. Each such group is fitted by itself, with its own mean of 1000. Ranks
          and ratings of different groups must not be compared: all votes between two groups went the same way, or there
          are none, and they put no bound on how far apart the groups are.
        </p>
        <p>A system without a rating is listed as collecting, with what is missing:</p>
        <ul>
          <li>no vote yet, or fewer than ten;</li>
          <li>a first win or tie: it lost every vote, and could be as weak as you like;</li>
          <li>a first loss or tie: it won every vote, and could be as strong as you like;</li>
          <li>a bridge: it beat some in every vote and lost to the others in every vote;</li>
          <li>a rival: nobody else of its group has ten votes.</li>
        </ul>
        <p>
          A system with fewer than ten votes counts in the fit all the same, but neither moves the mean nor is shown.
        </p>
      </Section>
    </>
  );
}
