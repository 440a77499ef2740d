import type { Ref } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import type { InterviewStepView } from "@/lib/personas/own/schema";
import type { StepAction } from "./read-step-key";

interface QuestionStepProps {
  readonly question: Extract<InterviewStepView, { kind: "question" }>;
  readonly headingId: string;
  readonly headingRef: Ref<HTMLHeadingElement>;
  readonly isWaiting: boolean;
  readonly onAct: (action: StepAction) => void;
}

/** A question with five answers between its two ends. */
export function QuestionStep({ question, headingId, headingRef, isWaiting, onAct }: QuestionStepProps) {
  const { text, low, high } = question;
  const answers = [low, `rather: ${low}`, "in between", `rather: ${high}`, high];
  return (
    <fieldset aria-labelledby={headingId} className="mt-6 min-w-0 motion-safe:animate-reveal">
      <h2 id={headingId} ref={headingRef} tabIndex={-1} className="min-h-[4.5rem] text-[1.75rem]/9 md:min-h-0">
        {text}
      </h2>
      <div className="mt-6 grid grid-cols-2 gap-6 text-[1.0625rem]/6">
        <p aria-hidden="true">{low}</p>
        <p aria-hidden="true" className="text-right">
          {high}
        </p>
      </div>
      <div className="mt-3 grid grid-cols-5 gap-2 md:gap-3">
        {answers.map((answer, at) => (
          <button
            key={answer}
            type="button"
            aria-label={`${at + 1}: ${answer}`}
            aria-disabled={isWaiting}
            aria-keyshortcuts={String(at + 1)}
            // The second half of a double click was meant for the question before.
            onClick={(event) => (event.detail > 1 ? undefined : onAct({ type: "answer", answer: at + 1 }))}
            className="inline-flex min-h-[3.25rem] items-center justify-center rounded-md border border-strong bg-paper text-ink transition-colors hover:border-ink"
          >
            <span className="figures hidden pointer-coarse:inline">{at + 1}</span>
            <KeyHint>{at + 1}</KeyHint>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
