import type { PersonaProfile } from "@/lib/systems/port";

/** How an output is set and how long it is. */
export interface OutputForm {
  readonly layout: "prose" | "bullets";
  readonly length: "short" | "usual" | "long";
}

/** What everybody gets from a system that does not ask. */
export const plainForm: OutputForm = { layout: "prose", length: "usual" };

/** Words of each length, as a share of what the task asks for. */
const lengthShare: Readonly<Record<OutputForm["length"], number>> = { short: 0.65, usual: 1, long: 1.5 };

function preferred<Choice extends string>(
  persona: PersonaProfile,
  aspect: string,
  choices: readonly Choice[],
): Choice | undefined {
  const stated = persona.preferences.filter((preference) => preference.aspect === aspect);
  const liked = choices.find((choice) => stated.some(({ isLiked, value }) => isLiked && value === choice));
  if (liked) return liked;
  // Who only says what they do not want gets the first thing left, where something was refused.
  const refused = new Set(stated.filter(({ isLiked }) => !isLiked).map(({ value }) => value));
  return choices.some((choice) => refused.has(choice)) ? choices.find((choice) => !refused.has(choice)) : undefined;
}

/** The form a person stated (`form`: prose or bullets; `length`: short or long); the plain form for what they left open. */
export function statedForm(persona: PersonaProfile): OutputForm {
  return {
    layout: preferred(persona, "form", ["prose", "bullets"]) ?? plainForm.layout,
    length: preferred(persona, "length", ["short", "long"]) ?? plainForm.length,
  };
}

/** Words to aim at: the task's `words` option (80 where it says nothing sensible), shortened or lengthened by the form. */
export function targetWords(words: string | number | undefined, form: OutputForm): number {
  const asked = Number(words);
  return Math.round((Number.isFinite(asked) && asked > 0 ? asked : 80) * lengthShare[form.length]);
}
