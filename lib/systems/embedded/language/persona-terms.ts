import type { PersonaEvent, PersonaProfile } from "@/lib/systems/port";
import { type Term, termsOf } from "./tokenize";

/** A search term that stands for something a person wants (weight above zero) or does not (below). */
export interface PersonaTerm {
  readonly stem: string;
  /** The word as the person's record has it, for the phrase after the vote. */
  readonly word: string;
  readonly weight: number;
  /** Where it comes from: the label of a preference, `history`, `profile` or another person's name. */
  readonly origin: string;
}

/** Terms by stem. */
export type PersonaTerms = ReadonlyMap<string, PersonaTerm>;

/** Adds up weights by stem; word and origin are those of the heaviest contribution. */
function mergeTerms(contributions: Iterable<PersonaTerm>): Map<string, PersonaTerm> {
  const merged = new Map<string, PersonaTerm & { heaviest: number }>();
  for (const term of contributions) {
    const before = merged.get(term.stem);
    const size = Math.abs(term.weight);
    if (!before) merged.set(term.stem, { ...term, heaviest: size });
    else {
      const leader = size > before.heaviest ? { ...term, heaviest: size } : before;
      merged.set(term.stem, { ...leader, weight: before.weight + term.weight });
    }
  }
  return new Map([...merged].map(([stem, { heaviest: _, ...term }]) => [stem, term]));
}

/** Stems and their weights, as retrieval models take a query. */
export function queryOf(terms: PersonaTerms): [string, number][] {
  return [...terms.values()].map(({ stem, weight }) => [stem, weight]);
}

/** The part of a query that a person wants (`sign` 1) or avoids (`sign` −1), with positive weights. */
export function oneSided(terms: PersonaTerms, sign: 1 | -1): [string, number][] {
  return queryOf(terms)
    .filter(([, weight]) => weight * sign > 0)
    .map(([stem, weight]) => [stem, Math.abs(weight)]);
}

/**
 * What the person stated: every search term of a `topic` preference with the preference's weight, negative for a topic they avoid.
 * A term stated several times has the sum.
 */
export function statedTerms(persona: PersonaProfile): PersonaTerms {
  return mergeTerms(
    persona.preferences
      .filter((preference) => preference.aspect === "topic")
      .flatMap((preference) =>
        distinct(termsOf(preference.value)).map((term) => ({
          ...term,
          weight: preference.isLiked ? preference.weight : -preference.weight,
          origin: preference.label,
        })),
      ),
  );
}

function distinct(terms: readonly Term[]): Term[] {
  return [...new Map(terms.map((term) => [term.stem, term])).values()];
}

/** How much an event says about what the person wants. */
const actionWeight: Readonly<Record<string, number>> = { liked: 1, kept: 1, asked: 1, read: 0.5, disliked: -1 };

const halfLifeDays = 180;
const millisecondsOfDay = 86_400_000;

function decayOf(event: PersonaEvent, newest: number): number {
  const age = (newest - Date.parse(event.happenedOn)) / millisecondsOfDay;
  return 2 ** (-age / halfLifeDays);
}

/**
 * What the person did: the terms of each dated event, weighted by the action (liked, kept, asked 1; read ½; disliked −1) and by recency:
 * half as much for every 180 days before the newest event. Needs no clock.
 */
export function datedTerms(persona: PersonaProfile): PersonaTerms {
  const newest = Math.max(...persona.history.map((event) => Date.parse(event.happenedOn)));
  return mergeTerms(
    persona.history.flatMap((event) => {
      const weight = (actionWeight[event.action] ?? 0.5) * decayOf(event, newest);
      return distinct(termsOf(event.text)).map((term) => ({ ...term, weight, origin: "history" }));
    }),
  );
}

/** Everything that is written about a person and speaks for them, as one text. */
function wholeProfile(persona: PersonaProfile): string {
  const liked = persona.preferences.filter((preference) => preference.isLiked && preference.aspect === "topic");
  const happy = persona.history.filter((event) => event.action !== "disliked");
  return [
    persona.headline,
    persona.description,
    ...persona.attributes.map((attribute) => attribute.value),
    ...liked.map((preference) => `${preference.label}. ${preference.value}`),
    ...happy.map((event) => event.text),
  ].join("\n");
}

const distilledSize = 15;

/**
 * The person in a few words: the terms of the whole profile (headline, description, attributes, liked topics, history) with the highest
 * tf·ln(1 + N/n), n counted among the personas of the arena; what they avoid is left out. The heaviest has weight 1. At most 15 terms.
 */
export function distilledTerms(persona: PersonaProfile, others: readonly PersonaProfile[]): PersonaTerms {
  const avoided = new Set(oneSided(statedTerms(persona), -1).map(([stem]) => stem));
  const profiles = [persona, ...others].map(
    (profile) => new Set(termsOf(wholeProfile(profile)).map((term) => term.stem)),
  );
  const counted = mergeTerms(termsOf(wholeProfile(persona)).map((term) => ({ ...term, weight: 1, origin: "profile" })));
  const ranked = [...counted.values()]
    .filter((term) => !avoided.has(term.stem))
    .map((term) => {
      const holding = profiles.filter((stems) => stems.has(term.stem)).length;
      return { ...term, weight: term.weight * Math.log(1 + profiles.length / holding) };
    })
    .sort((one, other) => other.weight - one.weight || (one.stem < other.stem ? -1 : 1))
    .slice(0, distilledSize);
  const heaviest = ranked[0]?.weight ?? 1;
  return new Map(ranked.map((term) => [term.stem, { ...term, weight: term.weight / heaviest }]));
}

/** Cosine of two people's wants and dislikes, stated and dated; −1 to 1, 0 where one has none. */
export function similarityOf(one: PersonaProfile, other: PersonaProfile): number {
  const wants = (persona: PersonaProfile) =>
    mergeTerms([...statedTerms(persona).values(), ...datedTerms(persona).values()]);
  const [mine, theirs] = [wants(one), wants(other)];
  const norm = (terms: PersonaTerms) =>
    Math.sqrt([...terms.values()].reduce((sum, { weight }) => sum + weight * weight, 0));
  let product = 0;
  for (const [stem, { weight }] of mine) product += weight * (theirs.get(stem)?.weight ?? 0);
  const norms = norm(mine) * norm(theirs);
  return norms === 0 ? 0 : product / norms;
}

const neighbours = 2;
/** How much the borrowed terms weigh together with the most similar person's at full weight. */
const borrowedShare = 0.6;

/**
 * Collaborative filtering by neighbours: the person's own stated terms, and what the two most similar others want (stated and dated), in proportion
 * to their similarity. What the person avoids is never borrowed. Where nobody is similar, the own terms alone. Equal similarity: by slug.
 *
 * @see Resnick et al. (1994), CSCW, 175–186
 */
export function borrowedTerms(persona: PersonaProfile, others: readonly PersonaProfile[]): PersonaTerms {
  const own = statedTerms(persona);
  const similar = others
    .map((other) => ({ other, similarity: similarityOf(persona, other) }))
    .filter(({ similarity }) => similarity > 0)
    .sort((one, two) => two.similarity - one.similarity || (one.other.slug < two.other.slug ? -1 : 1))
    .slice(0, neighbours);
  const greatest = similar[0]?.similarity ?? 1;
  const borrowed = similar.flatMap(({ other, similarity }) => {
    const wants = mergeTerms([...statedTerms(other).values(), ...datedTerms(other).values()]);
    return [...wants.values()]
      .filter((term) => term.weight > 0 && (own.get(term.stem)?.weight ?? 1) > 0)
      .map((term) => ({
        ...term,
        weight: Math.min(1, term.weight) * borrowedShare * (similarity / greatest),
        origin: other.name,
      }));
  });
  return mergeTerms([...own.values(), ...borrowed]);
}
