"use client";

import { type RefObject, useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";
import type { Arena } from "@/lib/arenas/schema";
import type { Confidence } from "@/lib/votes/schema";
import { AnswerSheet, sheetClass } from "./answer-sheet";
import type { BattleEvent } from "./battle-state";
import { chipGroups } from "./chip-groups";
import { Choice } from "./choice";
import type { Draft, Quality, TextField } from "./draft";
import { FeedbackField } from "./feedback-field";
import { FurtherQuestions } from "./further-questions";
import { askConfidence, askMissing, askQuality } from "./question-words";
import { ReasonChips } from "./reason-chips";
import { keepsVerdict } from "./use-keys";
import { verdictWords } from "./verdict-words";

interface DetailsFormProps {
  readonly arena: Pick<Arena, "chips" | "criteria">;
  /** Who the questions are about; null where it is the annotator. */
  readonly person: string | null;
  readonly draft: Draft;
  readonly textLimit: number;
  readonly isSending: boolean;
  readonly isFolded: boolean;
  readonly onToggleFold: () => void;
  readonly isFurtherOpen: boolean;
  readonly onToggleFurther: () => void;
  readonly onShowKeys: () => void;
  readonly bodyRef: RefObject<HTMLDivElement | null>;
  readonly onChange: (event: BattleEvent) => void;
  readonly onSend: () => void;
}

const qualities: readonly { readonly value: Quality; readonly text: string; readonly key: string }[] = [
  { value: "left", text: "A", key: "1" },
  { value: "tie", text: "the same", key: "2" },
  { value: "right", text: "B", key: "3" },
];

const confidences: readonly { readonly value: Confidence; readonly text: string; readonly key: string }[] = [
  { value: "sure", text: "sure", key: "4" },
  { value: "leaning", text: "leaning", key: "5" },
  { value: "guess", text: "a guess", key: "6" },
];

/** Why, in as many words as one likes. All of it is optional; Enter sends. */
export function DetailsForm(props: DetailsFormProps) {
  const { arena, person, draft, textLimit, isSending, isFolded, isFurtherOpen, onToggleFurther, onChange, onSend } =
    props;
  const { bodyRef } = props;
  const furtherId = useId();
  const further = useRef<HTMLDivElement>(null);
  const wasFurtherOpen = useRef(isFurtherOpen);
  // What was opened just now comes into sight inside the sheet; the page stays where it is.
  useEffect(() => {
    if (isFurtherOpen && !wasFurtherOpen.current) bodyRef.current?.scrollTo({ top: further.current?.offsetTop ?? 0 });
    wasFurtherOpen.current = isFurtherOpen;
  }, [isFurtherOpen, bodyRef]);
  const fields: readonly { readonly field: TextField; readonly text: string }[] = [
    { field: "left", text: askMissing(person, "A") },
    { field: "right", text: askMissing(person, "B") },
    { field: "general", text: "Anything else?" },
  ];
  const groups = draft.verdict ? chipGroups(draft.verdict) : [];
  return (
    <form
      {...keepsVerdict}
      aria-label="Your reasons, optional"
      aria-busy={isSending}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
      className={sheetClass(isFolded)}
    >
      <AnswerSheet
        answer={draft.verdict ? verdictWords[draft.verdict] : ""}
        isFolded={isFolded}
        onToggleFold={props.onToggleFold}
        onShowKeys={props.onShowKeys}
        isSending={isSending}
        sendLabel="Send the vote"
        bodyRef={bodyRef}
        beside={
          <Button
            kind="quiet"
            aria-expanded={isFurtherOpen}
            aria-controls={furtherId}
            aria-keyshortcuts="M"
            onClick={onToggleFurther}
          >
            {isFurtherOpen ? "Fewer questions" : "More questions"} <KeyHint>M</KeyHint>
          </Button>
        }
      >
        <div className="grid gap-x-6 gap-y-3 md:grid-cols-2">
          {groups.map((group) => {
            const chips = arena.chips.filter(({ polarity }) => polarity === group.polarity);
            return chips.length > 0 ? (
              <ReasonChips key={group.legend} group={group} chips={chips} chosen={draft.chips} onChange={onChange} />
            ) : null;
          })}
        </div>
        <div className="mt-3 grid items-end gap-x-6 gap-y-3 md:grid-cols-3">
          {fields.map(({ field, text }) => (
            <FeedbackField
              key={field}
              label={text}
              value={draft.texts[field]}
              limit={textLimit}
              onWrite={(written) => onChange({ type: "write", field, text: written })}
            />
          ))}
        </div>
        <div className="mt-3 grid gap-x-6 gap-y-3 md:grid-cols-2">
          <Choice
            legend={askQuality}
            options={qualities}
            chosen={draft.quality}
            onPick={(quality) => onChange({ type: "rate", quality })}
          />
          <Choice
            legend={askConfidence}
            options={confidences}
            chosen={draft.confidence}
            onPick={(confidence) => onChange({ type: "trust", confidence })}
          />
        </div>
        <div id={furtherId} ref={further} hidden={!isFurtherOpen} className="mt-3 border-rule border-t pt-3">
          {isFurtherOpen ? (
            <FurtherQuestions person={person} criteria={arena.criteria} draft={draft} onChange={onChange} />
          ) : null}
        </div>
      </AnswerSheet>
    </form>
  );
}
