import type { Metadata } from "next";
import Link from "next/link";
import { DaysTable } from "@/components/transparency/days-table";
import { formatCount } from "@/components/ui/format-number";
import { PageFrame } from "@/components/ui/page-frame";
import { Prose } from "@/components/ui/prose";
import { getNewestDays } from "@/lib/transparency/queries";

export const metadata: Metadata = { title: "Transparency" };

const shownDays = 10;

export default async function TransparencyPage() {
  const { days, total } = await getNewestDays(shownDays);
  const [newest] = days;
  return (
    <PageFrame
      title="Transparency"
      lead="Who keeps a root of today notices later if an old vote was changed, dropped or back-dated."
    >
      <Prose>
        <p>
          When a day is over (UTC), everything that was judged until then is sealed. Each vote gets a fingerprint, the
          fingerprints of a day give one number, its root, and the root of each day goes into the next one. Whoever
          changes an old vote changes every root since.
        </p>
        <p>
          So keep a root, wherever you like; every <Link href="/data">release</Link> has them all in{" "}
          <code className="font-mono text-[0.9em]">transparency.json</code>. A year from now the same root must stand
          here, and the votes before it must still give it: a vote that was changed, dropped or put in later does not
          fit. A fingerprint tells nothing of its vote, since it is mixed with a random number that is told to nobody
          but who cast it: in <Link href="/me">your room</Link> you can download what proves that your own votes are in.
        </p>
        <p>
          A vote that was withdrawn or erased leaves a tombstone: its fingerprint stays, and is counted. Who judged is
          not part of a fingerprint, nor is why a vote does not count.
        </p>
      </Prose>
      <section aria-labelledby="days" className="mt-10">
        <h2 id="days" className="text-2xl">
          {newest ? "The newest days" : "No day yet"}
        </h2>
        {newest ? (
          <>
            <p className="mt-1 text-[0.9375rem]/6 text-soft">
              {formatCount(total)} {total === 1 ? "day is" : "days are"} sealed. All of them are at{" "}
              <a href="/api/v1/transparency" className="prose-link text-ink">
                /api/v1/transparency
              </a>
              , oldest first.
            </p>
            <DaysTable days={days} />
          </>
        ) : (
          <p className="mt-2 max-w-[36rem] text-[0.9375rem]/6 text-soft">
            The first day is sealed within a minute of the start of this server’s worker, each later one a quarter of an
            hour after its end.
          </p>
        )}
      </section>
    </PageFrame>
  );
}
