import type { HeldText } from "@/lib/reviews/schema";
import { reasonWords } from "./review-words";

/** A text as it was written: what is replaced is struck through beside its placeholder, what is doubtful is marked. */
export function MarkedText({ pieces }: Pick<HeldText, "pieces">) {
  let place = 0;
  return (
    <p className="whitespace-pre-wrap font-serif text-[1.15625rem]/[1.875rem] [overflow-wrap:anywhere]">
      {pieces.map(({ text, placeholder, doubts }) => {
        const key = place;
        place += text.length;
        if (placeholder !== null) {
          return (
            <span key={key}>
              <del className="text-soft decoration-1">{text}</del>{" "}
              <ins className="figures text-[0.875rem] text-soft no-underline">{placeholder}</ins>
            </span>
          );
        }
        if (doubts.length === 0) return <span key={key}>{text}</span>;
        return (
          <mark
            key={key}
            title={`May be ${doubts.map((doubt) => reasonWords[doubt]).join(" or ")}`}
            className="rounded-xs bg-tint px-0.5 text-ink underline decoration-2 decoration-accent underline-offset-4"
          >
            {text}
          </mark>
        );
      })}
    </p>
  );
}
