"use client";

import Image from "next/image";
import { formatCount } from "@/components/ui/format-number";
import { KeyHint } from "@/components/ui/key-hint";
import { Label } from "@/components/ui/label";
import type { Battle } from "@/lib/battles/schema";

interface TaskCardProps {
  readonly task: Battle["task"];
  /** How the arena wants its pairs judged. */
  readonly instructions: string;
  readonly isSourceOpen: boolean;
  readonly sourceId: string;
  readonly onToggleSource: () => void;
}

/** What was asked for, in the asker's own words, and from which source. */
export function TaskCard({ task, instructions, isSourceOpen, sourceId, onToggleSource }: TaskCardProps) {
  const { prompt, source } = task;
  return (
    <section aria-label="Asked for">
      <Label>Asked for</Label>
      <p className="mt-2 max-w-[40rem] font-serif text-[1.25rem]/[1.8125rem] italic">{prompt}</p>
      {source ? (
        <div className="mt-3 flex flex-wrap items-start gap-4">
          {source.imageUrl && !isSourceOpen ? (
            // The place is kept while the image is on its way; its frame is as large as the image.
            <div className="h-[5.5rem]">
              <Image
                src={source.imageUrl}
                alt=""
                width={160}
                height={120}
                unoptimized
                className="h-auto max-h-full w-auto max-w-[11.5rem] ring-1 ring-rule"
              />
            </div>
          ) : null}
          <p className="max-w-[40rem] text-[0.875rem]/6 text-soft">
            {source.title}
            {source.words ? ` · ${formatCount(source.words)} words` : null}{" "}
            <span className="whitespace-nowrap">
              ·{" "}
              <button
                type="button"
                aria-expanded={isSourceOpen}
                aria-controls={isSourceOpen ? sourceId : undefined}
                aria-keyshortcuts="S"
                onClick={onToggleSource}
                className="prose-link relative text-ink after:absolute after:-inset-x-1 after:-inset-y-2.5"
              >
                {sourceVerb(source, isSourceOpen)}
              </button>{" "}
              <KeyHint>S</KeyHint>
            </span>
          </p>
        </div>
      ) : null}
      <details className="mt-2 text-[0.875rem]/6 text-soft">
        <summary className="w-fit py-1 hover:text-ink pointer-coarse:py-2.5">How to judge</summary>
        <p className="mt-1 max-w-[36rem]">{instructions}</p>
      </details>
    </section>
  );
}

function sourceVerb({ textUrl }: { readonly textUrl?: string | undefined }, isOpen: boolean): string {
  if (isOpen) return "Close the source";
  return textUrl ? "Read the source" : "See the source";
}
