"use client";

import { useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { explainProblem } from "@/components/ui/explain-problem";
import { KeyHint } from "@/components/ui/key-hint";
import { Label } from "@/components/ui/label";
import { Notice } from "@/components/ui/notice";
import type { NextStepAnswer, OwnEvidence } from "@/lib/personas/own/schema";
import { PairStep } from "./pair-step";
import { QuestionStep } from "./question-step";
import { readStepKey, type StepAction } from "./read-step-key";
import { useInterview } from "./use-interview";

interface InterviewProps {
  readonly evidence: OwnEvidence;
  readonly isEnabled: boolean;
  readonly first: NextStepAnswer;
  readonly onEvidence: (evidence: OwnEvidence) => void;
  /** Goes back to what is saved; null where nothing is. */
  readonly onCancel: (() => void) | null;
  /** Nothing is left to ask, or nothing more is wanted. */
  readonly onDone: (axes: NextStepAnswer["axes"]) => void;
}

/** One question a screen, then four pairs. All by keyboard; each can be skipped and gone back to. */
export function Interview({ evidence, isEnabled, first, onEvidence, onCancel, onDone }: InterviewProps) {
  const { shown, isWaiting, trouble, act, leave, retry } = useInterview({ evidence, isEnabled, first, onEvidence });
  const heading = useRef<HTMLHeadingElement>(null);
  const hasMovedOn = useRef(false);
  const headingId = useId();
  const step = shown?.step ?? null;
  const stepKey = step === null || step.kind === "done" ? null : step.key;
  const canGoBack = evidence.answers.length + evidence.verdicts.length > 0;

  useEffect(() => {
    if (shown?.step.kind === "done" && !isWaiting) onDone(shown.axes);
  }, [shown, isWaiting, onDone]);

  // The first question leaves the focus where the page has it; each that follows an answer takes it along.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is what this is about
  useEffect(() => {
    if (hasMovedOn.current) heading.current?.focus({ preventScroll: true });
  }, [stepKey]);

  const perform = useRef<(action: StepAction) => void>(act);
  perform.current = (action) => {
    hasMovedOn.current = true;
    act(action);
  };
  const current = useRef({ step, isWaiting });
  current.current = { step, isWaiting };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
      const { step, isWaiting } = current.current;
      if (event.defaultPrevented || hasModifier || event.repeat || !step || isWaiting) return;
      if (event.target instanceof Element && event.target.matches("input, textarea, select")) return;
      const action = readStepKey(event.key, step);
      if (!action) return;
      event.preventDefault();
      perform.current(action);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  if (!step || step.kind === "done") {
    return trouble ? <Trouble text={explainProblem(trouble)} onRetry={retry} /> : <p role="status">One moment.</p>;
  }
  const { progress } = step;
  const place = `Step ${progress.done + 1} of ${progress.of}`;
  return (
    <section aria-labelledby={headingId} className="max-w-[66rem]" aria-busy={isWaiting}>
      <div className="flex items-center gap-4">
        <Label className="shrink-0 whitespace-nowrap">{place}</Label>
        <progress aria-label="How far you are" value={progress.done} max={progress.of} className="progress-line" />
      </div>
      {step.kind === "question" ? (
        <QuestionStep
          key={step.key}
          question={step}
          headingId={headingId}
          headingRef={heading}
          isWaiting={isWaiting}
          onAct={perform.current}
        />
      ) : (
        <PairStep
          key={step.key}
          pair={step}
          headingId={headingId}
          headingRef={heading}
          isWaiting={isWaiting}
          onAct={perform.current}
        />
      )}
      {trouble ? <Trouble text={explainProblem(trouble)} onRetry={retry} /> : null}
      <div className="mt-7 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          aria-disabled={!canGoBack}
          aria-keyshortcuts="Backspace"
          onClick={() => perform.current({ type: "back" })}
          className={canGoBack ? "" : "text-faint"}
        >
          Back <KeyHint>⌫</KeyHint>
        </Button>
        <Button aria-keyshortcuts="S" onClick={() => perform.current({ type: "skip" })}>
          Skip <KeyHint>S</KeyHint>
        </Button>
        <Button kind="quiet" onClick={() => leave("all")}>
          That is enough
        </Button>
        {onCancel ? (
          <Button kind="quiet" onClick={onCancel}>
            Keep what is saved
          </Button>
        ) : null}
      </div>
      <p aria-live="polite" className="sr-only">
        {place}
      </p>
    </section>
  );
}

function Trouble({ text, onRetry }: { readonly text: string; readonly onRetry: () => void }) {
  return (
    <Notice role="alert" className="mt-6">
      Your answer is kept here, but the next question did not come. {text}{" "}
      <button type="button" onClick={onRetry} className="prose-link min-h-11 px-1">
        Try again
      </button>
    </Notice>
  );
}
