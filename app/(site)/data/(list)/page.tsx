import type { Metadata } from "next";
import Link from "next/link";
import { NewestRelease } from "@/components/release/newest-release";
import { ReleaseList } from "@/components/release/release-list";
import { buttonClass } from "@/components/ui/button";
import { sayCount } from "@/components/ui/format-number";
import { Label } from "@/components/ui/label";
import { PageFrame } from "@/components/ui/page-frame";
import { sayDate } from "@/components/ui/time-words";
import { listReleases } from "@/lib/releases/queries";
import { type ListedRelease, releaseLicense } from "@/lib/releases/schema";
import { feedLink } from "../feed-link";

export const metadata: Metadata = {
  title: "Data",
  description: "Votes on personalized AI output, in numbered releases: anonymized, reproducible, free to use.",
  alternates: feedLink,
};

/** What there is, for whom, since when; then the release that most people come for, and the others. */
export default async function DataPage() {
  const releases = await listReleases();
  const newest = pickNewest(releases);
  const others = releases.filter((release) => release !== newest);
  return (
    <PageFrame
      title="Data"
      lead="Every vote whose annotator agreed to publish it, in numbered releases that never change."
    >
      <div className="grid max-w-[72rem] gap-x-12 gap-y-6 text-[0.9375rem]/6 md:grid-cols-3">
        <div>
          <Label as="h2">What there is</Label>
          <p className="mt-1">
            A row for each vote: for whom two outputs were made, by which systems, which one fits that person better,
            and why, where it was said. With it the outputs, tasks, personas and systems, and the leaderboards that
            these votes make.
          </p>
        </div>
        <div>
          <Label as="h2">For whom</Label>
          <p className="mt-1">
            For whoever studies what personalizing is worth, trains or tests a judge of preference, or wants to check a
            leaderboard to the last digit. The license is{" "}
            <a href={releaseLicense.url} className="prose-link">
              {releaseLicense.name}
            </a>
            . Do not try to find anyone in it.
          </p>
        </div>
        <div>
          <Label as="h2">Since when</Label>
          <p className="mt-1">
            {saySince(releases)} A{" "}
            <a href="/data/feed.xml" className="prose-link">
              feed
            </a>{" "}
            tells of each new one; the list is also at{" "}
            <a href="/api/v1/releases" className="prose-link">
              /api/v1/releases
            </a>
            .
          </p>
        </div>
      </div>
      {newest ? <NewestRelease release={newest} /> : <NoRelease />}
      {others.length > 0 ? (
        <section aria-labelledby="others" className="mt-14">
          <h2 id="others" className="text-2xl">
            Other releases
          </h2>
          <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">
            Each is made anew from the record, with ids of its own: no id leads from one release to another. Simulated
            votes are in releases of their own.
          </p>
          <ReleaseList releases={others} />
        </section>
      ) : null}
      <section aria-labelledby="not-here" className="mt-14">
        <h2 id="not-here" className="text-2xl">
          What is not in a release
        </h2>
        <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">
          Accounts, addresses, exact times, and whatever its annotator did not agree to publish.{" "}
          <Link href="/data/request" prefetch={false} className="prose-link text-ink">
            What is held back and why
          </Link>
          , and what may be asked for. That old votes stay as they were can be checked:{" "}
          <Link href="/transparency" prefetch={false} className="prose-link text-ink">
            transparency
          </Link>
          .
        </p>
      </section>
    </PageFrame>
  );
}

/** The newest release of people's votes that stands; where there is none, the newest of any that stands. */
function pickNewest(releases: readonly ListedRelease[]): ListedRelease | undefined {
  const standing = releases.filter(({ files }) => files.length > 0);
  return standing.find(({ source }) => source === "human") ?? standing[0];
}

function saySince(releases: readonly ListedRelease[]): string {
  const first = releases.at(-1);
  if (!first) return "There is no release yet.";
  return `${sayCount(releases.length, "release")} since ${sayDate(first.createdAt)}.`;
}

function NoRelease() {
  return (
    <section aria-labelledby="none" className="mt-10 border-strong border-y py-10">
      <h2 id="none" className="text-2xl">
        No release yet
      </h2>
      <p className="mt-2 max-w-[36rem] text-[0.9375rem]/6 text-soft">
        The operator makes the first one when there are votes whose annotators agreed to publish them. It will stand
        here, as Parquet, JSONL and CSV.
      </p>
      <Link href="/" prefetch={false} className={`mt-5 ${buttonClass("strong")}`}>
        Judge a pair
      </Link>
    </section>
  );
}
