import type { Metadata } from "next";
import Link from "next/link";
import { PageFrame } from "@/components/ui/page-frame";
import { Prose } from "@/components/ui/prose";
import { consentFields, consentText, consentVersion } from "@/lib/annotators/schema";

export const metadata: Metadata = { title: "Privacy" };

/** The consent text itself stands here, from the schema that asks it, so that the page cannot say something else. */
export default function PrivacyPage() {
  return (
    <PageFrame title="Privacy" width="text">
      <Prose>
        <h2>What you are asked to agree to</h2>
        <p>
          Before your first vote you are shown the text that follows, with the two choices under it. What you chose
          stands in <Link href="/me">your room</Link>, where you can change it.
        </p>
        {consentText.split("\n\n").map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <ul className="mt-4">
          {consentFields.map(({ key, label, required }) => (
            <li key={key}>
              {label} ({required ? "needed to vote" : "your choice"})
            </li>
          ))}
        </ul>
        <p className="figures mt-4 text-[0.8125rem] text-soft">Consent {consentVersion}</p>
        <h2>Cookies</h2>
        <p>
          One cookie holds the random id that keeps your votes together. It is signed, and scripts on the page cannot
          read it. If you sign in, others hold your session and guard the sign-in form. There are none for advertising
          or measuring. Drafts of what you write, and your choice of theme, stay in your browser.
        </p>
        <h2>If you sign in</h2>
        <p>
          Your e-mail address is stored, and with GitHub or Google the name and picture that they pass on, to know you
          again. They are never published and never part of a release.
        </p>
        <h2>If you judge for yourself</h2>
        <p>
          <Link href="/me/persona">Your persona</Link> is what you say of yourself: answers, topics, a description,
          facts and a history. It is shown to you alone, and the systems on this server make outputs from the parts that
          you let them have. Where you let your preferences be published coarsened, a board may say how the mean of ten
          people or more, you among them, differs from that of others. Analyses of a board tell what people said for
          themselves apart from the rest only when ten or more did. A release has something of your persona only where
          you agreed to that as well: facts, with numbers in bands, and tastes in five or three steps, each only where
          enough people with the same published facts and tastes are in that release, and never what you wrote about
          yourself or your history. Which outputs you preferred is a vote like any other, marked as judged for oneself,
          with a name for your persona that is new in each release.
        </p>
        <h2>A board of your own</h2>
        <p>
          From ten votes in an arena on, your ratings are computed from your votes when you look at them. They are shown
          to you alone, are part of no release, and are erased when you take your consent back. The picture of them that
          you can download holds numbers and names of systems, and nothing about you.
        </p>
        <h2>In a release</h2>
        <p>
          Your id is replaced by one that is made for that release with a key that is not kept, so no id leads from one
          release to another. Times are cut to the day, or to the week where a day has fewer than twenty votes, and the
          time you took to steps (2, 5, 10, 20, 40 seconds, 1, 2, 5, 10 minutes); what else is measured, such as which
          part of an output was on screen, stays on the server. Texts pass a machine that replaces names, e-mail and
          postal addresses, web addresses, telephone numbers, network addresses, account and identity numbers and keys;
          it can miss one. A text that it is not sure of is held back until somebody who runs this site has read it.
          They see the text and what was asked, and not who wrote it, and they publish it, change it, or leave it out.
        </p>
        <h2>If you change your mind</h2>
        <p>
          <Link href="/me">Your room</Link> shows what you agreed to. There you can stop the publishing of your texts or
          of your persona, or take everything back: then no later release has a vote of yours. The leaderboards, which
          name nobody, keep counting it. Taking everything back also erases your persona. A fingerprint of each vote
          stays in the <Link href="/transparency">chain of days</Link>, from which neither the vote nor who cast it can
          be found out.
        </p>
      </Prose>
    </PageFrame>
  );
}
