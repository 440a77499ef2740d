import { ComponentFormula, TierFormulas } from "./outcome-formulas";
import { AlphaFormula, MixtureFormulas, PermutationFormula, SegmentFormulas } from "./people-formulas";
import { Cite, Section } from "./section";

/** Whether people differ, in groups or one by one, and how far they agree. */
export function PeopleSections() {
  return (
    <>
      <Section id="segments">
        <p>
          A segment is a group of votes: those for one persona, for personas of whom the same is declared (their age, by
          tens), or by annotators of whom an import says the same; none with fewer than ten of these annotators. It has
          ratings of its own, drawn towards the whole board as far as the votes say that the groups are alike{" "}
          <Cite id="laird-ware" />:
        </p>
        <SegmentFormulas />
        <p>
          A segment without votes has the ratings of the whole. One with very many has nearly those that it would have
          alone. How strong the pull is, is not chosen but estimated: σ, how far a system’s strength lies apart from
          group to group, is the likeliest one given all votes, with the groups and what they have in common integrated
          out <Cite id="patterson" /> <Cite id="breslow" />. It may be 0; then every segment has the ratings of the
          whole. Votes of one person count for less than their number as far as they go together <Cite id="rao-scott" />
          , so that a few busy people are not taken for a group’s taste.
        </p>
        <p>
          The intervals know that σ is an estimate too: they are averaged over all values that σ may well have. They are
          those of a group drawn from all groups, and as a rule narrower than those of the segment’s votes alone.
        </p>
      </Section>
      <Section id="heterogeneity">
        <p>
          Whether groups, or single people, judge otherwise than the whole is tested by shuffling. The claim that is put
          to the test is that they do not differ: then it does not matter which group a vote is in, or who gave which
          verdict on a pair.
        </p>
        <ul>
          <li>
            Groups: the groups’ labels are shuffled, over people where each belongs to one group, else over the votes of
            each person. The statistic is large where a group’s votes on a system say other things than the whole’s
            strengths <Cite id="rao" />.
          </li>
          <li>
            People: verdicts on the same two systems change hands. The statistic is large where the surprises of one
            person point the same way <Cite id="cessie" />.
          </li>
        </ul>
        <PermutationFormula />
        <p>
          p is how often chance alone looks at least as different <Cite id="phipson" />; with 199 shuffles it is never
          below 0.005. Below 0.05 a board says that they differ, and by how much: σ, in points from system to system. A
          large p does not show that they are alike. Several tests on one page find something by chance more often than
          one.
        </p>
      </Section>
      <Section id="prototypes">
        <p>
          Perhaps there are a few kinds of taste. Each kind k has strengths and a ν of its own and a share w of the
          people; every person belongs to one of them, and votes by it throughout. Which one is found together with the
          strengths, by expectation and maximization <Cite id="dempster" /> from eight starts:
        </p>
        <MixtureFormulas />
        <p>
          One to four kinds are tried where at least twenty people voted, none with fewer than ten people, and the
          smallest BIC is chosen <Cite id="schwarz" />, q being the number of parameters and G that of people. The
          certainty of the assignment <Cite id="ramaswamy" />, from the probability p of each kind for each person, is 1
          where nobody is in doubt and 0 where nothing is known. The intervals hold that doubt <Cite id="louis" />, but
          not that the number of kinds was chosen by the same votes.
        </p>
        <p>
          A kind is told by the systems that it rates most surely otherwise than the whole, and by what the systems that
          it favors have in common: the mean difference by strategy and by family. A kind with fewer than ten people is
          counted and not shown. A kind’s lifts have intervals at least as wide as they must be.
        </p>
        <p>
          It is told, too, by what its people say of their own taste, on axes from −1 to 1 such as concise to detailed.
          Shown are at most three axes on which the mean of the kind’s people differs from that of the others, by
          Welch’s test and interval <Cite id="welch" />, corrected for the number of axes <Cite id="holm" />. Only who
          lets their preferences be published coarsened counts, each by the nearest of five places, and an axis is
          looked at only where ten people of the kind and ten others have told it. No single person’s place is stored or
          shown.
        </p>
        <p>
          Taste varies without steps. The kinds are a summary of it and no proof that there are kinds of people, and the
          more people vote, the more kinds there will be.
        </p>
      </Section>
      <Section id="own-board">
        <p>
          From ten votes in an arena on you have a board of your own, which only you can read. Your strengths are taken
          to lie around those of your kind of taste, and which kind that is is found from your votes: each kind counts
          as far as it makes them likely. How far people lie from their kind is estimated from everybody’s votes{" "}
          <Cite id="breslow" />. With few votes your ratings are near those of the kinds; each further vote counts for
          more.
        </p>
        <p>
          Differences from everyone have intervals too. Where one holds zero, chance alone does as much. Votes for
          yourself and on others’ behalf are kept apart where there are ten of each, and named together where they are
          not. How often you said the same of the same two outputs, and how often A won, stand beside with exact
          intervals.
        </p>
        <p>
          In simulations with two planted tastes such boards predict a person’s further votes better than everyone’s
          board from the first vote on; where everybody is alike they are as good, to within 0.0003 nats a vote.
          Intervals are a little too narrow where few people have voted.
        </p>
      </Section>
      <Section id="agreement">
        <p>
          Krippendorff’s alpha <Cite id="krippendorff" /> compares how often different people disagree on the same pair
          of outputs with how often they would if verdicts were dealt out by chance: 1 is perfect, 0 is chance.
        </p>
        <AlphaFormula />
        <p>
          Verdicts are taken as four names without an order. Equal verdicts on the same pair are counted as well,
          without regard to chance. A low alpha is not bad work: where taste differs, people should disagree.
        </p>
        <p>
          Sides are drawn by a coin, so A should win half of the votes that have a winner. The share of A is shown with
          its exact interval <Cite id="clopper" />.
        </p>
      </Section>
      <Section id="tiers">
        <p>
          Each pair of outputs is easy, medium or hard to tell apart <Cite id="tao" />, by the margin between the two
          and by how often two people say the same, each drawn towards the middle by a prior worth four votes, and four
          pairs of votes. With a and b people for either output, n in all, and E pairs of people who say the same:
        </p>
        <TierFormulas />
        <p>
          Easy is a margin and an agreement above 0.6, hard a margin of 0.25 or less or an agreement below 0.4, medium
          everything else. Without three votes every pair is medium: neither one nor two decide. The same votes make the
          tier and the board, so that on easy pairs systems lie farther apart by construction: compare their order, not
          their distances.
        </p>
      </Section>
      <Section id="disagreement">
        <p>
          Alpha is also told by persona and by criterion. The pairs that divide people are those, judged by four or
          more, on which two of them most rarely say the same.
        </p>
        <p>
          What a verdict y depends on: 1 for the left output, −1 for the right one, 0 otherwise. What a task, persona or
          annotator does to both outputs alike cancels; what is left is what it does to a system:
        </p>
        <ComponentFormula />
        <p>
          The variances are estimated without assuming a distribution <Cite id="rao-minque" /> <Cite id="searle" />; a
          source that the votes cannot tell from those before it has no number. The rest is chance, and whatever depends
          on two of task, persona and annotator together.
        </p>
      </Section>
      <Section id="standpoints">
        <p>
          An owner judges for themselves, a proxy on somebody’s behalf. Every board says how many votes of each it
          counts. Where both judged the same pair of outputs, agreement is the chance that an owner and one of their
          proxies say the same, and kappa what of it is beyond chance <Cite id="cohen" />. The intervals come from
          drawing persons, with all their pairs, again and again <Cite id="davison-hinkley" />. Where there are no
          owners, no proxies or no common pair, that is said instead.
        </p>
      </Section>
    </>
  );
}
