"use client";

import { type KeyboardEvent, type MouseEvent, type ReactNode, type Ref, useId } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import type { Verdict } from "@/lib/votes/schema";
import { askFit } from "./question-words";
import { leavesEnter } from "./use-keys";
import type { InputKind } from "./use-telemetry";

interface VerdictBarProps {
  /** Who the question is about; null where it is the annotator. */
  readonly person: string | null;
  readonly chosen: Verdict | null;
  readonly isLocked: boolean;
  readonly onChoose: (verdict: Verdict, input: InputKind) => void;
  readonly chosenRef: Ref<HTMLButtonElement>;
}

interface Option {
  readonly verdict: Verdict;
  readonly text: string;
  readonly key: string;
  readonly shortcuts: string;
  /** On a phone A and B stand above the two others; the order of reading stays. */
  readonly place: string;
}

const options: readonly Option[] = [
  { verdict: "left", text: "A fits better", key: "←", shortcuts: "ArrowLeft A", place: "order-1" },
  { verdict: "tie", text: "Equally", key: "T", shortcuts: "T", place: "order-3" },
  { verdict: "both_bad", text: "Neither", key: "X", shortcuts: "X", place: "order-4" },
  { verdict: "right", text: "B fits better", key: "→", shortcuts: "ArrowRight B", place: "order-2" },
];

/** The question and its four answers. An answer can be changed until it is sent. */
export function VerdictBar({ person, chosen, isLocked, onChoose, chosenRef }: VerdictBarProps) {
  const questionId = useId();
  const question = askFit(person);
  return (
    <fieldset aria-labelledby={questionId} className="min-w-0">
      <h2 id={questionId} className="mb-2 text-center text-[1.25rem]/7 md:mb-3">
        {question.before}
        <span className="text-accent">{question.whom}</span>
        {question.after}
      </h2>
      <div className="mx-auto grid max-w-[66.5rem] grid-cols-2 gap-2 md:grid-cols-[2fr_1fr_1fr_2fr] md:gap-3">
        {options.map(({ verdict, text, key, shortcuts, place }) => {
          const isChosen = chosen === verdict;
          const hint = <KeyHint>{key}</KeyHint>;
          return (
            <button
              key={verdict}
              ref={isChosen ? chosenRef : null}
              type="button"
              aria-pressed={isChosen}
              // Not `disabled`, which would drop the focus while a vote is on its way.
              aria-disabled={isLocked}
              aria-keyshortcuts={shortcuts}
              {...leavesEnter}
              onKeyDown={isChosen ? scrollBySpace : undefined}
              // The second half of a double click may have been meant for what stood here before.
              onClick={(event) => (event.detail > 1 ? undefined : onChoose(verdict, inputOf(event)))}
              className={`inline-flex min-h-11 items-center justify-center gap-3 rounded-md border px-2 font-medium text-[0.9375rem] transition-colors md:order-none md:min-h-[3.25rem] md:text-base ${place} ${
                isChosen ? "border-accent bg-accent text-on-accent" : "border-strong bg-paper text-ink hover:border-ink"
              }`}
            >
              {verdict === "right" ? null : hint}
              {text}
              {verdict === "right" ? hint : null}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

/** The bar itself: always in reach at the foot of the screen, whatever stands in it. What it cannot scroll, the page does. */
export function BottomBar({
  children,
  barRef,
}: {
  readonly children: ReactNode;
  readonly barRef: Ref<HTMLDivElement>;
}) {
  return (
    <div
      ref={barRef}
      className="sticky bottom-0 z-20 max-h-[72dvh] md:max-h-[82dvh] overflow-y-auto border-strong border-t bg-raised px-3.5 pt-2.5 pb-[max(0.875rem,env(safe-area-inset-bottom))] md:px-10 md:pt-3.5 md:pb-5"
    >
      {children}
    </div>
  );
}

/** The chosen verdict has nothing more to give by Space, which scrolls the page as where nothing has the focus. */
function scrollBySpace(event: KeyboardEvent): void {
  if (event.key !== " " || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const direction = event.shiftKey ? -1 : 1;
  window.scrollBy({ top: direction * window.innerHeight * 0.6, behavior: isStill ? "instant" : "smooth" });
}

// A click without a pointer was made by a key.
function inputOf({ nativeEvent, detail }: MouseEvent): InputKind {
  const kind = nativeEvent instanceof PointerEvent ? nativeEvent.pointerType : "";
  if (kind === "touch") return "touch";
  return detail === 0 ? "key" : "pointer";
}
