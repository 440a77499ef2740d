import Link from "next/link";
import { Cite, Section } from "./section";

/** Where votes come from, which of them count, and when a board changes. */
export function RecordSections() {
  return (
    <>
      <Section id="sampling">
        <p>
          A pair is two different outputs for the same task and the same version of the same persona, which the
          annotator has not seen. Who saw one of two equal outputs has seen both. Each battle is drawn by one of these
          parts, in its share of all draws; an arena may set other shares, and a part with nothing to draw leaves its
          share to the others:
        </p>
        <ul>
          <li>
            information, 60 %: systems whose next vote is expected to lower the uncertainty of all ratings most{" "}
            <Cite id="atkinson" />, as far as people’s votes tell;
          </li>
          <li>control, 10 %: a strategy against the generic control of its family;</li>
          <li>overlap, 10 %: pairs that several annotators judge, so that their agreement can be measured;</li>
          <li>floor, 5 %: systems judged less than 0.7 of the mean;</li>
          <li>coverage, 5 %: personas judged less than 0.9 of the mean;</li>
          <li>repeats, 5 %: a person’s own pair again, eight battles later or more, with its sides swapped;</li>
          <li>any pair, 5 %.</li>
        </ul>
        <p>
          A fair coin says which is A. The battle keeps the part that drew it and the probability of the pair, whichever
          part might have drawn it; both are published with the vote. Boards do not weigh by it: where the model holds,
          it changes nothing but makes intervals wider. Where the model does not hold, ratings lean towards the pairs
          that were asked more, and weighting by one over the probability <Cite id="horvitz" /> undoes that. Who made an
          output is told only after the vote is stored.
        </p>
        <p>
          A battle that somebody judges for themselves is drawn apart: a task and two systems, uniformly from what they
          have not seen. Their outputs are made on the spot; where both are equal, another draw is made.
        </p>
        <p>
          Nobody’s place may rest on being drawn more often: each board lists how often every system was shown, how
          evenly by the index of Gini <Cite id="gini" />, that of Jain <Cite id="jain" /> and entropy over its maximum{" "}
          <Cite id="pielou" />, and which part drew how many.
        </p>
      </Section>
      <Section id="simulated">
        <p>
          A fresh board may be filled with simulated votes so that it is not empty. They come from a seeded program:
          simulated annotators whose taste is a stated formula, not people. They are marked as simulated in the record,
          counted apart on every page, absent from the boards of people’s votes, and never part of a release of people’s
          votes. What they show of a system is what the formula put in.
        </p>
      </Section>
      <Section id="exclusions">
        <p>
          A vote that does not count stays in the record with its reason. Each board says how many were left out, by
          reason.
        </p>
      </Section>
      <Section id="filters">
        <p>What is counted, each choice a board of its own with its own snapshots:</p>
        <ul>
          <li>votes: all, or people’s only, without simulated and imported ones;</li>
          <li>judged by: anybody, people for themselves, or people on somebody else’s behalf;</li>
          <li>period: all time, or the last 90 or 30 days;</li>
          <li>ties: Davidson, Rao and Kupper, or half wins.</li>
        </ul>
        <p>
          How it is read: <a href="#control">with style and side held equal</a>, or{" "}
          <a href="#segments">one segment’s ratings</a>. A reading changes ratings, intervals, ranks and lifts, and has
          no probability to be best and no fragility. Looking through many boards for one that says something finds
          chance sooner or later.
        </p>
      </Section>
      <Section id="refresh">
        <p>
          Boards follow a vote within seconds. Once a second the counts are looked at; where a board’s input has
          changed, it is fitted anew, with all votes, and stored as a snapshot. Boards of a filter are kept up for a day
          after somebody last asked for them, and those of the last days also lose votes by the clock, once an hour.
        </p>
        <p>
          What takes longer is computed beside the board at a slower pace: control, segments, the tests, kinds of taste,
          agreement and the tables of pairs. It is a snapshot of its own, which says of how many votes.
        </p>
        <p>
          A snapshot is never edited. It names its method, the code that computed it and a hash of what it was computed
          from, and is open through the <Link href="/docs/api">API</Link>. Equal hash, equal board.
        </p>
      </Section>
      <Section id="history">
        <p>
          “Over time” draws the ratings as up to 24 snapshots had them, the last one of each of equal stretches. Nothing
          is computed anew. A system’s line moves when others join, since ratings are measured from the mean. Snapshots
          of an earlier methodology are not in it.
        </p>
      </Section>
      <Section id="limits">
        <p>
          A rating is an average over the people who came, the tasks that were set and the personas that are here. It
          does not speak for other people, and tasks and personas are taken as given: the intervals say what other
          people might have said, not what other tasks might have shown. One number for each system cannot show that a
          beats b, b beats c, and c beats a. And a board says what people preferred for a person, not what is true or
          good for that person.
        </p>
      </Section>
    </>
  );
}
