"use client";

import type { Ref } from "react";
import Markdown, { type Components } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import { labelClass } from "@/components/ui/label";
import type { BattlePart } from "@/lib/battles/schema";
import type { Revealed } from "@/lib/votes/schema";
import { RevealedMaker } from "./reveal";
import { ImageFrame } from "./synced-images";
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
        {parts.map((part, position) => {
          // The place of a part never changes within an output.
          const key = `${part.type}-${position}`;
          return part.type === "text" ? (
            <OutputText key={key} text={part.text} />
          ) : (
            <ImageFrame key={key} part={part} label={`Output ${letter}`} ratio={imageRatio} shared={imageView} />
          );
        })}
      </div>
    </section>
  );
}

function OutputText({ text }: { readonly text: string }) {
  return (
    <div className="max-w-[62ch] font-serif text-[1.15625rem]/[1.875rem]">
      <Markdown
        rehypePlugins={[rehypeSanitize]}
        allowedElements={allowedElements}
        unwrapDisallowed
        components={components}
      >
        {text}
      </Markdown>
    </div>
  );
}

// No links, images or tables: what an output could use to stand out by dress instead of by content.
const allowedElements = [
  ...["p", "em", "strong", "br", "ul", "ol", "li", "blockquote", "code", "hr"],
  ...["h1", "h2", "h3", "h4", "h5", "h6"],
];

const lead: Components["h1"] = ({ children }) => <p className="mb-[0.9375rem] font-semibold">{children}</p>;

const components: Components = {
  h1: lead,
  h2: lead,
  h3: lead,
  h4: lead,
  h5: lead,
  h6: lead,
  p: ({ children }) => <p className="mb-[0.9375rem] last:mb-0">{children}</p>,
  ul: ({ children }) => (
    <ul className="mb-[0.9375rem] list-disc space-y-1.5 pl-5 last:mb-0 marker:text-faint">{children}</ul>
  ),
  ol: ({ children }) => (
    <ol className="mb-[0.9375rem] list-decimal space-y-1.5 pl-6 last:mb-0 marker:text-faint">{children}</ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className="mb-[0.9375rem] border-rule border-l-2 pl-4 text-soft">{children}</blockquote>
  ),
  code: ({ children }) => <code className="font-mono text-[0.9em]">{children}</code>,
  hr: () => <hr className="my-5 border-rule" />,
};
