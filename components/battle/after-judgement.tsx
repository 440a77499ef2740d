"use client";

import { type Ref, useId } from "react";
import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";

interface AfterJudgementProps {
  /** What became of it, then who made what. */
  readonly said: readonly string[];
  /** What was typed and not stored. */
  readonly unsent: readonly string[];
  /** The button that leads on: "Next pair". */
  readonly next: string;
  readonly onNext: () => void;
  readonly headingRef: Ref<HTMLHeadingElement>;
}

/** The bar when a judgement is over: what became of it, and the next one key away. */
export function AfterJudgement({ said, unsent, next, onNext, headingRef }: AfterJudgementProps) {
  const headingId = useId();
  const [first, ...rest] = said;
  return (
    <section aria-labelledby={headingId} className="mx-auto max-w-[66.5rem] motion-safe:animate-reveal">
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 md:flex-nowrap">
        <h2 id={headingId} ref={headingRef} tabIndex={-1} className="text-[1.25rem]/7">
          <span className="text-soft">{first}</span> {rest.join(" ")}
        </h2>
        <Button kind="strong" aria-keyshortcuts="Enter N" onClick={onNext} className="max-md:w-full md:shrink-0">
          {next} <KeyHint>Enter</KeyHint>
        </Button>
      </div>
      <Unsent texts={unsent.filter((text) => text.trim() !== "")} />
    </section>
  );
}

/** What was typed and could not be stored stays readable, to be copied. */
function Unsent({ texts }: { readonly texts: readonly string[] }) {
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
