import { PageFrame } from "@/components/ui/page-frame";
import { WaitingLines } from "@/components/ui/waiting-lines";

export default function DataLoading() {
  return (
    <PageFrame title="Data">
      <WaitingLines label="The releases are being read" />
    </PageFrame>
  );
}
