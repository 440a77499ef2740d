import type { Reading } from "../reading";
import { findSpans, type Span } from "../spans";
import { extendOverDigits } from "./digit-runs";

export interface LongNumbers {
  readonly sure: Span[];
  /** Seven or eight digits in one, of which nothing says what they count. */
  readonly weak: Span[];
}

/**
 * Runs of nine and more digits: account, customer and identity numbers. A number of which half and more are closing zeros is an amount and stays.
 */
export function findLongNumbers({ text, digits }: Reading): LongNumbers {
  if (digits < 7) return { sure: [], weak: [] };
  const isAccount = (written: string) => (/0*$/.exec(written)?.[0].length ?? 0) * 2 < written.length;
  const spans = findSpans(text, /\d{9,}/g, isAccount);
  return { sure: spans.map((span) => extendOverDigits(text, span)), weak: findSpans(text, shorter, isOfNoKind) };
}

const shorter = /(?<![\p{L}\p{N}#$€£¥.,_/-])\d{7,8}(?![\p{L}\p{N}%°_/-]|[.,]\d)/gu;

/** No round number, and no day written in one. */
function isOfNoKind(written: string): boolean {
  return !/000?$/.test(written) && !/^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(written);
}
