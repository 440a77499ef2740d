"use client";

import type { RefObject } from "react";
import { AnswerSheet, sheetClass } from "@/components/battle/answer-sheet";
import { FeedbackField } from "@/components/battle/feedback-field";
import { keepsVerdict } from "@/components/battle/use-keys";
import type { InputKind } from "@/components/battle/use-telemetry";
import { Label } from "@/components/ui/label";
import type { Arena } from "@/lib/arenas/schema";
import type { AssessDraft } from "./assess-draft";
import type { AssessEvent } from "./assess-state";
import { ScaleField } from "./scale-field";

interface AssessFormProps {
  /** Who the question is about; null where it is the annotator. */
  readonly person: string | null;
  readonly scale: number;
  readonly criteria: Arena["criteria"];
  readonly draft: AssessDraft;
  readonly textLimit: number;
  readonly isSending: boolean;
  readonly isFolded: boolean;
  readonly onToggleFold: () => void;
  readonly onShowKeys: () => void;
  readonly bodyRef: RefObject<HTMLDivElement | null>;
  readonly handleRef: RefObject<HTMLButtonElement | null>;
  readonly fitRef: RefObject<HTMLInputElement | null>;
  readonly onRate: (fit: number | null, input: InputKind) => void;
  readonly onChange: (event: AssessEvent) => void;
  readonly onSend: () => void;
}

/** The question, and under it, once it is answered, everything that is optional. Enter sends. */
export function AssessForm(props: AssessFormProps) {
  const { person, scale, criteria, draft, textLimit, isSending, isFolded, fitRef, onRate, onChange, onSend } = props;
  return (
    <form
      aria-label="Your assessment"
      aria-busy={isSending}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
      className="flex min-h-0 flex-col"
    >
      {/* Folded away it is out of sight, and back as soon as the focus is in it. */}
      <div className={`shrink-0 ${isFolded ? "not-focus-within:sr-only" : ""}`}>
        <ScaleField
          legend={
            <h2 className="mb-2 text-center text-[1.25rem]/7 md:mb-3">
              How well does this fit <span className="text-accent">{person ?? "you"}</span>?
            </h2>
          }
          scale={scale}
          value={draft.fit}
          isLocked={isSending}
          onChoose={onRate}
          isMain
          inputRef={fitRef}
        />
      </div>
      {draft.fit === null ? null : (
        <div {...keepsVerdict} className={sheetClass(isFolded)}>
          <AnswerSheet
            answer={`${draft.fit} of ${scale}`}
            isFolded={isFolded}
            onToggleFold={props.onToggleFold}
            onShowKeys={props.onShowKeys}
            isSending={isSending}
            sendLabel="Send it"
            bodyRef={props.bodyRef}
            handleRef={props.handleRef}
          >
            <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
              <div className="flex flex-wrap gap-x-8 gap-y-3">
                {criteria.map((criterion) =>
                  // The side that is better asks for two outputs.
                  criterion.kind === "scale" ? (
                    <ScaleField
                      key={criterion.key}
                      legend={<Label as="span">{criterion.label}</Label>}
                      scale={criterion.scale}
                      value={draft.marks[criterion.key] ?? null}
                      isLocked={isSending}
                      onChoose={(mark) => onChange({ type: "mark", key: criterion.key, mark })}
                    />
                  ) : null,
                )}
              </div>
              <FeedbackField
                label={`What was missing for ${person ?? "you"}?`}
                value={draft.feedback}
                limit={textLimit}
                onWrite={(text) => onChange({ type: "write", text })}
              />
            </div>
          </AnswerSheet>
        </div>
      )}
    </form>
  );
}
