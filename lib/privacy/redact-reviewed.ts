import { createHash } from "node:crypto";
import { type RedactedText, type RedactionKind, type Ruling, redactTogether } from "./redact";

/** What a person decided of one text. It speaks of that text alone, and is nothing to any other. */
export type Decision = { readonly textSha256: string } & (
  | { readonly state: "withheld" }
  /** To publish as it was shown, by `digestOfShown`. */
  | { readonly state: "released"; readonly shownSha256: string; readonly edited: null }
  /** To publish in other words. */
  | { readonly state: "released"; readonly shownSha256: null; readonly edited: string }
);

export interface Reviewed {
  /** What is published of each text. */
  readonly texts: readonly (string | null)[];
  /** How many places were replaced in them, by kind. */
  readonly counts: Partial<Record<RedactionKind, number>>;
  readonly review: ReviewCounts;
}

/** How many texts wait for a person, and how many a person left out or let through. */
export interface ReviewCounts {
  readonly held: number;
  readonly withheld: number;
  readonly releasedAfterReview: number;
}

/** What a decision is bound to: hexadecimal SHA-256 of the text as it was written. */
export function digestOfText(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** What somebody saw who released a text: of its redacted form, whatever numbers its placeholders have. */
export function digestOfShown(redacted: string): string {
  return digestOfText(redacted.replace(/\[([A-Z_]+)_\d+\]/g, "[$1]"));
}

/**
 * Redacts the texts of one vote (`redactTogether`) and does what was decided of them. A decision lifts doubt and nothing else: what is sure is replaced
 * in every text, also in one that somebody edited. A text that would be published otherwise than it was shown, since the rules have changed, is
 * held again where it is doubtful.
 *
 * @param decisions for each text what was decided of it, if anything; those of other texts than these are left aside
 * @returns the texts to publish; cost as `redactTogether`, twice where something was decided
 */
export function redactReviewed(
  written: readonly (string | null)[],
  publicText: string,
  decisions: readonly (Decision | undefined)[] = [],
): Reviewed {
  // Of most votes nothing was decided.
  if (decisions.length === 0) {
    const { texts, counts } = redactTogether(written, publicText);
    return { texts: texts.map(({ text }) => text), counts, review: countReview(texts, [], []) };
  }
  const decided = written.map((text, index) => {
    const decision = decisions[index];
    return text !== null && decision?.textSha256 === digestOfText(text) ? decision : undefined;
  });
  const rulings = decided.map(rulingOf);
  // What others see of an edited text goes behind the originals, whose names and numbers it shares.
  const edits = decided.flatMap((decision, index) =>
    decision?.state === "released" && decision.edited !== null ? [{ index, text: decision.edited }] : [],
  );
  const all = [...written, ...edits.map(({ text }) => text)];
  const lifting = [...rulings, ...edits.map((): Ruling => "lift")];
  const first = redactTogether(all, publicText, lifting);
  const isAsShown = decided.map((decision, index) => {
    const { text } = first.texts[index]!;
    return decision?.state !== "released" || decision.edited !== null || digestOfShown(text!) === decision.shownSha256;
  });
  const { texts, counts } = isAsShown.every(Boolean)
    ? first
    : redactTogether(
        all,
        publicText,
        lifting.map((ruling, index) => (isAsShown[index] === false ? undefined : ruling)),
      );
  const published = written.map((_, index) => {
    const edit = edits.findIndex((one) => one.index === index);
    return texts[edit < 0 ? index : written.length + edit]!;
  });
  return { texts: published.map(({ text }) => text), counts, review: countReview(published, decided, isAsShown) };
}

function rulingOf(decision: Decision | undefined): Ruling | undefined {
  if (!decision) return undefined;
  return decision.state === "withheld" || decision.edited !== null ? "drop" : "lift";
}

function countReview(
  published: readonly RedactedText[],
  decided: readonly (Decision | undefined)[],
  isAsShown: readonly boolean[],
): ReviewCounts {
  const count = (isOf: (index: number) => boolean) => published.filter((_, index) => isOf(index)).length;
  return {
    held: count((index) => published[index]!.held.length > 0),
    withheld: count((index) => decided[index]?.state === "withheld"),
    releasedAfterReview: count((index) => decided[index]?.state === "released" && isAsShown[index] === true),
  };
}
