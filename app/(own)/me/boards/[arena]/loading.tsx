import { PageFrame } from "@/components/ui/page-frame";
import { WaitingLines } from "@/components/ui/waiting-lines";

export default function OwnBoardLoading() {
  return (
    <PageFrame title="Your board">
      <WaitingLines label="Your board is being read" />
    </PageFrame>
  );
}
