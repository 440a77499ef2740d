"use client";

import { type KeyboardEvent, useId } from "react";
import { labelClass } from "@/components/ui/label";
import type { Criterion } from "@/lib/arenas/schema";
import type { BattleEvent } from "./battle-state";
import { Choice } from "./choice";
import type { Draft } from "./draft";
import { askSatisfaction, satisfactionZones } from "./question-words";

interface FurtherQuestionsProps {
  readonly person: string | null;
  readonly criteria: readonly Criterion[];
  readonly draft: Pick<Draft, "satisfaction" | "criteria">;
  readonly onChange: (event: BattleEvent) => void;
}

const sides = [
  { side: "left", letter: "A", keys: { below: "Q", acceptable: "W", hoped: "E" } },
  { side: "right", letter: "B", keys: { below: "U", acceptable: "I", hoped: "O" } },
] as const;

const betterSides = [
  { value: "left", text: "A" },
  { value: "tie", text: "the same" },
  { value: "right", text: "B" },
] as const;

/** The most steps of a scale that are shown one by one. */
const shownSteps = 10;

/** Each output by itself, and both by the arena's criteria. What is about A stands left, what is about B right. */
export function FurtherQuestions({ person, criteria, draft, onChange }: FurtherQuestionsProps) {
  const zones = satisfactionZones(person);
  return (
    <div className="grid gap-x-6 gap-y-3 md:grid-cols-2">
      {sides.map(({ side, letter, keys }) => (
        <Choice
          key={side}
          legend={askSatisfaction(person, letter)}
          options={(["below", "acceptable", "hoped"] as const).map((zone) => ({
            value: zone,
            text: zones[zone],
            key: keys[zone],
          }))}
          chosen={draft.satisfaction[side]}
          onPick={(satisfaction) => onChange({ type: "satisfy", side, satisfaction })}
        />
      ))}
      {criteria.map((criterion) => {
        const marks = draft.criteria[criterion.key];
        if (criterion.kind === "side") {
          return (
            <Choice
              key={criterion.key}
              legend={criterion.label}
              options={betterSides}
              chosen={marks && "side" in marks ? marks.side : null}
              onPick={(side) => onChange({ type: "compare", key: criterion.key, side })}
              className="md:col-span-2"
            />
          );
        }
        return sides.map(({ side, letter }) => (
          <Mark
            key={`${criterion.key} ${side}`}
            legend={`${letter}: ${criterion.label}`}
            scale={criterion.scale}
            mark={(marks && !("side" in marks) ? marks[side] : undefined) ?? null}
            onMark={(mark) => onChange({ type: "mark", key: criterion.key, side, mark })}
          />
        ));
      })}
    </div>
  );
}

interface MarkProps {
  readonly legend: string;
  readonly scale: number;
  readonly mark: number | null;
  readonly onMark: (mark: number | null) => void;
}

/** A mark from 1 to `scale`: a row of numbers, or a field where they are many. */
function Mark({ legend, scale, mark, onMark }: MarkProps) {
  const id = useId();
  if (scale <= shownSteps) {
    const steps = Array.from({ length: scale }, (_, step) => ({ value: step + 1, text: String(step + 1) }));
    return (
      // The digits of the keyboard are marks here, not the page's keys.
      // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the radio buttons inside it
      <div onKeyDown={(event) => readDigit(event, scale, onMark)} className="figures min-w-0">
        <Choice
          legend={`${legend}, 1 to ${scale}`}
          options={steps}
          chosen={mark}
          onPick={(picked) => onMark(picked === mark ? null : picked)}
        />
      </div>
    );
  }
  return (
    <div className="min-w-0">
      <label htmlFor={id} className={`${labelClass} block`}>
        {legend}, 1 to {scale}
      </label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={1}
        max={scale}
        step={1}
        placeholder="Optional"
        value={mark ?? ""}
        onChange={(event) => onMark(readMark(event.target.value, scale))}
        className="figures mt-1 min-h-9 w-28 rounded-md border border-strong bg-paper px-2.5 text-base placeholder:text-faint pointer-coarse:min-h-11"
      />
    </div>
  );
}

function readDigit(event: KeyboardEvent, scale: number, onMark: MarkProps["onMark"]): void {
  const digit = Number(event.key);
  if (!/^[1-9]$/.test(event.key) || digit > scale || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  onMark(digit);
}

/** A number that is no mark of the scale is held to its nearest end. */
function readMark(text: string, scale: number): number | null {
  const value = Math.round(Number(text));
  return text === "" || !Number.isFinite(value) ? null : Math.min(scale, Math.max(1, value));
}
