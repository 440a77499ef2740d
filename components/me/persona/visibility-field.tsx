import { useId } from "react";
import { labelClass } from "@/components/ui/label";
import type { Visibility } from "@/lib/personas/own/schema";

interface VisibilityFieldProps {
  /** What it is about, `your description`. */
  readonly part: string;
  readonly value: Visibility;
  readonly onChange: (value: Visibility) => void;
}

const choices: readonly (readonly [Visibility, string])[] = [
  ["private", "Never leaves the server"],
  ["outputs", "Used for making outputs"],
  ["publishable", "May be published coarsened"],
];

/** What may be done with a part of the persona. */
export function VisibilityField({ part, value, onChange }: VisibilityFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label htmlFor={id} className={labelClass}>
        Who has {part}
      </label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => onChange(choices.find(([key]) => key === target.value)![0])}
        className="min-h-9 rounded-md border border-strong bg-paper px-2 text-[0.875rem] pointer-coarse:min-h-11"
      >
        {choices.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
