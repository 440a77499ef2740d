"use client";

import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useJudged } from "@/components/ui/judged-count";
import type { ConsentOffer } from "@/lib/annotators/schema";
import { NoBattle, NothingLeft } from "./battle-end";
import { BattleSkeleton } from "./battle-skeleton";
import { ConsentScreen } from "./consent-screen";
import type { KeptDrafts } from "./keep-drafts";
import { requestJson } from "./request";
import type { JudgingWords } from "./trouble-words";
import { type DrawKind, type Drawn, useDraws } from "./use-draws";

/** What a room gives to the view of one thing to judge. */
export interface JudgingProps {
  /** What follows something else takes the focus; the first view of a visit leaves it where the page has it. */
  readonly takesFocus: boolean;
  readonly onStored: () => void;
  readonly onNext: () => void;
  readonly onConsentNeeded: () => void;
}

interface JudgingRoomProps<Item extends Drawn> {
  readonly arenaSlug: string;
  readonly others: readonly { readonly slug: string; readonly name: string }[];
  readonly offer: ConsentOffer;
  readonly open: readonly Item[];
  readonly persona: string | null;
  readonly kind: DrawKind<Item>;
  readonly words: JudgingWords;
  readonly drafts: Pick<KeptDrafts<never>, "clear" | "prune">;
  readonly children: (item: Item, judging: JudgingProps) => ReactNode;
}

/** The room of an arena: consent first, then one thing to judge after the other, then a friendly end. */
export function JudgingRoom<Item extends Drawn>(props: JudgingRoomProps<Item>) {
  const { arenaSlug, others, offer: firstOffer, open, persona, kind, words, drafts, children } = props;
  const [offer, setOffer] = useState(firstOffer);
  const [isAgreed, setIsAgreed] = useState(firstOffer.accepted !== null);
  const [isJudgementWaiting, setIsJudgementWaiting] = useState(false);
  // The first view of a visit leaves the focus where the page has it; each that replaces another takes it along.
  const [hasMovedOn, setHasMovedOn] = useState(false);
  const { addOne } = useJudged();
  const { current, trouble, advance, retry } = useDraws({ kind, arena: arenaSlug, persona, open, isEnabled: isAgreed });

  useEffect(() => drafts.prune(Date.now()), [drafts]);

  // Drawing asks for consent as judging does: after a withdrawal in another tab, or a new version of the text.
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
    if (current) drafts.clear(current.id);
    setHasMovedOn(true);
    advance();
    window.scrollTo({ top: 0 });
  };

  if (!isAgreed) {
    return (
      <ConsentScreen
        offer={offer}
        isVoteWaiting={isJudgementWaiting}
        takesFocus={hasMovedOn}
        onNewOffer={setOffer}
        onAccepted={() => {
          setIsAgreed(true);
          setIsJudgementWaiting(false);
          setHasMovedOn(true);
          retry();
          window.scrollTo({ top: 0 });
        }}
      />
    );
  }
  if (current) {
    return children(current, {
      takesFocus: hasMovedOn,
      onStored: addOne,
      onNext: goOn,
      onConsentNeeded: () => {
        setIsJudgementWaiting(true);
        void askForConsent();
      },
    });
  }
  if (trouble?.code === "nothing_left") {
    return <NothingLeft arenaSlug={arenaSlug} persona={persona} others={others} words={words} onRetry={retry} />;
  }
  if (trouble && !needsConsent) {
    return <NoBattle arenaSlug={arenaSlug} trouble={trouble} words={words} onRetry={retry} />;
  }
  return <BattleSkeleton thing={words.thing} />;
}
