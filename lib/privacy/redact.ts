import { type FoldedText, foldText } from "./fold";
import {
  findBareUrls,
  findEmails,
  findHandles,
  findHardwareAddresses,
  findNetworkAddresses,
  findSchemedUrls,
} from "./recognize-addresses";
import { findCards, findIbans, findLongNumbers, findPhones } from "./recognize-numbers";
import type { Span } from "./spans";

export type RedactionKind = "url" | "email" | "iban" | "card" | "mac" | "ip" | "phone" | "number" | "handle";

/** What is looked for. Where two find the same place, the earlier one names it. */
const recognizers: readonly { kind: RedactionKind; find: (text: string) => Span[] }[] = [
  { kind: "url", find: findSchemedUrls },
  { kind: "email", find: findEmails },
  { kind: "url", find: findBareUrls },
  { kind: "iban", find: findIbans },
  { kind: "card", find: findCards },
  { kind: "mac", find: findHardwareAddresses },
  { kind: "ip", find: findNetworkAddresses },
  { kind: "phone", find: findPhones },
  { kind: "number", find: findLongNumbers },
  { kind: "handle", find: findHandles },
];

export interface Redacted {
  /** As handed in, with placeholders such as `[EMAIL_1]` in place of what was found. */
  readonly texts: (string | null)[];
  /** How many places were replaced, by kind; kinds without a place are left out. */
  readonly counts: Partial<Record<RedactionKind, number>>;
}

/**
 * Takes out of free texts what identifies or reaches a person: e-mail addresses, web addresses, network and hardware
 * addresses, telephone, bank account, card and other long numbers, and handles. First form: names of persons, postal addresses
 * and identifiers that look like words are not recognized; every release says so in its README.
 *
 * The texts of one vote go together: the same address in two of them has the same placeholder. Matching is done on the
 * folded text (`foldText`), replacement in the original, so a text without findings comes back unchanged.
 *
 * @param texts free texts of one vote; null stays null
 * @returns new texts and counts; time is linear in the length for all but digit lists, bounded by 4000 characters a text
 */
export function redactTogether(texts: readonly (string | null)[]): Redacted {
  const numbers = new Map<string, number>();
  const counts: Partial<Record<RedactionKind, number>> = {};

  function placeholder(kind: RedactionKind, written: string): string {
    const identity = `${kind}:${sameness(kind, written)}`;
    const isOfKind = (known: string) => known.startsWith(`${kind}:`);
    const number = numbers.get(identity) ?? [...numbers.keys()].filter(isOfKind).length + 1;
    numbers.set(identity, number);
    counts[kind] = (counts[kind] ?? 0) + 1;
    return `[${kind.toUpperCase()}_${number}]`;
  }

  return { texts: texts.map((text) => (text === null ? null : redactOne(text, placeholder))), counts };
}

function redactOne(text: string, placeholder: (kind: RedactionKind, written: string) => string): string {
  const folded = foldText(text);
  let redacted = "";
  let position = 0;
  for (const { kind, start, end } of findAll(folded.text)) {
    const original = spanInOriginal(folded, { start, end });
    redacted += text.slice(position, original.start) + placeholder(kind, folded.text.slice(start, end));
    position = original.end;
  }
  return redacted + text.slice(position);
}

type Finding = Span & { readonly kind: RedactionKind };

/** What all recognizers found, in the order of the text. Findings that overlap become one that covers them all. */
function findAll(text: string): Finding[] {
  const ranked = recognizers.flatMap(({ kind, find }, rank) => find(text).map((span) => ({ ...span, kind, rank })));
  ranked.sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: (Finding & { rank: number })[] = [];
  for (const finding of ranked) {
    const last = merged.at(-1);
    if (!last || finding.start >= last.end) {
      merged.push(finding);
      continue;
    }
    const named = finding.rank < last.rank ? finding : last;
    const end = Math.max(last.end, finding.end);
    merged[merged.length - 1] = { start: last.start, end, kind: named.kind, rank: named.rank };
  }
  return merged;
}

function spanInOriginal(folded: FoldedText, span: Span): Span {
  return { start: folded.starts[span.start]!, end: folded.ends[span.end - 1]! };
}

/** Two spellings of one number are one number; addresses differ in more than case. */
function sameness(kind: RedactionKind, written: string): string {
  const isNumber = kind === "phone" || kind === "card" || kind === "iban" || kind === "number";
  return (isNumber ? written.replace(/[^\p{L}\p{N}]/gu, "") : written).toLowerCase();
}
