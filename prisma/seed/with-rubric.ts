import type { Rubric } from "@/lib/personas/schema";

type Criterion = Rubric[number];

export const decides = (criterion: string): Criterion => ({ criterion, importance: 3 });
export const matters = (criterion: string): Criterion => ({ criterion, importance: 2 });
export const helps = (criterion: string): Criterion => ({ criterion, importance: 1 });

/** A persona with its rubric, found by its slug. @throws Error where there is none: nobody is seeded without one */
export function withRubric<Persona extends { readonly slug: string }>(
  persona: Persona,
  rubrics: Readonly<Record<string, Rubric>>,
): Persona & { readonly rubric: Rubric } {
  const rubric = rubrics[persona.slug];
  if (!rubric) throw new Error(`${persona.slug} has no rubric.`);
  return { ...persona, rubric };
}
