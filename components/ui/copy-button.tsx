"use client";

import { useState } from "react";

type State = "idle" | "copied" | "refused";

const words: Record<State, string> = {
  idle: "Copy",
  copied: "Copied",
  refused: "Not allowed here: select it",
};

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for people who do not see what it stands beside. */
  readonly what: string;
}

/** Puts a text on the clipboard and says so; a browser that does not permit it leaves the text to be selected. */
export function CopyButton({ text, what }: CopyButtonProps) {
  const [state, setState] = useState<State>("idle");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      // Without https or a permission there is no clipboard; the button says what to do instead.
      setState("refused");
    }
  };
  return (
    <button
      type="button"
      onClick={copy}
      onBlur={() => setState("idle")}
      className="inline-flex min-h-8 items-center px-2 text-[0.875rem] text-soft hover:text-ink pointer-coarse:min-h-11"
    >
      <span aria-live="polite">{words[state]}</span>
      <span className="sr-only"> {what}</span>
    </button>
  );
}
