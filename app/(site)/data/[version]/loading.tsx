import { PageFrame } from "@/components/ui/page-frame";
import { WaitingLines } from "@/components/ui/waiting-lines";

export default function ReleaseLoading() {
  return (
    <PageFrame title="Data">
      <WaitingLines label="The release is being read" />
    </PageFrame>
  );
}
