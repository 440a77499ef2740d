import Image from "next/image";
import type { Ref } from "react";
import Markdown from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import { KeyHint } from "@/components/ui/key-hint";
import { Label, labelClass } from "@/components/ui/label";
import type { InterviewStepView, WarmUpSideView } from "@/lib/personas/own/schema";
import type { PairVerdict, StepAction } from "./read-step-key";

interface PairStepProps {
  readonly pair: Extract<InterviewStepView, { kind: "pair" }>;
  readonly headingId: string;
  readonly headingRef: Ref<HTMLHeadingElement>;
  readonly isWaiting: boolean;
  readonly onAct: (action: StepAction) => void;
}

const options: readonly { readonly verdict: PairVerdict; readonly text: string; readonly key: string }[] = [
  { verdict: "left", text: "A fits better", key: "←" },
  { verdict: "tie", text: "Equally", key: "T" },
  { verdict: "both_bad", text: "Neither", key: "X" },
  { verdict: "right", text: "B fits better", key: "→" },
];

/** A warm-up pair, judged as in an arena: the same thing, said or printed in two ways. */
export function PairStep({ pair, headingId, headingRef, isWaiting, onAct }: PairStepProps) {
  return (
    <fieldset aria-labelledby={headingId} className="mt-6 min-w-0 motion-safe:animate-reveal">
      <Label>{pair.prompt}</Label>
      <h2 id={headingId} ref={headingRef} tabIndex={-1} className="mt-1 text-[1.75rem]/9">
        Which one fits <span className="text-accent">you</span> better?
      </h2>
      <div className="mt-5 grid border-rule border-y md:grid-cols-2">
        <Side letter="A" side={pair.left} className="md:pr-8" />
        <Side letter="B" side={pair.right} className="border-rule max-md:border-t md:border-l md:pl-8" />
      </div>
      <div className="mt-5 grid grid-cols-2 gap-2 md:grid-cols-[2fr_1fr_1fr_2fr] md:gap-3">
        {options.map(({ verdict, text, key }) => (
          <button
            key={verdict}
            type="button"
            aria-disabled={isWaiting}
            onClick={(event) => (event.detail > 1 ? undefined : onAct({ type: "judge", verdict }))}
            className={`inline-flex min-h-[3.25rem] items-center justify-center gap-3 rounded-md border border-strong bg-paper px-2 font-medium text-ink transition-colors hover:border-ink ${
              verdict === "right" ? "max-md:order-first max-md:col-start-2 max-md:row-start-1" : ""
            }`}
          >
            {text} <KeyHint>{key}</KeyHint>
          </button>
        ))}
      </div>
      {pair.left.type === "image" ? (
        <p className="mt-3 text-[0.8125rem]/5 text-soft">
          After a photograph of the Getty's Open Content Program. The one that you choose is kept as a print that you
          liked.
        </p>
      ) : null}
    </fieldset>
  );
}

function Side({
  letter,
  side,
  className,
}: {
  readonly letter: string;
  readonly side: WarmUpSideView;
  readonly className: string;
}) {
  return (
    <section aria-label={`Output ${letter}`} className={`min-w-0 py-5 ${className}`}>
      <h3 className={`${labelClass} mb-2`}>{letter}</h3>
      {side.type === "image" ? (
        <Image src={side.url} alt={side.alt} width={480} height={360} unoptimized className="h-auto w-full" />
      ) : (
        <div className="max-w-[62ch] space-y-3 font-serif text-[1.15625rem]/[1.875rem] [&_ul]:list-disc [&_ul]:space-y-1 [&_ul]:pl-5">
          <Markdown rehypePlugins={[rehypeSanitize]} allowedElements={["p", "ul", "li", "em", "strong"]}>
            {side.text}
          </Markdown>
        </div>
      )}
    </section>
  );
}
