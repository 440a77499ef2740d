"use client";

import { useCallback, useEffect, useState } from "react";
import { useJudged } from "@/components/ui/judged-count";
import type { ConsentOffer } from "@/lib/annotators/schema";
import type { Arena } from "@/lib/arenas/schema";
import type { Battle } from "@/lib/battles/schema";
import { NoBattle, NothingLeft } from "./battle-end";
import { BattleSkeleton } from "./battle-skeleton";
import { BattleView } from "./battle-view";
import { ConsentScreen } from "./consent-screen";
import { clearDraft, pruneDrafts } from "./draft-storage";
import { requestJson } from "./request";
import { useBattles } from "./use-battles";

interface BattleRoomProps {
  readonly arena: Arena;
  readonly others: readonly { readonly slug: string; readonly name: string }[];
  readonly offer: ConsentOffer;
  readonly open: readonly Battle[];
  readonly persona: string | null;
  readonly textLimit: number;
}

/** The room of an arena: consent first, then one battle after the other, then a friendly end. */
export function BattleRoom({ arena, others, offer: firstOffer, open, persona, textLimit }: BattleRoomProps) {
  const [offer, setOffer] = useState(firstOffer);
  const [isAgreed, setIsAgreed] = useState(firstOffer.accepted !== null);
  const [isVoteWaiting, setIsVoteWaiting] = useState(false);
  // The first view of a visit leaves the focus where the page has it; each that replaces another takes it along.
  const [hasMovedOn, setHasMovedOn] = useState(false);
  const { addOne } = useJudged();
  const { current, trouble, advance, retry } = useBattles({ arena: arena.slug, persona, open, isEnabled: isAgreed });

  useEffect(() => pruneDrafts(Date.now()), []);

  // Drawing asks for consent as voting does: after a withdrawal in another tab, or a new version of the text.
  const needsConsent = trouble?.code === "consent_required";
  const askForConsent = useCallback(async () => {
    const answer = await requestJson<ConsentOffer>("GET", "/api/v1/consent");
    if (answer.isOk) setOffer(answer.data);
    setIsAgreed(false);
    setHasMovedOn(true);
  }, []);
  useEffect(() => {
    if (needsConsent) void askForConsent();
  }, [needsConsent, askForConsent]);

  const goOn = () => {
    if (current) clearDraft(current.id);
    setHasMovedOn(true);
    advance();
    window.scrollTo({ top: 0 });
  };

  if (!isAgreed) {
    return (
      <ConsentScreen
        offer={offer}
        isVoteWaiting={isVoteWaiting}
        takesFocus={hasMovedOn}
        onNewOffer={setOffer}
        onAccepted={() => {
          setIsAgreed(true);
          setIsVoteWaiting(false);
          setHasMovedOn(true);
          retry();
          window.scrollTo({ top: 0 });
        }}
      />
    );
  }
  if (current) {
    return (
      <BattleView
        key={current.id}
        battle={current}
        arena={arena}
        textLimit={textLimit}
        takesFocus={hasMovedOn}
        onStored={addOne}
        onNext={goOn}
        onConsentNeeded={() => {
          setIsVoteWaiting(true);
          void askForConsent();
        }}
      />
    );
  }
  if (trouble?.code === "nothing_left") {
    return <NothingLeft arenaSlug={arena.slug} persona={persona} others={others} onRetry={retry} />;
  }
  if (trouble && !needsConsent) return <NoBattle arenaSlug={arena.slug} trouble={trouble} onRetry={retry} />;
  return <BattleSkeleton />;
}
