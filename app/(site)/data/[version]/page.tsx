import type { Metadata } from "next";
import { ChangesSection } from "@/components/release/changes-section";
import { ChartsSection } from "@/components/release/charts-section";
import { CodeSection } from "@/components/release/code-section";
import { CountsSection } from "@/components/release/counts-section";
import { DataTitle } from "@/components/release/data-title";
import { DownloadsSection } from "@/components/release/downloads-section";
import { KeyFigures } from "@/components/release/key-figures";
import { prepareRelease } from "@/components/release/prepare-release";
import { PreviewSection } from "@/components/release/preview-section";
import { PrivacySection } from "@/components/release/privacy-section";
import { ReleaseNotices } from "@/components/release/release-notices";
import { PageFrame } from "@/components/ui/page-frame";
import { env } from "@/lib/env";
import { feedLink } from "../feed-link";
import { findRelease } from "../find-release";

interface ReleasePageProps {
  readonly params: Promise<{ version: string }>;
}

export async function generateMetadata({ params }: ReleasePageProps): Promise<Metadata> {
  const { release } = await findRelease((await params).version);
  const { version, finding } = prepareRelease(release);
  return { title: `${version} · Data`, description: finding, alternates: feedLink };
}

/** One release, whole: what it holds, how to get and load it, how it looks, and what was done so that nobody is found in it. */
export default async function ReleasePage({ params }: ReleasePageProps) {
  const { release, privacy, loading, preview, changes } = await findRelease((await params).version);
  const prepared = prepareRelease(release);
  const { version, finding, figures } = prepared;
  // One that was superseded keeps its numbers, and none of its files.
  const isGone = prepared.files.length === 0;
  return (
    <PageFrame title={<DataTitle>{version}</DataTitle>}>
      <ReleaseNotices release={prepared} />
      <p className="mb-6 max-w-[46rem] font-serif text-[1.375rem]/8">{finding}</p>
      <KeyFigures figures={figures} />
      <CountsSection release={release} />
      {isGone ? null : (
        <>
          <DownloadsSection release={prepared} origin={env().NEXTAUTH_URL} />
          <CodeSection version={version} loading={loading} />
          <ChartsSection preview={preview} />
          <PreviewSection version={version} preview={preview} />
        </>
      )}
      <PrivacySection privacy={privacy} />
      {isGone ? null : <ChangesSection release={release} changes={changes} />}
    </PageFrame>
  );
}
