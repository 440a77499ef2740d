import type { Metadata } from "next";
import Link from "next/link";
import { ConsentSection } from "@/components/me/consent-section";
import { OwnBoardsSection } from "@/components/me/own-boards-section";
import { PersonaSection } from "@/components/me/persona-section";
import { SignOutButton } from "@/components/me/sign-out-button";
import { VotesTable } from "@/components/me/votes-table";
import { buttonClass } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format-number";
import { PageFrame } from "@/components/ui/page-frame";
import { getConsentOffer } from "@/lib/annotators/queries";
import { listArenas } from "@/lib/arenas/queries";
import { identify } from "@/lib/auth/identify";
import { demandOwnBoards } from "@/lib/personal-boards/commands";
import { getOwnPersona } from "@/lib/personas/own/queries";
import { listOwnArenas } from "@/lib/systems/own/queries";
import { countJudged, listVotes } from "@/lib/votes/queries";
import { takeBackConsent } from "./take-back-consent";

export const metadata: Metadata = { title: "Your room" };

export default async function MePage() {
  const { annotatorId, user } = await identify();
  const [judged, votes, offer, arenas, ownArenas, persona] = await Promise.all([
    countJudged(annotatorId),
    annotatorId ? listVotes(annotatorId) : [],
    getConsentOffer(annotatorId),
    listArenas(),
    listOwnArenas(),
    annotatorId ? getOwnPersona(annotatorId) : null,
  ]);
  // Without consent nothing is made of anybody's votes.
  const boards = annotatorId && offer.accepted ? await demandOwnBoards(annotatorId) : [];
  const first = arenas.find((arena) => arena.canBeJudged);
  return (
    <PageFrame title="Your room" lead="What you have judged, what you agreed to, and who you are here.">
      <div className="grid gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div>
          {boards.length > 0 ? <OwnBoardsSection boards={boards} /> : null}
          <section aria-labelledby="votes">
            <h2 id="votes" className="text-2xl">
              Your votes
            </h2>
            {votes.length === 0 ? (
              <>
                <p className="mt-2 text-[0.9375rem]/6 text-soft">
                  You have not judged a pair yet{user ? "" : ", or not in this browser"}.
                </p>
                {first ? (
                  <Link href={`/arena/${first.slug}`} prefetch={false} className={`mt-4 ${buttonClass("strong")}`}>
                    Judge a pair
                  </Link>
                ) : null}
              </>
            ) : (
              <>
                <p className="mt-1 text-[0.9375rem]/6 text-soft">
                  {formatCount(judged.pairs)} {judged.pairs === 1 ? "pair" : "pairs"} judged
                  {judged.pairs > votes.length ? `; the newest ${formatCount(votes.length)} are listed` : ""}.
                </p>
                <VotesTable votes={votes} />
                <p className="mt-4 max-w-[42rem] text-[0.9375rem]/6 text-soft">
                  From the day after, each has a receipt:{" "}
                  <a
                    href="/api/v1/me/receipts"
                    download="palate-receipts.json"
                    className="prose-link text-ink pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
                  >
                    download your receipts
                  </a>
                  . They prove that your votes are in the{" "}
                  <Link href="/transparency" prefetch={false} className="prose-link text-ink">
                    chain of days
                  </Link>
                  , as you cast them.
                </p>
              </>
            )}
          </section>
        </div>
        <div className="flex flex-col gap-10">
          <PersonaSection persona={persona} arena={ownArenas[0]?.slug ?? null} />
          <ConsentSection offer={offer} hasPersona={persona !== null} takeBack={takeBackConsent} />
          <section aria-labelledby="account">
            <h2 id="account" className="text-2xl">
              {user ? "Signed in" : "Not signed in"}
            </h2>
            {user ? (
              <>
                <p className="mt-2 mb-4 text-[0.9375rem]/6 text-soft [overflow-wrap:anywhere]">
                  {user.email ?? "Without an e-mail address"}
                  {user.role === "annotator" ? "" : `, as ${user.role}`}
                </p>
                <SignOutButton />
              </>
            ) : (
              <>
                <p className="mt-2 text-[0.9375rem]/6 text-soft">
                  Your votes are kept together by a cookie of this browser. Sign in to keep them if the cookie goes.
                </p>
                <Link href="/signin?callbackUrl=/me" prefetch={false} className={`mt-4 ${buttonClass()}`}>
                  Sign in
                </Link>
              </>
            )}
          </section>
        </div>
      </div>
    </PageFrame>
  );
}
