import type { SystemTask } from "@/lib/systems/port";
import { type PersonaTerms, queryOf } from "../language/persona-terms";
import { termsOf } from "../language/tokenize";

/** How much all that a person wants weighs beside the question's words, each 1. */
const personalWeight = 1.5;

/** The question's terms, each with weight 1; words of the source's title name the whole entry and tell no passage from another. */
export function questionQuery({ prompt, sourceTitle = "" }: SystemTask): [string, number][] {
  const named = new Set(termsOf(sourceTitle).map((term) => term.stem));
  const asked = new Set(termsOf(prompt).map((term) => term.stem));
  return [...asked].filter((stem) => !named.has(stem)).map((stem) => [stem, 1]);
}

/**
 * The question and the person in one query: half of the question's weight stays, and the person's terms are added, the heaviest with weight 1.5, the avoided below zero.
 * A term of both has the sum.
 */
export function personalQuery(task: SystemTask, terms: PersonaTerms): [string, number][] {
  const query = new Map(questionQuery(task).map(([stem, weight]) => [stem, weight / 2]));
  const personal = queryOf(terms);
  const heaviest = personal.reduce((greatest, [, weight]) => Math.max(greatest, Math.abs(weight)), 0) || 1;
  for (const [stem, weight] of personal) query.set(stem, (query.get(stem) ?? 0) + (personalWeight * weight) / heaviest);
  return [...query];
}
