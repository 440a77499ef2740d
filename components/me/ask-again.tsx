"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

interface AskAgainProps {
  /** What the button says that asks. */
  readonly opener: string;
  /** What is done for good, in a sentence or two. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly action: () => Promise<void>;
}

/** A way to erase what does not come back: it asks once more, in its own place. */
export function AskAgain({ opener: openerText, children, confirm, action }: AskAgainProps) {
  const [isAsking, setIsAsking] = useState(false);
  const question = useRef<HTMLParagraphElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  const questionId = useId();

  // The focus goes to the question, and back to the button that asked for it.
  useEffect(() => {
    if (isAsking) question.current?.focus();
    else if (wasAsking.current) opener.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);

  if (!isAsking) {
    return (
      <Button ref={opener} kind="quiet" className="mt-2 -ml-2" onClick={() => setIsAsking(true)}>
        {openerText}
      </Button>
    );
  }
  return (
    <form
      action={action}
      aria-labelledby={questionId}
      onKeyDown={(event) => {
        if (event.key === "Escape") setIsAsking(false);
      }}
      className="mt-4 max-w-[44rem] border-strong border-y py-4"
    >
      <p ref={question} id={questionId} tabIndex={-1} className="text-[0.9375rem]/6">
        {children}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button type="submit">{confirm}</Button>
        <Button kind="quiet" onClick={() => setIsAsking(false)}>
          Keep it
        </Button>
      </div>
    </form>
  );
}
