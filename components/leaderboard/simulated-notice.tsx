import Link from "next/link";
import { formatCount } from "@/components/ui/format-number";
import { Notice } from "@/components/ui/notice";

interface SimulatedNoticeProps {
  readonly votes: number;
  readonly simulatedVotes: number;
  /** Where the board of people's votes alone is. */
  readonly humanHref: string;
}

/** Says that votes are simulated, before any number that rests on them. Nothing where none is. */
export function SimulatedNotice({ votes, simulatedVotes, humanHref }: SimulatedNoticeProps) {
  if (simulatedVotes === 0) return null;
  const which =
    simulatedVotes === votes
      ? votes === 1
        ? "The one vote here is simulated"
        : `All ${formatCount(votes)} votes here are simulated`
      : `${formatCount(simulatedVotes)} of the ${formatCount(votes)} votes here ${simulatedVotes === 1 ? "is" : "are"} simulated`;
  return (
    <Notice>
      {which}, to show how a board looks. Judge a few, or{" "}
      <Link href={humanHref} prefetch={false} className="underline underline-offset-2">
        show people’s votes only
      </Link>
      .
    </Notice>
  );
}
