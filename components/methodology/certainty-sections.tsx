import {
  BestFormula,
  CovarianceFormulas,
  EffectiveVotersFormula,
  InfluenceFormula,
  IntervalFormula,
  RankFormula,
} from "./interval-formulas";
import { Cite, Section } from "./section";

/** How sure a rating, a rank and a first place are. */
export function CertaintySections() {
  return (
    <>
      <Section id="intervals">
        <p>
          Another hundred people would have given other ratings. The interval around a rating is made to hold the true
          one in 95 % of cases. It comes from V, the covariance of the strengths measured from their mean, of which
          there are two main estimates:
        </p>
        <CovarianceFormulas />
        <p>
          J is the information in the votes. The first is right where the model is. The second, a sandwich{" "}
          <Cite id="white" /> clustered by person <Cite id="liang-zeger" />, needs the model less: s is the sum of what
          all votes of a person say beyond the model, and G is the number of people. It is right as long as people are
          independent of each other, whatever binds the votes of one: a taste of their own, a habit of saying “equally”,
          a bot.
        </p>
        <IntervalFormula />
        <p>
          How people differ is itself learned from few. So t is not 1.96 but Student’s quantile with C − 1 degrees of
          freedom <Cite id="cameron-miller" />. C is how many equally busy people the system’s votes are worth{" "}
          <Cite id="kish" /> <Cite id="carter" />, with n the votes of each person on it:
        </p>
        <EffectiveVotersFormula />
        <p>Which of the two is shown:</p>
        <ul>
          <li>the clustered one, as a rule;</li>
          <li>the wider of both, while fewer than a hundred of the system’s votes have a winner, or C is below two;</li>
          <li>
            the model’s, where the clustered one has no width at all, which is no knowledge: one person alone does not
            show how people differ.
          </li>
        </ul>
        <p>
          Where nobody knows who cast the votes, the sandwich for independent votes takes the place of the clustered
          one, with t = 1.96.
        </p>
      </Section>
      <Section id="ranks">
        <p>
          A rank claims no more than the intervals show <Cite id="chiang" />:
        </p>
        <RankFormula />
        <p>
          Systems that the intervals do not tell apart may share a rank, and then it carries an equals sign. Intervals
          of two systems may overlap although their difference is certain: a rank is rather too cautious than too bold.
        </p>
      </Section>
      <Section id="best">
        <p>
          The column “Best” is the probability to be the first of all systems of the group, given the votes{" "}
          <Cite id="goldstein" />. It is found by drawing ten thousand boards around the estimates and counting who
          comes first:
        </p>
        <BestFormula />
        <p>
          V is the clustered covariance, or the model’s where an interval on the board is the model’s. With few votes
          the normal distribution is a rough guess, and systems that hardly anybody judged get more than they should.
        </p>
      </Section>
      <Section id="fragility">
        <p>
          How few votes would have to go for another system to be first <Cite id="broderick" /> <Cite id="huang" />?
          What a single vote does to the difference between the first, a, and a rival, b, is known to first order:
        </p>
        <InfluenceFormula />
        <p>
          Votes that help the first most are taken away, the board is fitted again, and so on until another system
          leads. Votes that were not needed are given back. The number is that of a real fit: so many votes do change
          the first place, and fewer might. The search ends at a tenth of all votes. Finding nothing is no proof that
          there is nothing.
        </p>
      </Section>
    </>
  );
}
