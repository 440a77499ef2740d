"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";

interface TabsProps {
  /** What is chosen between. */
  readonly label: string;
  readonly tabs: readonly { readonly key: string; readonly name: string; readonly panel: ReactNode }[];
}

/** Where a key leads from one tab to another; undefined for any other key. */
const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  ArrowRight: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** One of several panels at a time. Tab leads to the chosen tab and on to its panel, the arrows, Home and End from tab to tab. */
export function Tabs({ label, tabs }: TabsProps) {
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moves[event.key]?.(chosen, tabs.length);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
    buttons.current[next]?.focus();
  };
  return (
    <div>
      <div role="tablist" aria-label={label} onKeyDown={onKeyDown} className="flex flex-wrap border-rule border-b">
        {tabs.map(({ key, name }, index) => (
          <button
            key={key}
            ref={(button) => {
              buttons.current[index] = button;
            }}
            type="button"
            role="tab"
            id={`${id}-${key}`}
            aria-selected={index === chosen}
            aria-controls={`${id}-${key}-panel`}
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => setChosen(index)}
            className={`-mb-px min-h-11 border-b-[1.5px] px-3 text-[0.9375rem] first:pl-0 ${
              index === chosen ? "border-accent text-ink" : "border-transparent text-soft hover:text-ink"
            }`}
          >
            {name}
          </button>
        ))}
      </div>
      {tabs.map(({ key, panel }, index) => (
        <div
          key={key}
          role="tabpanel"
          id={`${id}-${key}-panel`}
          aria-labelledby={`${id}-${key}`}
          hidden={index !== chosen}
        >
          {panel}
        </div>
      ))}
    </div>
  );
}
