"use client";

import { type Ref, useId } from "react";
import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";

/** Keys that do one thing, and what that is. */
export type KeyLine = readonly [keys: string, what: string];

interface KeysDialogProps {
  readonly lines: readonly KeyLine[];
  /** Opened by its `showModal`, which keeps the focus in it and gives it back. */
  readonly dialogRef: Ref<HTMLDialogElement>;
}

/** Every key of the page in one list. Escape closes it. */
export function KeysDialog({ lines, dialogRef }: KeysDialogProps) {
  const titleId = useId();
  return (
    <dialog
      ref={dialogRef}
      aria-labelledby={titleId}
      className="m-auto max-h-[84dvh] w-[min(30rem,calc(100vw-2rem))] overflow-y-auto rounded-md border border-strong bg-raised p-6 text-ink backdrop:bg-black/40"
    >
      <h2 id={titleId} className="text-[1.25rem]/7">
        Keys
      </h2>
      <dl className="mt-3 text-[0.9375rem]/6">
        {lines.map(([keys, what]) => (
          <div key={keys} className="flex items-baseline gap-4 border-rule border-b py-1.5">
            <dt className="figures w-32 shrink-0 text-[0.8125rem]">{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" className="mt-4 text-right">
        <Button type="submit">
          Close <KeyHint>Esc</KeyHint>
        </Button>
      </form>
    </dialog>
  );
}
