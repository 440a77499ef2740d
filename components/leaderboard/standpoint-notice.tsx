import { formatCount } from "@/components/ui/format-number";
import { Notice } from "@/components/ui/notice";

interface StandpointNoticeProps {
  readonly ownerVotes: number;
  readonly proxyVotes: number;
}

/** Says that a board mixes votes by people for themselves with votes on somebody's behalf. Nothing where it does not. */
export function StandpointNotice({ ownerVotes, proxyVotes }: StandpointNoticeProps) {
  if (ownerVotes === 0 || proxyVotes === 0) return null;
  return (
    <Notice>
      Two kinds of votes are counted together here: {formatCount(ownerVotes)} by people for themselves and{" "}
      {formatCount(proxyVotes)} on somebody else’s behalf. “Judged by” shows each alone.
    </Notice>
  );
}
