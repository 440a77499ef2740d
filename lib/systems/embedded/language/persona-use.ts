import { keepRecent } from "../keep-recent";
import type { OutputForm } from "./persona-form";
import type { PersonaTerms } from "./persona-terms";
import { termsOf } from "./tokenize";

const shownWords = 6;

const recentSource = keepRecent<ReadonlySet<string>>(32);

/** A source is asked about once for every person and system. */
function stemsOfSource(source: string): ReadonlySet<string> {
  return recentSource(source, () => stemsOf(source));
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(termsOf(text).map((term) => term.stem));
}

/** Labels of the preferences whose terms are found, in the order they were stated. */
function originsFound(terms: PersonaTerms, found: ReadonlySet<string>, sign: 1 | -1): string[] {
  const origins = [...terms.values()]
    .filter((term) => term.weight * sign > 0 && found.has(term.stem))
    .map((term) => term.origin);
  return [...new Set(origins)];
}

/** The heaviest wanted words that are found. */
function wordsFound(terms: PersonaTerms, found: ReadonlySet<string>): string[] {
  return [...terms.values()]
    .filter((term) => term.weight > 0 && found.has(term.stem))
    .sort((one, other) => other.weight - one.weight)
    .slice(0, shownWords)
    .map((term) => term.word);
}

function formUsed(form: OutputForm): string[] {
  return [form.length === "usual" ? [] : form.length, form.layout === "bullets" ? "bullets" : []].flat();
}

function phrase(parts: readonly (string | false)[]): string {
  return parts.filter(Boolean).join("; ") || "nothing of it is in the source";
}

/** `likes irrigation, forests; avoids ceremony; short`: liked topics found in the output, avoided topics found in the source, the form. */
export function describeStatedUse(terms: PersonaTerms, form: OutputForm, output: string, source: string): string {
  const likes = originsFound(terms, stemsOf(output), 1);
  const avoids = originsFound(terms, stemsOfSource(source), -1);
  return phrase([
    likes.length > 0 && `likes ${likes.join(", ")}`,
    avoids.length > 0 && `avoids ${avoids.join(", ")}`,
    ...formUsed(form),
  ]);
}

/** `dated history: irrigation, dam`: the heaviest terms found in the output, after the name of where they come from. */
export function describeWordUse(from: string, terms: PersonaTerms, form: OutputForm, output: string): string {
  const words = wordsFound(terms, stemsOf(output));
  return phrase([words.length > 0 && `${from}: ${words.join(", ")}`, ...formUsed(form)]);
}

/** `likes irrigation; borrowed from Ann Lee: canal, lock`: own topics, then the terms each similar person lent. */
export function describeBorrowedUse(
  own: PersonaTerms,
  terms: PersonaTerms,
  form: OutputForm,
  output: string,
  source: string,
): string {
  const lent = new Map([...terms].filter(([stem]) => !own.has(stem)));
  const lenders = [...new Set([...lent.values()].map((term) => term.origin))].flatMap((lender) => {
    const words = wordsFound(new Map([...lent].filter(([, term]) => term.origin === lender)), stemsOf(output));
    return words.length > 0 ? [`borrowed from ${lender}: ${words.join(", ")}`] : [];
  });
  const likes = originsFound(own, stemsOf(output), 1);
  const avoids = originsFound(own, stemsOfSource(source), -1);
  return phrase([
    likes.length > 0 && `likes ${likes.join(", ")}`,
    avoids.length > 0 && `avoids ${avoids.join(", ")}`,
    ...lenders,
    ...formUsed(form),
  ]);
}
