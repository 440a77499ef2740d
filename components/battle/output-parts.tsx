"use client";

import Markdown, { type Components } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import type { BattlePart } from "@/lib/battles/schema";
import { ImageFrame } from "./synced-images";
import type { SharedImageView } from "./use-image-view";

interface OutputPartsProps {
  readonly parts: readonly BattlePart[];
  /** What the output is called on screen: "Output A". */
  readonly label: string;
  readonly imageRatio: number;
  readonly imageView: SharedImageView;
}

/** The content of an output, set as one would set a book. */
export function OutputParts({ parts, label, imageRatio, imageView }: OutputPartsProps) {
  return parts.map((part, position) => {
    // The place of a part never changes within an output.
    const key = `${part.type}-${position}`;
    return part.type === "text" ? (
      <OutputText key={key} text={part.text} />
    ) : (
      <ImageFrame key={key} part={part} label={label} ratio={imageRatio} shared={imageView} />
    );
  });
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
