import type { Metadata } from "next";
import Link from "next/link";
import { PageFrame } from "@/components/ui/page-frame";
import { Prose } from "@/components/ui/prose";

export const metadata: Metadata = { title: "Terms" };

export default function TermsPage() {
  return (
    <PageFrame title="Terms" width="text">
      <Prose>
        <p>
          You look at two outputs that were made for one person, texts or prints, and say which one fits better; in some
          arenas you look at one and say how well it fits. There is no right answer and no payment. What you say becomes
          a public leaderboard and public data.
        </p>
        <h2>What you give</h2>
        <p>
          Your verdicts, to be counted and published without your identity. What you write, to be published only if you
          chose that. Before the first vote you are shown the whole text and may refuse; then nothing is stored, and the
          leaderboards and the data stay open to you.
        </p>
        <h2>What is asked of you</h2>
        <ul>
          <li>Judge what you see, for the person it was made for.</li>
          <li>Do not write what nobody may read: not about yourself, and not about others.</li>
          <li>
            Let each vote be a person’s judgement, also one that comes through the API; do not try to find out who made
            an output before it is judged.
          </li>
        </ul>
        <p>Votes that break this may be left out of the boards. How many are, and why, is published with each board.</p>
        <h2>What you may do with the data</h2>
        <p>
          Each release names its license. Do not try to find the people in it. Data that others have already downloaded
          cannot be called back.
        </p>
        <h2>What is not promised</h2>
        <p>
          Outputs are made by machines and may be wrong; they say nothing that you should act on. The service may pause
          or end. Votes that it has confirmed are kept.
        </p>
        <p>
          What is stored, and how it is published, stands under <Link href="/privacy">privacy</Link>. How votes become
          numbers stands in the <Link href="/methodology">methodology</Link>.
        </p>
      </Prose>
    </PageFrame>
  );
}
