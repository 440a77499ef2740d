"use client";

import { type ReactNode, type Ref, useId } from "react";
import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";

interface AnswerSheetProps {
  /** What was answered so far, in a word or two: the strip says it. */
  readonly answer: string;
  readonly isFolded: boolean;
  readonly onToggleFold: () => void;
  readonly onShowKeys: () => void;
  readonly isSending: boolean;
  /** What the button says that sends: "Send the vote". */
  readonly sendLabel: string;
  /** What stands beside the handle while the questions are open. */
  readonly beside?: ReactNode;
  readonly bodyRef?: Ref<HTMLDivElement>;
  readonly handleRef?: Ref<HTMLButtonElement>;
  /** The questions. */
  readonly children: ReactNode;
}

/** Of the form, or the part of one, that holds a sheet and nothing else: in a bar that may not grow, its questions shrink. */
export function sheetClass(isFolded: boolean): string {
  return `mx-auto mt-2 flex w-full max-w-[66.5rem] flex-col ${isFolded ? "" : "min-h-40"}`;
}

/**
 * The questions of a form, which scroll in themselves, over a strip of one line that stays where it is: the handle that folds them away,
 * and the button that sends. What is judged can be seen at any moment.
 */
export function AnswerSheet(props: AnswerSheetProps) {
  const { answer, isFolded, onToggleFold, onShowKeys, isSending, sendLabel, beside, bodyRef, handleRef, children } =
    props;
  const bodyId = useId();
  const [verb, ...rest] = sendLabel.split(" ");
  return (
    <>
      <div
        id={bodyId}
        ref={bodyRef}
        hidden={isFolded}
        data-sheet={isFolded ? "folded" : "open"}
        // The margin leaves room for the ring of the focus.
        className="-mx-1.5 relative min-h-24 overflow-y-auto px-1.5 pt-1 pb-3 motion-safe:animate-reveal"
      >
        {children}
      </div>
      <div className={`flex shrink-0 items-center gap-x-2 md:gap-x-4 ${isFolded ? "" : "border-rule border-t pt-2"}`}>
        <Button
          ref={handleRef}
          kind="quiet"
          aria-expanded={!isFolded}
          aria-controls={bodyId}
          aria-keyshortcuts="F"
          onClick={onToggleFold}
          className={`-ml-2 ${isFolded ? "min-w-0 grow justify-start text-left md:grow-0" : "shrink-0"}`}
        >
          <Chevron isUp={isFolded} />
          {isFolded ? (
            <span>
              Your answer: <span className="text-ink">{answer}</span> · questions
            </span>
          ) : (
            "Fold"
          )}
          <KeyHint>F</KeyHint>
        </Button>
        {isFolded ? null : beside}
        <p className="ml-auto text-right text-[0.875rem]/5 text-soft max-lg:hidden">
          All optional.{" "}
          <span className="pointer-coarse:hidden">
            <KeyHint>Ctrl Enter</KeyHint> sends from a text, <KeyHint>Esc</KeyHint> goes back.{" "}
            <button type="button" aria-keyshortcuts="?" onClick={onShowKeys} className="prose-link py-2 text-ink">
              All keys
            </button>{" "}
            <KeyHint>?</KeyHint>
          </span>
        </p>
        <Button
          kind="strong"
          type="submit"
          aria-keyshortcuts="Enter Control+Enter"
          className="shrink-0 max-lg:ml-auto max-md:px-4"
        >
          {isSending ? (
            "Sending"
          ) : (
            <span>
              {verb} <span className="max-md:sr-only">{rest.join(" ")}</span>
            </span>
          )}
          <KeyHint>Enter</KeyHint>
        </Button>
      </div>
    </>
  );
}

/** Up where it opens, down where it folds. */
function Chevron({ isUp }: { readonly isUp: boolean }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 12 12"
      className={`size-3 shrink-0 fill-none stroke-current ${isUp ? "" : "rotate-180"}`}
    >
      <path d="M1.5 8.5 6 4l4.5 4.5" strokeWidth="1.5" />
    </svg>
  );
}
