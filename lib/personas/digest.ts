import { createHash } from "node:crypto";

/** What makes one version of a persona different from another. */
export interface PersonaContent {
  readonly name: string;
  readonly shortName: string;
  readonly headline: string;
  readonly description: string;
  readonly attributes: unknown;
  readonly preferences: readonly { aspect: string; isLiked: boolean; label: string; value: string; weight: number }[];
  readonly history: readonly { happenedOn: Date; action: string; text: string; image: string | null }[];
  readonly rubric: readonly { criterion: string; importance: number }[];
}

/** SHA-256 over a persona's content: equal where two versions say the same in the same order. */
export function digestOf(version: PersonaContent): string {
  const attributes = (version.attributes as { label: string; value: string }[]).map((a) => [a.label, a.value]);
  const preferences = version.preferences.map((p) => [p.aspect, p.isLiked, p.label, p.value, p.weight]);
  const history = version.history.map((h) => [h.happenedOn.toISOString(), h.action, h.text, h.image]);
  const rubric = version.rubric.map((r) => [r.criterion, r.importance]);
  const { name, shortName, headline, description } = version;
  return createHash("sha256")
    .update(JSON.stringify([name, shortName, headline, description, attributes, preferences, history, rubric]))
    .digest("hex");
}
