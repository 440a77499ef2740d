"use client";

import Image from "next/image";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";
import { Label } from "@/components/ui/label";
import type { Battle } from "@/lib/battles/schema";
import { type Paragraph, splitParagraphs } from "./split-paragraphs";
import { scrollsByKeyboard } from "./use-keys";

interface SourcePanelProps {
  readonly id: string;
  readonly source: NonNullable<Battle["task"]["source"]>;
  readonly onClose: () => void;
  readonly className?: string;
}

type TextState =
  | { readonly is: "loading" }
  | { readonly is: "failed" }
  | { readonly is: "here"; readonly paragraphs: readonly Paragraph[] };

/** The source that the outputs were made from, beside or under them. It takes the focus, so that arrow keys scroll it. */
export function SourcePanel({ id, source, onClose, className = "" }: SourcePanelProps) {
  const scroller = useRef<HTMLElement>(null);
  const [attempt, setAttempt] = useState(0);
  // The verdict bar may stand before it: the page's scroll padding brings it into sight.
  useEffect(() => {
    scroller.current?.focus({ preventScroll: true });
    scroller.current?.parentElement?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <aside id={id} aria-label="Source" className={`bg-raised ${className}`}>
      <div className="flex items-start justify-between gap-4 px-[1.125rem] pt-4 md:px-10 xl:px-7 xl:pt-6">
        <div>
          <Label>Source</Label>
          <h2 className="mt-1 text-[1.1875rem]/6">{source.title}</h2>
          {source.credit ? <p className="mt-1 text-[0.8125rem]/5 text-soft">{source.credit}</p> : null}
        </div>
        <Button kind="quiet" onClick={onClose} className="shrink-0">
          Close <KeyHint>Esc</KeyHint>
        </Button>
      </div>
      <section
        ref={scroller}
        aria-label="The source itself"
        {...scrollsByKeyboard}
        className={`-outline-offset-2 mt-3 overflow-y-auto px-[1.125rem] pt-px pb-6 md:px-10 xl:px-7 ${
          source.textUrl ? "h-[46dvh] overscroll-contain xl:h-[calc(100dvh-20rem)]" : ""
        }`}
      >
        {source.imageUrl ? (
          <Image
            src={source.imageUrl}
            alt={`The source: ${source.title}`}
            width={800}
            height={600}
            unoptimized
            className="h-auto max-h-[42dvh] w-auto max-w-full ring-1 ring-rule"
          />
        ) : null}
        {source.textUrl ? (
          <SourceText key={attempt} url={source.textUrl} onRetry={() => setAttempt((count) => count + 1)} />
        ) : null}
      </section>
    </aside>
  );
}

function SourceText({ url, onRetry }: { readonly url: string; readonly onRetry: () => void }) {
  const [source, setSource] = useState<TextState>({ is: "loading" });

  useEffect(() => {
    const stop = new AbortController();
    readText(url, stop.signal).then((next) => {
      if (!stop.signal.aborted) setSource(next);
    });
    return () => stop.abort();
  }, [url]);

  if (source.is === "loading") return <p className="text-soft">Fetching the source.</p>;
  if (source.is === "failed") {
    return (
      <div role="alert">
        <p className="text-soft">The source could not be loaded. Your verdict is not touched by this.</p>
        <Button className="mt-3" onClick={onRetry}>
          Try again
        </Button>
      </div>
    );
  }
  return (
    <div className="max-w-[62ch] font-serif text-[1.0625rem]/7">
      {source.paragraphs.map(({ at, text }) => (
        <p key={at} className="mb-3.5">
          {text}
        </p>
      ))}
    </div>
  );
}

async function readText(url: string, signal: AbortSignal): Promise<TextState> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) return { is: "failed" };
    return { is: "here", paragraphs: splitParagraphs(await response.text()) };
  } catch {
    return { is: "failed" };
  }
}
