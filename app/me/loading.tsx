import { PageFrame } from "@/components/ui/page-frame";
import { WaitingLines } from "@/components/ui/waiting-lines";

export default function MeLoading() {
  return (
    <PageFrame title="Your room">
      <WaitingLines label="Your votes are being read" />
    </PageFrame>
  );
}
