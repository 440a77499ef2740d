"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";
import { Label, labelClass } from "@/components/ui/label";
import type { Arena } from "@/lib/arenas/schema";
import type { Verdict } from "@/lib/votes/schema";
import type { BattleEvent } from "./battle-state";
import type { Draft, Quality, TextField } from "./draft";
import { keepsVerdict } from "./use-keys";

interface DetailsFormProps {
  readonly chips: Arena["chips"];
  readonly draft: Draft;
  readonly textLimit: number;
  readonly isSending: boolean;
  readonly onChange: (event: BattleEvent) => void;
  readonly onSend: () => void;
}

const fields: readonly { readonly field: TextField; readonly text: string }[] = [
  { field: "left", text: "What was missing in A?" },
  { field: "right", text: "What was missing in B?" },
  { field: "general", text: "Anything else?" },
];

const qualities: readonly { readonly quality: Quality; readonly text: string; readonly key: string }[] = [
  { quality: "left", text: "A is better", key: "1" },
  { quality: "tie", text: "The same", key: "2" },
  { quality: "right", text: "B is better", key: "3" },
];

// Every chip names something good, so that where neither fits there is none to pick.
const chipsLegends: Readonly<Record<Verdict, string | null>> = {
  left: "Why A",
  right: "Why B",
  tie: "What both have",
  both_bad: null,
};

/** Why, in as many words as one likes. All of it is optional; Enter sends. */
export function DetailsForm({ chips, draft, textLimit, isSending, onChange, onSend }: DetailsFormProps) {
  const chipsLegend = chips.length > 0 && draft.verdict ? chipsLegends[draft.verdict] : null;
  return (
    <form
      {...keepsVerdict}
      aria-label="Your reasons, optional"
      aria-busy={isSending}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
      className="mx-auto mt-4 max-w-[66.5rem] motion-safe:animate-reveal"
    >
      <div
        className={`grid gap-x-6 gap-y-4 ${
          chipsLegend ? "md:grid-cols-2 lg:grid-cols-[1.5fr_1fr_1fr_1fr]" : "md:grid-cols-3"
        }`}
      >
        {chipsLegend ? <Chips legend={chipsLegend} chips={chips} chosen={draft.chips} onChange={onChange} /> : null}
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
      <div className="mt-3 flex flex-wrap items-center justify-between gap-x-3 gap-y-2 max-md:contents lg:flex-nowrap">
        <QualityChoice chosen={draft.quality} onChange={onChange} />
        <div className="flex grow flex-wrap items-center justify-end gap-x-3 gap-y-2 bg-raised max-md:sticky max-md:-bottom-3.5 max-md:-mx-3.5 max-md:px-3.5 max-md:py-2.5 lg:min-w-0 lg:flex-nowrap">
          <p className="text-right text-[0.875rem]/5 text-soft max-md:hidden">
            All optional.{" "}
            <span className="pointer-coarse:hidden">
              <KeyHint>Ctrl Enter</KeyHint> sends from a text, <KeyHint>Esc</KeyHint> goes back.
            </span>
          </p>
          <Button
            kind="strong"
            type="submit"
            aria-keyshortcuts="Enter Control+Enter"
            className="w-full md:w-auto md:shrink-0"
          >
            {isSending ? "Sending" : "Send the vote"} <KeyHint>Enter</KeyHint>
          </Button>
        </div>
      </div>
    </form>
  );
}

interface ChipsProps {
  readonly legend: string;
  readonly chips: Arena["chips"];
  readonly chosen: readonly string[];
  readonly onChange: (event: BattleEvent) => void;
}

function Chips({ legend, chips, chosen, onChange }: ChipsProps) {
  return (
    <fieldset className="min-w-0">
      <Label as="legend">{legend}</Label>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {chips.map(({ key, label }) => (
          <label
            key={key}
            className="inline-flex min-h-8 items-center rounded-full border border-strong px-3 text-[0.8125rem]/5 has-checked:border-ink has-checked:bg-ink has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 has-checked:text-paper pointer-coarse:min-h-11"
          >
            <input
              type="checkbox"
              className="sr-only"
              checked={chosen.includes(key)}
              onChange={() => onChange({ type: "toggleChip", key })}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface FeedbackFieldProps {
  readonly label: string;
  readonly value: string;
  readonly limit: number;
  readonly onWrite: (text: string) => void;
}

function FeedbackField({ label, value, limit, onWrite }: FeedbackFieldProps) {
  const id = useId();
  const left = limit - value.length;
  return (
    <div>
      <label htmlFor={id} className={`${labelClass} block`}>
        {label}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={limit}
        placeholder="Optional"
        value={value}
        onChange={(event) => onWrite(event.target.value)}
        className="mt-1.5 block min-h-[3.875rem] w-full resize-y rounded-md border border-strong bg-paper px-2.5 py-2 text-base/6 placeholder:text-faint md:text-[0.9375rem]/6"
      />
      {left < 200 ? <p className="figures mt-1 text-[0.75rem] text-faint">{left} characters left</p> : null}
    </div>
  );
}

interface QualityChoiceProps {
  readonly chosen: Quality | null;
  readonly onChange: (event: BattleEvent) => void;
}

function QualityChoice({ chosen, onChange }: QualityChoiceProps) {
  const name = useId();
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-x-1 gap-y-1 text-[0.875rem] max-md:mt-3 lg:shrink-0">
      <legend className="float-left mr-2 text-soft max-sm:w-full">Quality apart from fit:</legend>
      {qualities.map(({ quality, text, key }) => (
        <label
          key={quality}
          className="inline-flex min-h-8 items-center gap-1.5 whitespace-nowrap rounded-md px-1.5 text-soft has-checked:bg-ink has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 has-checked:text-paper pointer-coarse:min-h-11"
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={chosen === quality}
            // A second click takes the choice back, which a radio button by itself cannot.
            onClick={() => (chosen === quality ? onChange({ type: "rate", quality }) : undefined)}
            onChange={() => onChange({ type: "rate", quality })}
          />
          <KeyHint>{key}</KeyHint>
          {text}
        </label>
      ))}
    </fieldset>
  );
}
