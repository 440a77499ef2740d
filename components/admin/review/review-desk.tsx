"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useKeyReader } from "@/components/battle/use-keys";
import { Button, buttonClass } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";
import type { HeldText } from "@/lib/reviews/schema";
import { ReviewItem } from "./review-item";
import { type ReviewAction, readReviewKey } from "./review-keys";
import { publishedForm, stateWords } from "./review-words";
import { useReview } from "./use-review";

interface ReviewDeskProps {
  readonly texts: readonly HeldText[];
  /** Address of the next page; null on the last. */
  readonly nextHref: string | null;
  readonly serverNow: string;
}

/** The texts of a page, to be decided by mouse or by keyboard. What was typed stays until the text is decided. */
export function ReviewDesk({ texts, nextHref, serverNow }: ReviewDeskProps) {
  const router = useRouter();
  const review = useReview();
  const [currentId, setCurrentId] = useState<string | null>(texts[0]?.id ?? null);
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  const field = useRef<HTMLTextAreaElement>(null);
  // Known at once: an answer may come after somebody has gone on to another text.
  const place = useRef(currentId);
  const current = texts.find(({ id }) => id === currentId) ?? texts[0];

  const isOpen = (text: HeldText) => text.decidedAt === null && review.outcomeOf(text.id).decided === null;
  const draftOf = (id: string) => drafts[id] ?? null;

  function settleOn(id: string) {
    place.current = id;
    setCurrentId(id);
  }

  function goTo(text: HeldText | undefined) {
    if (!text) return;
    settleOn(text.id);
    focusText(text.id);
  }

  async function decided(text: HeldText, work: Promise<boolean>) {
    const index = texts.indexOf(text);
    settleOn(text.id);
    if ((await work) && place.current === text.id)
      goTo([...texts.slice(index + 1), ...texts.slice(0, index)].find(isOpen) ?? text);
  }

  const release = (text: HeldText) => decided(text, review.decide(text, { decision: "release", shown: text.shown }));
  const withhold = (text: HeldText) => decided(text, review.decide(text, { decision: "withhold" }));
  const sendEdit = (text: HeldText) =>
    decided(text, review.decide(text, { decision: "edit", text: draftOf(text.id) ?? "" }));

  function edit(text: HeldText) {
    settleOn(text.id);
    setDrafts((present) => ({ ...present, [text.id]: present[text.id] ?? publishedForm(text) }));
    // The field is there after this render.
    requestAnimationFrame(() => field.current?.focus());
  }

  function leaveEdit(text: HeldText) {
    // What was changed stays for later; what was not is no draft.
    if (draftOf(text.id) === publishedForm(text)) setDrafts(({ [text.id]: _, ...others }) => others);
    settleOn(text.id);
    focusText(text.id);
  }

  async function undo(id: string, decidedAt: string) {
    const from = place.current;
    if (!(await review.undo(id, decidedAt))) return;
    const text = texts.find((one) => one.id === id);
    if (place.current === from) goTo(text);
    // A page of decided texts, or one that was read anew since, does not have it as it is now.
    if (!text || text.decidedAt !== null) router.refresh();
  }

  function act(action: ReviewAction) {
    const place = current ? texts.indexOf(current) : -1;
    if (action === "next") goTo(texts[place + 1] ?? current);
    else if (action === "previous") goTo(texts[place - 1] ?? current);
    else if (action === "undo") {
      if (review.last) void undo(review.last.text.id, review.last.decided.decidedAt);
    } else if (current && isOpen(current)) {
      if (action === "release") void release(current);
      else if (action === "withhold") void withhold(current);
      else edit(current);
    }
  }
  useKeyReader(readReviewKey, act);

  const left = texts.filter(isOpen).length;
  const { last } = review;
  return (
    <>
      <ol aria-label="Texts" className="border-strong border-t">
        {texts.map((text) => (
          <li key={text.id} onFocus={() => settleOn(text.id)}>
            <ReviewItem
              text={text}
              outcome={review.outcomeOf(text.id)}
              isCurrent={text === current}
              draft={draftOf(text.id)}
              editRef={field}
              serverNow={serverNow}
              onRelease={() => release(text)}
              onWithhold={() => withhold(text)}
              onEdit={() => edit(text)}
              onType={(draft) => setDrafts((present) => ({ ...present, [text.id]: draft }))}
              onSendEdit={() => sendEdit(text)}
              onLeaveEdit={() => leaveEdit(text)}
              onUndo={(decidedAt) => undo(text.id, decidedAt)}
              onReadAgain={() => router.refresh()}
            />
          </li>
        ))}
      </ol>
      <div className="sticky bottom-0 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-strong border-t bg-paper py-3">
        <p role="status" className="text-[0.9375rem]/6">
          {last ? `${stateWords[last.decided.state]}. ${sayLeft(left)}` : sayLeft(left)}
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <span className="flex gap-x-4 text-[0.875rem] text-soft pointer-coarse:hidden">
            <span>
              <KeyHint>J</KeyHint> next
            </span>
            <span>
              <KeyHint>K</KeyHint> back
            </span>
          </span>
          {last ? (
            <Button aria-keyshortcuts="U" onClick={() => undo(last.text.id, last.decided.decidedAt)}>
              Undo <KeyHint>U</KeyHint>
            </Button>
          ) : null}
          {nextHref ? (
            <a href={nextHref} className={buttonClass(left === 0 ? "strong" : "hollow")}>
              Next page
            </a>
          ) : null}
        </div>
      </div>
    </>
  );
}

function sayLeft(left: number): string {
  if (left === 0) return "Nothing on this page waits.";
  return `${left} ${left === 1 ? "text waits" : "texts wait"} on this page.`;
}

function focusText(id: string): void {
  requestAnimationFrame(() => {
    const article = document.getElementById(`text-${id}`);
    article?.focus({ preventScroll: true });
    article?.scrollIntoView({ block: "nearest" });
  });
}
