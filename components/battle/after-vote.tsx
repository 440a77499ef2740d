"use client";

import { type Ref, useId } from "react";
import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";
import type { BattleState } from "./battle-state";
import type { Draft } from "./draft";
import { sayOutcome } from "./say-outcome";

interface AfterVoteProps {
  readonly state: BattleState;
  readonly person: string | null;
  readonly onNext: () => void;
  readonly headingRef: Ref<HTMLHeadingElement>;
}

/** The bar when a battle is over: what became of the vote, and the next pair one key away. */
export function AfterVote({ state, person, onNext, headingRef }: AfterVoteProps) {
  const headingId = useId();
  const [first, ...rest] = sayOutcome(state, person);
  const isStored = state.phase === "revealed" && !state.hadVote;
  return (
    <section aria-labelledby={headingId} className="mx-auto max-w-[66.5rem] motion-safe:animate-reveal">
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 md:flex-nowrap">
        <h2 id={headingId} ref={headingRef} tabIndex={-1} className="text-[1.25rem]/7">
          <span className="text-soft">{first}</span> {rest.join(" ")}
        </h2>
        <Button kind="strong" aria-keyshortcuts="Enter N" onClick={onNext} className="max-md:w-full md:shrink-0">
          Next pair <KeyHint>Enter</KeyHint>
        </Button>
      </div>
      {isStored ? null : <Unsent draft={state.draft} />}
    </section>
  );
}

/** What was typed for a pair that took no vote stays readable, to be copied. */
function Unsent({ draft }: { readonly draft: Draft }) {
  const texts = [draft.texts.left, draft.texts.right, draft.texts.general].filter((text) => text.trim() !== "");
  if (texts.length === 0) return null;
  return (
    <details className="mt-3 text-[0.9375rem]/6">
      <summary className="min-h-11 py-2.5 text-soft">What you wrote</summary>
      {texts.map((text) => (
        <p key={text} className="mb-2 whitespace-pre-wrap">
          {text}
        </p>
      ))}
    </details>
  );
}
