import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { PageFrame } from "@/components/ui/page-frame";

interface OwnPersonaOfferProps {
  readonly arenaSlug: string;
}

/** Somebody wants to judge for themselves, and nothing is known of them yet. */
export function OwnPersonaOffer({ arenaSlug }: OwnPersonaOfferProps) {
  return (
    <PageFrame
      width="text"
      title="First, what do you like?"
      lead="To judge for yourself, outputs must be made for you. A few questions and four pairs say what you like; it takes less than two minutes."
    >
      <div className="flex flex-wrap gap-3">
        <Link href="/me/persona" prefetch={false} className={buttonClass("strong")}>
          Say what you like
        </Link>
        <Link href={`/arena/${arenaSlug}`} prefetch={false} className={buttonClass()}>
          Judge for other people
        </Link>
      </div>
    </PageFrame>
  );
}
