"use client";

import { useId } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import { Label } from "@/components/ui/label";

interface ChoiceProps<Value extends string | number> {
  readonly legend: string;
  readonly options: readonly { readonly value: Value; readonly text: string; readonly key?: string }[];
  readonly chosen: Value | null;
  /** Called with the chosen value as well, to take it back. */
  readonly onPick: (value: Value) => void;
  readonly className?: string;
}

/** One question with a few answers in a row. A second click takes an answer back. */
export function Choice<Value extends string | number>(props: ChoiceProps<Value>) {
  const { legend, options, chosen, onPick, className = "" } = props;
  const name = useId();
  return (
    <fieldset className={`min-w-0 ${className}`}>
      <Label as="legend">{legend}</Label>
      <div className="-mx-1.5 mt-1 flex flex-wrap gap-x-1 gap-y-0.5 text-[0.875rem]">
        {options.map(({ value, text, key }) => (
          <label
            key={value}
            className="inline-flex min-h-8 min-w-8 items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-1.5 text-soft has-checked:bg-ink has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 has-checked:text-paper pointer-coarse:min-h-11 pointer-coarse:min-w-11"
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={chosen === value}
              // A radio button by itself cannot be taken back.
              onClick={() => (chosen === value ? onPick(value) : undefined)}
              onChange={() => onPick(value)}
            />
            {key ? <KeyHint>{key}</KeyHint> : null}
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
