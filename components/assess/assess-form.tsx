"use client";

import type { RefObject } from "react";
import { FeedbackField } from "@/components/battle/feedback-field";
import { SendBar } from "@/components/battle/send-bar";
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
  readonly fitRef: RefObject<HTMLInputElement | null>;
  readonly onRate: (fit: number | null, input: InputKind) => void;
  readonly onChange: (event: AssessEvent) => void;
  readonly onSend: () => void;
}

/** The question, and under it, once it is answered, everything that is optional. Enter sends. */
export function AssessForm(props: AssessFormProps) {
  const { person, scale, criteria, draft, textLimit, isSending, fitRef, onRate, onChange, onSend } = props;
  return (
    <form
      aria-label="Your assessment"
      aria-busy={isSending}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
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
      {draft.fit === null ? null : (
        <div {...keepsVerdict} className="mx-auto mt-4 max-w-[66.5rem] motion-safe:animate-reveal">
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
          <div className="mt-3 flex max-md:contents">
            <SendBar isSending={isSending} label="Send it" />
          </div>
        </div>
      )}
    </form>
  );
}
