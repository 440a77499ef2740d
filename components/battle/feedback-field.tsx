"use client";

import { useId } from "react";
import { labelClass } from "@/components/ui/label";

interface FeedbackFieldProps {
  readonly label: string;
  readonly value: string;
  readonly limit: number;
  readonly onWrite: (text: string) => void;
}

/** A free text, with the characters left once they are few. */
export function FeedbackField({ label, value, limit, onWrite }: FeedbackFieldProps) {
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
