"use client";

import { useSyncExternalStore } from "react";
import { type ThemeChoice, themeKey } from "./theme-storage";

const choices: readonly { readonly value: ThemeChoice; readonly text: string }[] = [
  { value: "system", text: "Auto" },
  { value: "light", text: "Light" },
  { value: "dark", text: "Dark" },
];

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readChoice(): ThemeChoice {
  const theme = document.documentElement.dataset.theme;
  return theme === "light" || theme === "dark" ? theme : "system";
}

function choose(choice: ThemeChoice): void {
  const root = document.documentElement;
  if (choice === "system") delete root.dataset.theme;
  else root.dataset.theme = choice;
  try {
    if (choice === "system") localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, choice);
  } catch {
    // Storage can be forbidden; the choice then holds for this page only.
    root.dataset.storage = "none";
  }
  for (const listener of listeners) listener();
}

/** Light, dark, or as the system has it; kept in this browser. */
export function ThemeSwitch() {
  const current = useSyncExternalStore(subscribe, readChoice, () => "system" as const);
  return (
    <fieldset className="flex items-center">
      <legend className="sr-only">Theme</legend>
      {choices.map(({ value, text }) => (
        <button
          key={value}
          type="button"
          aria-pressed={current === value}
          onClick={() => choose(value)}
          className="min-h-8 px-2 text-sm text-soft hover:text-ink aria-pressed:text-ink aria-pressed:underline aria-pressed:decoration-accent aria-pressed:underline-offset-4 pointer-coarse:min-h-11"
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}
