import { type RefObject, useId } from "react";
import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";
import { Label } from "@/components/ui/label";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { HeldText } from "@/lib/reviews/schema";
import { MarkedText } from "./marked-text";
import { describeText, explainRefusal, publishedForm, stateWords } from "./review-words";
import type { TextOutcome } from "./use-review";

interface ReviewItemProps {
  readonly text: HeldText;
  readonly outcome: TextOutcome;
  readonly isCurrent: boolean;
  /** What was typed in its place; null while it is not edited. */
  readonly draft: string | null;
  readonly editRef: RefObject<HTMLTextAreaElement | null>;
  readonly serverNow: string;
  readonly onRelease: () => void;
  readonly onWithhold: () => void;
  readonly onEdit: () => void;
  readonly onType: (draft: string) => void;
  readonly onSendEdit: () => void;
  readonly onLeaveEdit: () => void;
  /** Takes back the decision of this moment. */
  readonly onUndo: (decidedAt: string) => void;
  readonly onReadAgain: () => void;
}

/** One text with what may be done with it, or what was. */
export function ReviewItem(props: ReviewItemProps) {
  const { text, outcome, isCurrent, serverNow } = props;
  const headingId = useId();
  const decided = outcome.decided ?? (text.decidedAt === null ? null : storedDecision(text));
  return (
    <article
      id={`text-${text.id}`}
      tabIndex={-1}
      aria-labelledby={headingId}
      aria-current={isCurrent ? "true" : undefined}
      aria-busy={outcome.isSending}
      className={`scroll-mt-6 scroll-mb-32 border-b border-b-rule border-l-2 py-6 pl-4 outline-none md:pl-6 ${
        isCurrent ? "border-l-ink" : "border-l-transparent"
      }`}
    >
      <Label as="h2" id={headingId}>
        {describeText(text)}
      </Label>
      <div className="mt-3 max-w-[62ch]">
        <MarkedText pieces={text.pieces} />
      </div>
      <p className="mt-3 max-w-[46rem] text-[0.875rem]/6 text-soft [overflow-wrap:anywhere]">
        Asked was: {text.prompt} <span aria-hidden="true">·</span> Held{" "}
        <RelativeTime moment={text.heldAt} serverNow={serverNow} />
      </p>
      {decided ? <Done {...props} decided={decided} /> : <Choices {...props} />}
      {outcome.problem ? <Trouble {...props} /> : null}
    </article>
  );
}

interface StoredDecision {
  readonly state: HeldText["state"];
  readonly decidedAt: string;
  /** Words that were put in its place. */
  readonly edited: string | null;
}

function storedDecision({ state, decidedAt, edited }: HeldText): StoredDecision {
  return { state, decidedAt: decidedAt!, edited };
}

function Done({
  text,
  outcome,
  decided,
  onUndo,
}: ReviewItemProps & { readonly decided: StoredDecision | NonNullable<TextOutcome["decided"]> }) {
  const edited = "edited" in decided ? decided.edited : editedIn(text, decided.published);
  return (
    <div className="mt-4 flex flex-col items-start gap-2">
      <p className="text-[0.9375rem]/6">
        <span className="font-medium">{stateWords[decided.state]}.</span>{" "}
        {decided.state === "withheld"
          ? "Releases are without it."
          : edited === null
            ? "Later releases have it, with what is struck through replaced."
            : "Later releases have in its place:"}
      </p>
      {edited === null ? null : (
        <p className="max-w-[62ch] whitespace-pre-wrap border-strong border-l pl-3 font-serif text-[1.0625rem]/7 [overflow-wrap:anywhere]">
          {edited}
        </p>
      )}
      <Button
        aria-label={`Take back: ${stateWords[decided.state].toLowerCase()}, ${describeText(text)}`}
        aria-disabled={outcome.isSending}
        onClick={() => onUndo(decided.decidedAt)}
      >
        Take back
      </Button>
    </div>
  );
}

/** Null where it was released as it is shown. */
function editedIn(text: HeldText, published: string | null): string | null {
  return published === publishedForm(text) ? null : published;
}

function Choices({
  outcome,
  isCurrent,
  draft,
  editRef,
  onRelease,
  onWithhold,
  onEdit,
  onType,
  onSendEdit,
  onLeaveEdit,
}: ReviewItemProps) {
  const fieldId = useId();
  const hint = (key: string) => (isCurrent ? <KeyHint>{key}</KeyHint> : null);
  if (draft === null || !isCurrent) {
    return (
      <div className="mt-4 flex flex-wrap gap-3">
        <Button aria-keyshortcuts="R" aria-disabled={outcome.isSending} onClick={onRelease}>
          Release {hint("R")}
        </Button>
        <Button aria-keyshortcuts="W" aria-disabled={outcome.isSending} onClick={onWithhold}>
          Withhold {hint("W")}
        </Button>
        <Button aria-keyshortcuts="E" aria-disabled={outcome.isSending} onClick={onEdit}>
          {draft === null ? "Edit and release" : "Go on editing"} {hint("E")}
        </Button>
      </div>
    );
  }
  return (
    <form
      className="mt-4 max-w-[46rem]"
      onSubmit={(event) => {
        event.preventDefault();
        onSendEdit();
      }}
    >
      <label htmlFor={fieldId} className="block text-[0.9375rem]/6 font-medium">
        What releases have in its place
      </label>
      <p id={`${fieldId}-help`} className="text-[0.875rem]/6 text-soft">
        What is sure is replaced here as well. Ctrl and Enter release it, Escape leaves it as it is.
      </p>
      <textarea
        ref={editRef}
        id={fieldId}
        aria-describedby={`${fieldId}-help`}
        value={draft}
        maxLength={4000}
        rows={4}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onLeaveEdit();
          else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSendEdit();
          else return;
          event.preventDefault();
        }}
        className="mt-2 block w-full rounded-md border border-strong bg-raised px-3 py-2 font-serif text-[1.0625rem]/7"
      />
      <div className="mt-3 flex flex-wrap gap-3">
        <Button type="submit" kind="strong" aria-disabled={outcome.isSending}>
          Release in these words
        </Button>
        <Button kind="quiet" onClick={onLeaveEdit}>
          Leave it as it is
        </Button>
      </div>
    </form>
  );
}

function Trouble({ outcome, draft, onUndo, onReadAgain }: ReviewItemProps) {
  const { code, body } = outcome.problem!;
  const decidedAt = code === "already_decided" && typeof body.decidedAt === "string" ? body.decidedAt : null;
  return (
    <Notice role="alert" className="mt-4 max-w-[46rem]">
      {explainRefusal(outcome.problem!)} {draft?.trim() ? "What you wrote is kept here." : null}
      <span className="mt-1 flex flex-wrap gap-x-3">
        {decidedAt ? (
          <Button kind="quiet" className="px-0! underline" onClick={() => onUndo(decidedAt)}>
            Take that decision back
          </Button>
        ) : null}
        {["already_decided", "review_outdated", "held_text_not_found"].includes(code) ? (
          <Button kind="quiet" className="px-0! underline" onClick={onReadAgain}>
            Read the queue again
          </Button>
        ) : null}
      </span>
    </Notice>
  );
}
