import type { Metadata } from "next";
import Link from "next/link";
import { DataTitle } from "@/components/release/data-title";
import { HeldBackList } from "@/components/release/held-back-list";
import { PageFrame } from "@/components/ui/page-frame";
import { Prose } from "@/components/ui/prose";
import { operatorContact } from "@/lib/env";
import { feedLink } from "../feed-link";

export const metadata: Metadata = {
  title: "What is held back · Data",
  description: "What no release contains and why, what may be asked for, by whom, and what is never given.",
  alternates: feedLink,
};

/** What is held back and why; what may be asked for, by whom, how; what is never given. */
export default function DataRequestPage() {
  const contact = operatorContact();
  return (
    <PageFrame
      title={<DataTitle>What is held back</DataTitle>}
      lead="A release has what its annotators agreed to publish and what finds nobody. The rest is here, with the reason."
    >
      <HeldBackList />
      <div className="mt-4">
        <Prose>
          <h2>What may be asked for</h2>
          <p>
            <strong className="font-semibold">A number.</strong> A count or a statistic over what is not published, such
            as how many votes are left out of an arena, or how long votes took by system. It is given where every cell
            of it stands for at least as many people as a release asks for, and then it is given to everybody.
          </p>
          <p>
            <strong className="font-semibold">An analysis of yours, run here.</strong> You send the program; the
            operator runs it, reads what comes out, and gives you that, under the same rule. No row leaves the server.
          </p>
          <p>
            <strong className="font-semibold">A release sooner, or of one arena.</strong> Whoever waits for data for a
            paper may ask for a release. It is public like any other.
          </p>
          <h2>By whom</h2>
          <p>
            By anybody who says who they are, what they want to find out, and where the result will be published. Nobody
            gets more for being paid, for being well known, or for having a system in an arena.
          </p>
          <p>
            What is yours you need not ask for: <Link href="/me">your room</Link> shows your votes, and there you can
            take them back.
          </p>
          <h2>How</h2>
          {contact ? (
            <p>
              Write to <a href={contact.href}>{contact.text}</a>: the question, the numbers that would answer it, and
              what you will do with them. The answer says yes, or no with a reason.
            </p>
          ) : (
            <p>
              This instance names no contact. Whoever runs it can be asked where you heard of it; there is no form here
              that would reach them.
            </p>
          )}
          <h2>What is never given</h2>
          <ul>
            <li>E-mail and network addresses, names, accounts, and anything that says who an annotator is.</li>
            <li>Which votes of two releases are the same person’s, and the keys of pseudonyms, which are not kept.</li>
            <li>Texts that their writers did not agree to publish, and those that are held.</li>
            <li>What somebody wrote about themselves in a persona of their own, and its history.</li>
            <li>The votes of one person, to anybody but that person.</li>
          </ul>
          <p>
            Nor is a vote changed or taken out at the wish of whoever made the output that lost. How votes are cleaned
            stands with each <Link href="/data">release</Link>; what annotators were promised stands under{" "}
            <Link href="/privacy">privacy</Link>.
          </p>
        </Prose>
      </div>
    </PageFrame>
  );
}
