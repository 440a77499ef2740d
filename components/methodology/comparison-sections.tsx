import { ControlFormulas, LiftFormula, RateFormulas } from "./comparison-formulas";
import { Cite, Section } from "./section";

/** What stands beside the rating: lift, plain shares, and the ratings with form and side held equal. */
export function ComparisonSections() {
  return (
    <>
      <Section id="lift">
        <p>
          What personalization buys: the rating of a personalizing strategy s minus that of the generic control g of the
          same family. Both were fitted together, so the interval comes from their joint covariance, not from two
          separate ones.
        </p>
        <LiftFormula />
        <p>
          Everything else is as for <a href="#intervals">intervals</a>, with the fewer votes and the fewer people of the
          two. The sentence at the head of a board names the largest lift whose interval excludes zero and spans at most
          400 points. The largest of several estimates tends to be too large; that is why the sentence goes on to say
          how all of them came out.
        </p>
        <p>
          A lift is an average. How often personalization fails is counted beside it: of the battles of a strategy with
          the generic control of its own family, the share that the control won, with ties and “neither” apart. Its
          interval <Cite id="wilson" /> counts battles of one person for fewer, as far as they go together{" "}
          <Cite id="korn-graubard" />.
        </p>
      </Section>
      <Section id="rates">
        <p>
          Without any model, and so not corrected for whom a system happened to meet. “Neither” is among the ties of the
          win rate.
        </p>
        <RateFormulas />
      </Section>
      <Section id="pairs">
        <p>
          Two tables show every two systems: the win rate of the row against the column, and how often the two met.
          Nothing is fitted. Where a row beats a column that its rating says it should lose to, look at how many battles
          that is.
        </p>
      </Section>
      <Section id="control">
        <p>
          A longer text, a brighter print or the place on the left may win for that alone. With control, these stand in
          the model beside the strengths <Cite id="davidson-beaver" /> <Cite id="style" />. In the place of the
          difference of strengths is
        </p>
        <ControlFormulas />
        <p>
          where β₀ is what standing at A is worth, and each x says by how much A has more of something than B, in
          standard deviations:
        </p>
        <ul>
          <li>
            texts: length in characters, headings, list items and stretches of bold, each as the relative difference;
          </li>
          <li>
            images: mean brightness (L*) and mean chroma as differences; sharpness, the variance of the Laplacian, as
            the relative difference. They are measured whole, at one size.
          </li>
        </ul>
        <p>
          A coefficient in points is what one standard deviation more is worth, whoever made the output. The standard
          deviation is taken about zero, and is written beside it. “Style and side held equal” shows the strengths of
          the same fit: ratings between outputs of the same form in the same place.
        </p>
        <p>
          What does not vary, cannot be told from the systems, or would predict every vote without a mistake{" "}
          <Cite id="albert" /> has no coefficient. It is left out and listed. Control takes away whatever goes along
          with form, and with it the quality that does: where the longer text is the better one for being longer, that
          is taken away too.
        </p>
      </Section>
      <Section id="assessments">
        <p>
          An absolute arena asks for one output at a time how well it fits, on a scale of 1 to 5 or 0 to 100{" "}
          <Cite id="graham" />. It has no Elo and no strengths: two outputs that one person assessed at different times
          were compared by nobody. Its board has the mean of each system, as the average annotator would give it. A mean
          is found by least squares with a level for each annotator and one for each system, so that whoever is strict,
          or was shown the better systems, moves no system by it.
        </p>
        <p>
          Intervals are clustered by annotator <Cite id="cameron-miller" />; where one annotator alone assessed there is
          none. Means are compared only among systems that annotators connect. A strategy’s lift is its mean minus its
          control’s, and agreement is Krippendorff’s alpha with the distance on the scale.
        </p>
        <p>
          The next output comes in 60 % of draws from those least shown, in 30 % from those that one or two people have
          seen, so that people can be compared, and in 10 % from all. The probability of the mixture is stored and
          published. A mean near an end of the scale is pulled towards the middle by errors, and steps of the scale are
          taken for equal.
        </p>
      </Section>
    </>
  );
}
