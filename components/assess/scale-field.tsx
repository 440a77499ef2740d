"use client";

import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
  useId,
  useRef,
  useState,
} from "react";
import type { InputKind } from "@/components/battle/use-telemetry";
import { KeyHint } from "@/components/ui/key-hint";
import { lowestMark } from "@/lib/arenas/schema";
import { readMark } from "./read-mark";

export interface ScaleFieldProps {
  readonly legend: ReactNode;
  readonly scale: number;
  readonly value: number | null;
  readonly isLocked: boolean;
  readonly onChoose: (mark: number | null, input: InputKind) => void;
  /** The fit itself, whose keys are shown and which is large; a criterion is small. */
  readonly isMain?: boolean;
  /** Where the focus goes when a key chose: the checked mark, or the number of a long scale. */
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}

/** A longer scale is a slider with a number. */
const longestRow = 10;

const arrows: ReadonlySet<string> = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]);

/** What the ends of every scale of fit mean. */
export const fitWords: Readonly<Record<number, readonly [low: string, high: string]>> = {
  5: ["does not fit", "fits fully"],
  100: ["does not fit at all", "could not fit better"],
};

/** A mark on a scale: a row of marks, or a slider with its number beside it. */
export function ScaleField(props: ScaleFieldProps) {
  return props.scale > longestRow ? <SliderField {...props} /> : <RowField {...props} />;
}

/** What was last used: what follows a pointer or a key was given with it. */
function useInputKind() {
  const last = useRef<InputKind>("key");
  return {
    last,
    listeners: {
      onPointerDownCapture: ({ pointerType }: { readonly pointerType: string }) => {
        last.current = pointerType === "touch" ? "touch" : "pointer";
      },
      onKeyDownCapture: () => {
        last.current = "key";
      },
    },
  };
}

function RowField({ legend, scale, value, isLocked, onChoose, isMain = false, inputRef }: ScaleFieldProps) {
  const name = useId();
  const legendId = useId();
  const { last, listeners } = useInputKind();
  const marks = Array.from({ length: scale }, (_, place) => place + 1);
  const [low, high] = fitWords[scale] ?? ["", ""];
  const meaning = (mark: number) => (!isMain ? "" : mark === 1 ? low : mark === scale ? high : "");
  return (
    <fieldset aria-labelledby={legendId} aria-disabled={isLocked} className="min-w-0" {...listeners}>
      <div id={legendId}>{legend}</div>
      <div
        className={isMain ? "mx-auto grid max-w-[44rem] gap-2 md:gap-3" : "mt-1.5 flex flex-wrap gap-1"}
        style={isMain ? { gridTemplateColumns: `repeat(${scale}, minmax(0, 1fr))` } : undefined}
      >
        {marks.map((mark) => (
          <label
            key={mark}
            className={`inline-flex cursor-pointer items-center justify-center gap-2 rounded-md border border-strong bg-paper transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 hover:border-ink ${
              isMain
                ? "min-h-12 flex-col gap-0.5 px-1 py-1.5 has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent md:min-h-[3.5rem]"
                : "min-h-8 min-w-9 px-1.5 has-checked:border-ink has-checked:bg-ink has-checked:text-paper pointer-coarse:min-h-11 pointer-coarse:min-w-11"
            }`}
          >
            <input
              ref={value === mark || (value === null && mark === 1) ? inputRef : undefined}
              type="radio"
              name={name}
              className="sr-only"
              checked={value === mark}
              // A key is silent, and so is the number on it.
              aria-label={meaning(mark) ? `${mark}, ${meaning(mark)}` : String(mark)}
              aria-keyshortcuts={isMain ? String(mark) : undefined}
              // A second click takes a criterion's mark back, which a radio button by itself cannot.
              onClick={() => (value === mark && !isMain && !isLocked ? onChoose(null, last.current) : undefined)}
              onChange={() => (isLocked ? undefined : onChoose(mark, last.current))}
            />
            <span className="figures text-[1.0625rem]/6">{isMain ? <KeyedMark mark={mark} /> : mark}</span>
            {meaning(mark) ? (
              <span aria-hidden="true" className="text-center text-[0.75rem]/4">
                {meaning(mark)}
              </span>
            ) : null}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The number is the key: where there is a keyboard it stands on one. */
function KeyedMark({ mark }: { readonly mark: number }) {
  return (
    <>
      <KeyHint>{mark}</KeyHint>
      <span className="hidden pointer-coarse:inline">{mark}</span>
    </>
  );
}

function SliderField({ legend, scale, value, isLocked, onChoose, isMain = false, inputRef }: ScaleFieldProps) {
  const legendId = useId();
  const { last, listeners } = useInputKind();
  const lowest = lowestMark(scale);
  const middle = Math.round((lowest + scale) / 2);
  const [low, high] = isMain ? (fitWords[scale] ?? ["", ""]) : ["", ""];
  const choose = (mark: number | null) => (isLocked ? undefined : onChoose(mark, last.current));
  // What was typed and is no mark stays in the field. There is no mark then, so that nothing else is sent for it.
  const [refused, setRefused] = useState<string | null>(null);
  const isRefused = value === null && refused !== null;
  const refusalId = useId();
  const take = ({ currentTarget: { value: text, validity } }: SyntheticEvent<HTMLInputElement>) => {
    const read = readMark(text, validity.badInput, lowest, scale);
    setRefused(read === "refused" ? text : null);
    choose(read === "refused" ? null : read);
  };
  // The middle, where the slider stands before it is touched, is a mark as well: the first arrow takes it.
  const takeMiddle = (event: KeyboardEvent<HTMLInputElement>) => {
    const hasCommand = event.ctrlKey || event.metaKey || event.altKey;
    if (value !== null || isRefused || hasCommand || !arrows.has(event.key)) return;
    event.preventDefault();
    choose(middle);
  };
  return (
    <fieldset aria-labelledby={legendId} aria-disabled={isLocked} className="min-w-0" {...listeners}>
      <div id={legendId}>{legend}</div>
      <div className={`flex items-center gap-4 ${isMain ? "mx-auto max-w-[44rem]" : "mt-1.5"}`}>
        <div className="min-w-0 grow">
          <input
            type="range"
            aria-labelledby={legendId}
            aria-valuetext={value === null ? "not given yet" : `${value} of ${scale}`}
            min={lowest}
            max={scale}
            step={1}
            value={value ?? middle}
            onChange={(event) => choose(Number(event.target.value))}
            onKeyDown={takeMiddle}
            onPointerUp={() => (value === null ? choose(middle) : undefined)}
            className={`block h-11 w-full cursor-pointer accent-accent ${value === null ? "opacity-60" : ""}`}
          />
          {low || high ? (
            <p aria-hidden="true" className="-mt-1.5 flex justify-between text-[0.75rem]/4 text-soft">
              <span>
                {lowest} {low}
              </span>
              <span>
                {scale} {high}
              </span>
            </p>
          ) : null}
        </div>
        <input
          ref={inputRef}
          type="number"
          inputMode="numeric"
          aria-labelledby={legendId}
          aria-invalid={isRefused}
          aria-describedby={isRefused ? refusalId : undefined}
          min={lowest}
          max={scale}
          step={1}
          placeholder="–"
          value={value ?? refused ?? ""}
          onChange={take}
          // A minus sign alone gives the field no other value, and is no change to React.
          onInput={take}
          onKeyDown={takeMiddle}
          className="figures min-h-11 w-[5.25rem] shrink-0 rounded-md border border-strong bg-paper px-2.5 text-right text-[1.0625rem] aria-invalid:border-accent"
        />
      </div>
      {isRefused ? (
        <p
          id={refusalId}
          role="alert"
          className={`mt-1 text-right text-[0.875rem]/5 text-accent ${isMain ? "mx-auto max-w-[44rem]" : ""}`}
        >
          Not on the scale, which is {lowest} to {scale} in whole numbers.
        </p>
      ) : null}
    </fieldset>
  );
}
