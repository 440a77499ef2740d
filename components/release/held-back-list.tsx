import { Label, labelClass } from "@/components/ui/label";

/** What no release contains, why, and what stands in its place. */
const heldBack = [
  {
    what: "Accounts, e-mail and network addresses",
    why: "They say who somebody is. Network addresses are there against abuse, never for research.",
    instead: "A pseudonym of the annotator, made for that release alone",
  },
  {
    what: "Exact times",
    why: "The minute of a vote, held against somebody else’s log, leads to a person.",
    instead: "The day, or the week where a day has few votes; the time to a verdict in steps",
  },
  {
    what: "How somebody read: scrolling, pauses, the device",
    why: "A rhythm is as telling as a handwriting, and nobody agreed to have it published.",
    instead: "Nothing",
  },
  {
    what: "What annotators wrote about themselves, and the history of their own personas",
    why: "It was given so that outputs could be made for them, and for nothing else.",
    instead: "Facts in bands and tastes in steps, where they agreed, and only where enough others share them",
  },
  {
    what: "Outputs that were made for an annotator’s own persona",
    why: "They repeat what the person said of themselves.",
    instead: "The verdict on them, under a pseudonym",
  },
  {
    what: "Texts that a machine cannot clear",
    why: "Where it is not certain that a text names nobody, it is held until a person has read it.",
    instead: "The vote without the text; how many are held stands with each release",
  },
  {
    what: "Votes and texts without consent",
    why: "Whoever did not agree, or took it back, is in no later release.",
    instead: "How many, by reason",
  },
  {
    what: "Excluded votes",
    why: "Votes that a machine cast, or that were too fast to be a judgement, would mislead whoever counts them.",
    instead: "How many, by reason; the rows themselves, marked, in the view votes-full alone",
  },
] as const;

const columns = "md:grid md:grid-cols-[1fr_1.25fr_1.25fr] md:gap-x-12";

/** What is held back, by the line: three columns on a desk, one under the other on a phone. */
export function HeldBackList() {
  return (
    <section aria-labelledby="held-back" className="text-[0.9375rem]/6">
      <h2 id="held-back" className="sr-only">
        What is held back
      </h2>
      <div aria-hidden="true" className={`hidden border-strong border-b py-2 ${columns}`}>
        <Label as="span">Held back</Label>
        <Label as="span">Why</Label>
        <Label as="span">Published instead</Label>
      </div>
      <ul className="border-strong border-t md:border-t-0">
        {heldBack.map(({ what, why, instead }) => (
          <li key={what} className={`border-rule border-b py-3 ${columns}`}>
            <h3 className="font-medium font-sans">{what}</h3>
            <p className="mt-1 text-soft md:mt-0">{why}</p>
            <p className="mt-1 md:mt-0">
              <span className={`${labelClass} mr-2 md:sr-only`}>Instead</span>
              {instead}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
