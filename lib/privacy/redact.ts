import { type FoldedText, foldText, spanInOriginal } from "./fold";
import { PublicText } from "./public-names";
import { type Reading, readText } from "./reading";
import { findAccounts, findCards, findIbans } from "./recognizers/accounts";
import { findAddresses } from "./recognizers/addresses";
import { findBirthDates } from "./recognizers/birth-dates";
import { findCoordinates } from "./recognizers/coordinates";
import { findEmails } from "./recognizers/emails";
import { findHandles } from "./recognizers/handles";
import { findLongNumbers } from "./recognizers/long-numbers";
import { findNames } from "./recognizers/names/find-names";
import { findNationalIds } from "./recognizers/national-ids";
import { findHardwareAddresses, findNetworkAddresses } from "./recognizers/network-addresses";
import { findPhones } from "./recognizers/phones";
import { findConnections, findSecrets } from "./recognizers/secrets";
import { findSpokenDigits } from "./recognizers/spoken-digits";
import { findBareUrls, findSchemedUrls } from "./recognizers/urls";
import { findRepeatedNames } from "./repeated-names";
import type { Span } from "./spans";

export type RedactionKind =
  | "url"
  | "email"
  | "iban"
  | "card"
  | "mac"
  | "ip"
  | "phone"
  | "number"
  | "handle"
  | "secret"
  | "national_id"
  | "coordinates"
  | "birth_date"
  | "address"
  | "name";

/**
 * The version of these rules: of all that this room knows and looks for. Whoever changes what is found gives it another one, so that what was
 * read by the old rules is read again.
 */
export const redactionRules = "2026-11-2";

/** Why a text is held: what may be in it. */
export type HoldReason = "name" | "address" | "birth_date" | "number";

/** A text to publish, or one that nobody may publish before a person has read it: then it is null here, whatever was found in it. */
export type RedactedText =
  | { readonly text: string | null; readonly held: readonly [] }
  | { readonly text: null; readonly held: readonly [HoldReason, ...HoldReason[]] };

export interface Redacted {
  /** As handed in, with placeholders such as `[EMAIL_1]` in place of what was found. */
  readonly texts: readonly RedactedText[];
  /** How many places were replaced in texts that are not held, by kind; kinds without a place are left out. */
  readonly counts: Partial<Record<RedactionKind, number>>;
}

/** What a person who read a text has said of it: `lift` its doubts, or `drop` it. What is sure is replaced either way. */
export type Ruling = "lift" | "drop";

/** A stretch of a text: as it stays, as it is replaced, or as somebody must look at it. */
export interface Piece {
  readonly text: string;
  /** The placeholder in its place; null where it stays. */
  readonly placeholder: string | null;
  /** What it may be; empty where there is no doubt. */
  readonly doubts: readonly HoldReason[];
}

type Recognizer = { readonly kind: RedactionKind; readonly find: (reading: Reading) => Span[] };

/** What is looked for. Where two find the same place, the earlier one names it. */
const recognizers: readonly Recognizer[] = [
  { kind: "secret", find: findConnections },
  { kind: "url", find: findSchemedUrls },
  { kind: "email", find: findEmails },
  { kind: "secret", find: findSecrets },
  { kind: "url", find: findBareUrls },
  { kind: "iban", find: findIbans },
  { kind: "card", find: findCards },
  { kind: "iban", find: findAccounts },
  { kind: "coordinates", find: findCoordinates },
  { kind: "mac", find: findHardwareAddresses },
  { kind: "ip", find: findNetworkAddresses },
  { kind: "national_id", find: findNationalIds },
  { kind: "phone", find: findPhones },
  { kind: "phone", find: findSpokenDigits },
  { kind: "handle", find: findHandles },
];

type Finding = Span & { readonly kind: RedactionKind };
type Doubt = Span & { readonly reason: HoldReason };
/** What was found in a text, with the folded text that it was found in. */
interface Examined {
  readonly text: string;
  readonly folded: FoldedText;
  readonly reading: Reading;
  readonly findings: readonly Finding[];
  readonly doubts: readonly Doubt[];
}

/**
 * Takes out of free texts what identifies or reaches a person: e-mail, web, network and hardware addresses, telephone,
 * bank account, card, identity and other long numbers, handles, secrets, coordinates, dates of birth, postal addresses
 * and names of persons. A text in which something may be one of the last and may be not is held.
 *
 * The texts of one vote go together: the same address in two of them has the same placeholder, and a part of a name that
 * was found is found again. Matching is done on the folded text (`foldText`), replacement in the original, so a text
 * without findings comes back unchanged.
 *
 * @param texts free texts of one vote; null stays null
 * @param publicText what everybody can read of what was asked, such as the task: names and places in it are no secret
 * @param rulings for each text what a person said of it, if anybody did
 * @returns new texts and counts; time is linear in the length for all but digit lists, bounded by 4000 characters a text
 */
export function redactTogether(
  texts: readonly (string | null)[],
  publicText = "",
  rulings: readonly (Ruling | undefined)[] = [],
): Redacted {
  const examined = examineTogether(texts, new PublicText(publicText));
  // Most texts have nothing in them.
  if (examined.every((one) => one === null || (one.findings.length === 0 && one.doubts.length === 0))) {
    return {
      texts: texts.map((text, index) => ({ text: rulings[index] === "drop" ? null : text, held: [] })),
      counts: {},
    };
  }
  const placeholders = new Placeholders(namePartsOf(examined));
  return {
    texts: examined.map((one, index) =>
      one === null ? { text: null, held: [] } : publish(one, placeholders, rulings[index]),
    ),
    counts: placeholders.counts,
  };
}

/**
 * The same texts in pieces, held or not: what stands in them after the replacements, and where the doubts are. Joined, each piece by its
 * placeholder or its text, they are what `redactTogether` makes of a text whose doubts are lifted.
 *
 * @returns for each text its pieces in their order; null stays null
 */
export function markTogether(texts: readonly (string | null)[], publicText = ""): (Piece[] | null)[] {
  const examined = examineTogether(texts, new PublicText(publicText));
  const placeholders = new Placeholders(namePartsOf(examined));
  return examined.map((one) => one && cutPieces(one, placeholders, false));
}

function namePartsOf(examined: readonly (Examined | null)[]): Map<string, string> {
  const nameParts = new Map<string, string>();
  for (const one of examined) {
    for (const { kind, start, end } of one?.findings ?? []) {
      if (kind === "name" && one) rememberName(one.folded.text.slice(start, end), nameParts);
    }
  }
  return nameParts;
}

/** What is a name for sure in one text of a vote is one in the others, and what is doubtful in one is so in all. */
function examineTogether(texts: readonly (string | null)[], known: PublicText): (Examined | null)[] {
  const examined = texts.map((text) => (text === null ? null : examine(text, known)));
  if (examined.every((one) => one === null || one.doubts.length === 0)) return examined;
  const nameParts = namePartsOf(examined);
  const doubtedParts = new Map<string, string>();
  const settled = examined.map((one) => {
    if (one === null) return null;
    const doubts = one.doubts.filter(({ reason, start, end }) => {
      const written = one.folded.text.slice(start, end);
      const parts = reason === "name" ? partsOf(written) : [];
      const isKnown = parts.length > 0 && parts.every((part) => nameParts.has(part));
      if (reason === "name" && !isKnown) rememberName(written, doubtedParts);
      return !isKnown;
    });
    return { ...one, doubts };
  });
  for (const part of nameParts.keys()) doubtedParts.delete(part);
  return settled.map((one) => {
    if (one === null || one.doubts.length > 0) return one;
    const repeated = findRepeatedNames(one.reading, doubtedParts);
    return repeated.length === 0 ? one : { ...one, doubts: repeated.map((span) => ({ ...span, reason: "name" })) };
  });
}

const placeholder = /\[[A-Z_]{2,14}_\d{1,6}\]/g;

/** What is redacted already is nothing to find: signs that no recognizer reads stand in its place, as many as it had. */
function maskPlaceholders(text: string): string {
  return text.includes("_") ? text.replace(placeholder, (written) => "\u00a6".repeat(written.length)) : text;
}

function examine(text: string, known: PublicText): Examined {
  const folded = foldText(maskPlaceholders(text));
  const reading = readText(folded.text);
  const ranked: (Finding & { readonly rank: number })[] = [];
  const add = (kind: RedactionKind, spans: readonly Span[], rank: number) => {
    for (const span of spans) ranked.push({ ...span, kind, rank });
  };
  for (let rank = 0; rank < recognizers.length; rank += 1) {
    const { kind, find } = recognizers[rank]!;
    const spans = find(reading);
    if (spans.length > 0) add(kind, spans, rank);
  }
  const structured = ranked.slice();
  const isSecret = (span: Span) => !known.has(folded.text.slice(span.start, span.end));
  const isFree = (span: Span) => !structured.some(({ start, end }) => start < span.end && span.start < end);
  const numbers = findLongNumbers(reading);
  const births = findBirthDates(reading);
  const addresses = findAddresses(reading);
  const names = findNames(reading);
  add("number", numbers.sure, recognizers.length);
  add("birth_date", births.sure, recognizers.length - 4);
  for (const span of addresses.sure) if (isSecret(span)) add("address", [span], recognizers.length + 1);
  const doubts: Doubt[] = [];
  const doubt = (reason: HoldReason, spans: readonly Span[]) => {
    for (const span of spans) doubts.push({ ...span, reason });
  };
  for (const span of names.sure) if (isSecret(span) && isFree(span)) add("name", [span], recognizers.length + 2);
  doubt("name", names.weak.filter(isSecret));
  if (addresses.weak.length > 0) doubt("address", addresses.weak.filter(isSecret));
  doubt("birth_date", births.weak);
  doubt("number", numbers.weak);
  const findings = merge(ranked);
  const isOpen = (span: Span) => !findings.some(({ start, end }) => start < span.end && span.start < end);
  return { text, folded, reading, findings, doubts: doubts.length === 0 ? doubts : doubts.filter(isOpen) };
}

/** In the order of the text. Findings that overlap become one that covers them all. */
function merge(ranked: (Finding & { readonly rank: number })[]): Finding[] {
  if (ranked.length === 0) return ranked;
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

function publish(one: Examined, placeholders: Placeholders, ruling: Ruling | undefined): RedactedText {
  const [reason, ...more] = new Set(one.doubts.map((doubt) => doubt.reason));
  const isHeld = reason !== undefined && ruling === undefined;
  // A text that nobody sees takes its numbers all the same: those of the others do not depend on what is said of it.
  const pieces = cutPieces(one, placeholders, !isHeld && ruling !== "drop");
  if (isHeld) return { text: null, held: [reason, ...more] };
  if (ruling === "drop") return { text: null, held: [] };
  return { text: pieces.map(({ text, placeholder }) => placeholder ?? text).join(""), held: [] };
}

function cutPieces(
  { text, folded, reading, findings, doubts }: Examined,
  placeholders: Placeholders,
  isCounted: boolean,
): Piece[] {
  const repeated = findRepeatedNames(reading, placeholders.nameParts);
  const replaced = repeated.length === 0 ? findings : withRepeated(findings, repeated);
  const pieces: Piece[] = [];
  let position = 0;
  const add = (end: number, placeholder: string | null, of: readonly HoldReason[]) => {
    if (end > position) pieces.push({ text: text.slice(position, end), placeholder, doubts: of });
    position = Math.max(position, end);
  };
  const isOpen = (span: Span) => !replaced.some(({ start, end }) => start < span.end && span.start < end);
  const marks = [...replaced, ...joinDoubts(doubts.filter(isOpen))].sort((a, b) => a.start - b.start);
  for (const mark of marks) {
    const original = spanInOriginal(folded, mark);
    add(original.start, null, []);
    if ("kind" in mark) {
      add(original.end, placeholders.next(mark.kind, folded.text.slice(mark.start, mark.end), isCounted), []);
    } else add(original.end, null, mark.reasons);
  }
  add(text.length, null, []);
  return pieces;
}

/** Doubts that overlap become one of several reasons. */
function joinDoubts(doubts: readonly Doubt[]): (Span & { readonly reasons: HoldReason[] })[] {
  const joined: { start: number; end: number; reasons: HoldReason[] }[] = [];
  for (const { start, end, reason } of doubts.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (!last || start >= last.end) joined.push({ start, end, reasons: [reason] });
    else {
      last.end = Math.max(last.end, end);
      if (!last.reasons.includes(reason)) last.reasons.push(reason);
    }
  }
  return joined;
}

function withRepeated(findings: readonly Finding[], repeated: readonly Span[]): Finding[] {
  const free = repeated.filter((span) => !findings.some(({ start, end }) => start < span.end && span.start < end));
  return [...findings, ...free.map((span) => ({ ...span, kind: "name" as const }))].sort((a, b) => a.start - b.start);
}

function partsOf(written: string): string[] {
  return written.toLowerCase().match(/[\p{L}\p{M}'’-]{3,}/gu) ?? [];
}

/** The parts of a name stand for the whole when they come again. */
function rememberName(written: string, nameParts: Map<string, string>): void {
  const parts = partsOf(written);
  const whole = parts.map((part) => nameParts.get(part)).find((name) => name !== undefined) ?? written.toLowerCase();
  for (const part of parts) if (!nameParts.has(part)) nameParts.set(part, whole);
}

/** Numbers the placeholders of one vote by kind and by what they stand for. */
class Placeholders {
  readonly counts: Partial<Record<RedactionKind, number>> = {};
  readonly #numbers = new Map<string, number>();
  readonly #last = new Map<RedactionKind, number>();
  readonly nameParts: ReadonlyMap<string, string>;

  constructor(nameParts: ReadonlyMap<string, string>) {
    this.nameParts = nameParts;
  }

  next(kind: RedactionKind, written: string, isCounted: boolean): string {
    const identity = `${kind}:${kind === "name" ? this.#nameOf(written) : sameness(kind, written)}`;
    let number = this.#numbers.get(identity);
    if (number === undefined) {
      number = (this.#last.get(kind) ?? 0) + 1;
      this.#last.set(kind, number);
      this.#numbers.set(identity, number);
    }
    if (isCounted) this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    return `[${kind.toUpperCase()}_${number}]`;
  }

  #nameOf(written: string): string {
    return (
      partsOf(written)
        .map((part) => this.nameParts.get(part))
        .find((name) => name !== undefined) ?? written.toLowerCase()
    );
  }
}

const numberKinds: ReadonlySet<RedactionKind> = new Set(["phone", "card", "iban", "number", "national_id"]);

/** Two spellings of one number are one number; addresses differ in more than case. */
function sameness(kind: RedactionKind, written: string): string {
  return (numberKinds.has(kind) ? written.replace(/[^\p{L}\p{N}]/gu, "") : written).toLowerCase();
}
