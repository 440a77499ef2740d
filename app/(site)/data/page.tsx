import type { Metadata } from "next";
import Link from "next/link";
import { prepareRelease } from "@/components/release/prepare-release";
import { ReleaseSection } from "@/components/release/release-section";
import { buttonClass } from "@/components/ui/button";
import { PageFrame } from "@/components/ui/page-frame";
import { env } from "@/lib/env";
import { listReleases } from "@/lib/releases/queries";

export const metadata: Metadata = { title: "Data" };

export default async function DataPage() {
  const releases = await listReleases();
  const origin = env().NEXTAUTH_URL;
  return (
    <PageFrame
      title="Data"
      lead="A release is a numbered copy of the votes that never changes: one row for each counted vote whose annotator agreed to publish it."
    >
      <div className="mb-10 grid max-w-[64rem] gap-x-12 gap-y-4 text-[0.9375rem]/6 text-soft md:grid-cols-3">
        <p>
          Who voted is told only by an id made for that release and never used again, so no id leads from one release to
          another. The time of a vote is its day, or its week where a day has few votes.
        </p>
        <p>
          What people wrote is there where they agreed to it, with mail and web addresses, telephone and account numbers
          taken out by a machine that can miss one. Simulated votes have releases of their own. The license is CC BY
          4.0.
        </p>
        <p>
          Each file has its SHA-256 here and in <span className="figures text-[0.875rem]">manifest.json</span>.
          Downloads can be resumed. The list is also at{" "}
          <a href="/api/v1/releases" className="prose-link text-ink">
            /api/v1/releases
          </a>
          . That old votes stay as they were can be checked:{" "}
          <Link href="/transparency" prefetch={false} className="prose-link text-ink">
            transparency
          </Link>
          .
        </p>
      </div>
      {releases.map((release) => (
        <ReleaseSection key={release.version} release={prepareRelease(release, origin)} />
      ))}
      {releases.length === 0 ? (
        <section className="border-strong border-y py-10">
          <h2 className="text-2xl">No release yet</h2>
          <p className="mt-2 max-w-[36rem] text-[0.9375rem]/6 text-soft">
            The operator makes the first one when there are votes whose annotators agreed to publish them. It will stand
            here, as Parquet, JSONL and CSV.
          </p>
          <Link href="/" prefetch={false} className={`mt-5 ${buttonClass("strong")}`}>
            Judge a pair
          </Link>
        </section>
      ) : null}
    </PageFrame>
  );
}
