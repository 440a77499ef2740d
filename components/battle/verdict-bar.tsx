"use client";

import { type KeyboardEvent, type MouseEvent, type ReactNode, type Ref, useId } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import type { Verdict } from "@/lib/votes/schema";
import { askFit } from "./question-words";
import { leavesEnter } from "./use-keys";
import type { InputKind } from "./use-telemetry";
import { verdictWords } from "./verdict-words";

interface VerdictBarProps {
  /** Who the question is about; null where it is the annotator. */
  readonly person: string | null;
  readonly chosen: Verdict | null;
  /** The questions below it are folded away. On a phone it goes with them, unless it has the focus. */
  readonly isFolded: boolean;
  readonly isLocked: boolean;
  readonly onChoose: (verdict: Verdict, input: InputKind) => void;
  readonly chosenRef: Ref<HTMLButtonElement>;
}

interface Option {
  readonly verdict: Verdict;
  readonly key: string;
  readonly shortcuts: string;
  /** On a phone A and B stand above the two others; the order of reading stays. */
  readonly place: string;
}

const options: readonly Option[] = [
  { verdict: "left", key: "←", shortcuts: "ArrowLeft A", place: "order-1" },
  { verdict: "tie", key: "T", shortcuts: "T", place: "order-3" },
  { verdict: "both_bad", key: "X", shortcuts: "X", place: "order-4" },
  { verdict: "right", key: "→", shortcuts: "ArrowRight B", place: "order-2" },
];

/** The question and its four answers, in one row once one is given. It can be changed until it is sent. */
export function VerdictBar({ person, chosen, isFolded, isLocked, onChoose, chosenRef }: VerdictBarProps) {
  const questionId = useId();
  const question = askFit(person);
  const isAnswered = chosen !== null;
  return (
    <fieldset
      aria-labelledby={questionId}
      className={`mx-auto w-full min-w-0 max-w-[66.5rem] shrink-0 ${isAnswered ? "lg:flex lg:items-center lg:gap-8" : ""} ${
        isFolded ? foldedClass : ""
      }`}
    >
      <h2
        id={questionId}
        className={`text-[1.25rem]/7 ${isAnswered ? "shrink-0 text-center max-md:sr-only max-lg:mb-2 lg:max-w-[20rem] lg:text-left" : "mb-2 text-center md:mb-3"}`}
      >
        {question.before}
        <span className="text-accent">{question.whom}</span>
        {question.after}
      </h2>
      <div
        className={`grid grow gap-2 md:grid-cols-[2fr_1fr_1fr_2fr] md:gap-3 ${isAnswered ? "grid-cols-4" : "grid-cols-2"}`}
      >
        {options.map(({ verdict, key, shortcuts, place }) => {
          const isChosen = chosen === verdict;
          const hint = <KeyHint>{key}</KeyHint>;
          const [first, ...rest] = verdictWords[verdict].split(" ");
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
              className={`inline-flex min-h-11 items-center justify-center gap-3 rounded-md border px-2 font-medium text-[0.9375rem] transition-colors md:text-base ${isAnswered ? "max-md:gap-1.5" : `md:order-none md:min-h-[3.25rem] ${place}`} ${
                isChosen ? "border-accent bg-accent text-on-accent" : "border-strong bg-paper text-ink hover:border-ink"
              }`}
            >
              {verdict === "right" ? null : hint}
              <span>
                {first} <span className={isAnswered ? "max-md:sr-only" : ""}>{rest.join(" ")}</span>
              </span>
              {verdict === "right" ? hint : null}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

/** Out of sight, and back as soon as the focus is in it. */
const foldedClass = "max-md:not-focus-within:sr-only";

interface BottomBarProps {
  readonly children: ReactNode;
  readonly barRef: Ref<HTMLDivElement>;
}

/**
 * The bar itself: always in reach at the foot of the screen, whatever stands in it, and never over more than 45 % of it. It has its
 * place in the page as well, so that the page scrolls everything above it into the free part.
 */
export function BottomBar({ children, barRef }: BottomBarProps) {
  return (
    <div
      ref={barRef}
      data-bar
      className="sticky bottom-0 z-20 flex max-h-[45dvh] flex-col overflow-y-auto border-strong border-t bg-raised px-3.5 pt-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))] md:px-10 md:pt-3 md:pb-3"
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
