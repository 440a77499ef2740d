import type { KeyLine } from "./keys-dialog";

/** What a page has of that which only some have. */
interface PageParts {
  readonly hasSource: boolean;
  readonly hasImages: boolean;
}

/** The keys of a pair, in the order in which they are needed. */
export function pairKeyLines(parts: PageParts): KeyLine[] {
  return [
    ["← or A", "A fits better"],
    ["→ or B", "B fits better"],
    ["T", "Equally"],
    ["X", "Neither"],
    ["1 2 3", "Better made: A, the same, B"],
    ["4 5 6", "Sure, leaning, a guess"],
    ["M", "More questions, or fewer"],
    ["Q W E", "How good A is: below, acceptable, as hoped for"],
    ["U I O", "How good B is, likewise"],
    ...sharedKeyLines(parts, "the verdict"),
  ];
}

/** The keys of a single output, on a scale that ends at `scale`. */
export function outputKeyLines(scale: number, parts: PageParts): KeyLine[] {
  return [scale > 9 ? ["0 – 9", "Type the fit"] : [`1 – ${scale}`, "The fit"], ...sharedKeyLines(parts, "the fit")];
}

function sharedKeyLines({ hasSource, hasImages }: PageParts, answer: string): KeyLine[] {
  return [
    ["F", "Fold the questions away, or open them"],
    ["Enter", "Send; after that the next"],
    ["Ctrl Enter", "Send from a text"],
    ["N", "The next, after the reveal"],
    ["H", "The history of the person"],
    ...(hasSource ? [["S", "The source"] as const] : []),
    ...(hasImages ? [["+ − 0", "Zoom in, zoom out, show the whole image"] as const] : []),
    ["Esc", `Close the source or the history; else back to ${answer}`],
    ["?", "This list"],
  ];
}
