"use client";

import type { Ref } from "react";
import { labelClass } from "@/components/ui/label";
import type { BattlePart } from "@/lib/battles/schema";
import type { Revealed } from "@/lib/votes/schema";
import { OutputParts } from "./output-parts";
import { RevealedMaker } from "./reveal";
import type { SharedImageView } from "./use-image-view";

interface OutputSideProps {
  readonly letter: "A" | "B";
  readonly parts: readonly BattlePart[];
  readonly maker: Revealed | null;
  /** Whether it was made for whoever judges it. */
  readonly isOwn: boolean;
  readonly isChosen: boolean;
  readonly imageRatio: number;
  readonly imageView: SharedImageView;
  readonly contentRef: Ref<HTMLDivElement>;
  readonly className?: string;
}

/** One of the two outputs. Both are set alike, so that nothing but the content differs. */
export function OutputSide(props: OutputSideProps) {
  const { letter, parts, maker, isOwn, isChosen, imageRatio, imageView, contentRef, className = "" } = props;
  return (
    <section
      aria-label={`Output ${letter}`}
      className={`px-[1.125rem] pt-6 pb-10 md:row-span-2 md:grid md:grid-rows-subgrid md:px-10 md:pt-7 ${
        isChosen ? "bg-tint shadow-[inset_0_3px_0_var(--accent)]" : ""
      } ${className}`}
    >
      <div className="mb-3">
        {maker ? (
          <RevealedMaker letter={letter} maker={maker} isOwn={isOwn} />
        ) : (
          <h2 className={labelClass}>{letter}</h2>
        )}
      </div>
      <div ref={contentRef} className="min-w-0 self-start">
        <OutputParts parts={parts} label={`Output ${letter}`} imageRatio={imageRatio} imageView={imageView} />
      </div>
    </section>
  );
}
