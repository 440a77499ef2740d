"use client";

import type { Ref } from "react";
import { AfterJudgement } from "./after-judgement";
import type { BattleState } from "./battle-state";
import { sayOutcome } from "./say-outcome";

interface AfterVoteProps {
  readonly state: BattleState;
  readonly person: string | null;
  readonly onNext: () => void;
  readonly headingRef: Ref<HTMLHeadingElement>;
}

/** The bar when a battle is over. What was typed for a pair that took no vote stays. */
export function AfterVote({ state, person, onNext, headingRef }: AfterVoteProps) {
  const isStored = state.phase === "revealed" && !state.hadVote;
  const { left, right, general } = state.draft.texts;
  return (
    <AfterJudgement
      said={sayOutcome(state, person)}
      unsent={isStored ? [] : [left, right, general]}
      next="Next pair"
      onNext={onNext}
      headingRef={headingRef}
    />
  );
}
