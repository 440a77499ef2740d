"use client";

import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

interface TakeBackProps {
  /** Whether there is a persona of one's own that would be erased. */
  readonly hasPersona: boolean;
  /** Takes the whole consent back. */
  readonly takeBack: () => Promise<void>;
}

/** The way out of the consent. It erases what does not come back, so it asks once more, in its own place. */
export function TakeBack({ hasPersona, takeBack }: TakeBackProps) {
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
        Take it all back
      </Button>
    );
  }
  return (
    <form
      action={takeBack}
      aria-labelledby={questionId}
      onKeyDown={(event) => {
        if (event.key === "Escape") setIsAsking(false);
      }}
      className="mt-4 border-strong border-y py-4"
    >
      <p ref={question} id={questionId} tabIndex={-1} className="text-[0.9375rem]/6">
        {hasPersona
          ? "This erases your persona for good and your own boards, and leaves your votes out of every later release."
          : "This erases your own boards and leaves your votes out of every later release."}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button type="submit">{hasPersona ? "Take it all back, erase my persona" : "Take it all back now"}</Button>
        <Button kind="quiet" onClick={() => setIsAsking(false)}>
          Keep it
        </Button>
      </div>
    </form>
  );
}
