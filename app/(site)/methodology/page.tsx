import type { Metadata } from "next";
import { CertaintySections } from "@/components/methodology/certainty-sections";
import { ClosingSections } from "@/components/methodology/closing-sections";
import { ComparisonSections } from "@/components/methodology/comparison-sections";
import { Contents } from "@/components/methodology/contents";
import { PeopleSections } from "@/components/methodology/people-sections";
import { RatingSections } from "@/components/methodology/rating-sections";
import { RecordSections } from "@/components/methodology/record-sections";
import { currentVersion } from "@/components/methodology/versions";
import { PageFrame } from "@/components/ui/page-frame";
import { Prose } from "@/components/ui/prose";

export const metadata: Metadata = { title: "Methodology" };

export default function MethodologyPage() {
  return (
    <PageFrame
      title="Methodology"
      lead={`How votes become the numbers on a board. Nothing else is done to them. Version ${currentVersion}.`}
      width="text"
    >
      <Contents />
      <Prose>
        <RatingSections />
        <CertaintySections />
        <ComparisonSections />
        <PeopleSections />
        <RecordSections />
        <ClosingSections />
      </Prose>
    </PageFrame>
  );
}
