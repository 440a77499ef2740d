import type { ReactNode } from "react";

/**
 * A key of the keyboard, in the colour of the words around it. Not shown where there is no keyboard, and silent:
 * `aria-keyshortcuts` on the control tells it.
 */
export function KeyHint({ children }: { readonly children: ReactNode }) {
  return (
    <span aria-hidden="true" className="inline-flex align-middle pointer-coarse:hidden">
      <kbd className="inline-flex h-[1.375rem] min-w-[1.375rem] shrink-0 items-center justify-center rounded-[3px] border border-current/35 border-b-2 px-1 align-middle font-mono font-normal text-[0.6875rem] no-underline">
        {children}
      </kbd>
    </span>
  );
}
