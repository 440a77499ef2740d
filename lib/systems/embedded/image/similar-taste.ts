import type { PersonaPreference, PersonaProfile } from "@/lib/systems/port";

/** What people of similar taste prefer, and how many they are. */
export interface BorrowedTaste {
  readonly preferences: readonly PersonaPreference[];
  readonly neighbors: number;
}

type Vector = ReadonlyMap<string, number>;

function vectorOf(preferences: readonly PersonaPreference[]): Vector {
  const vector = new Map<string, number>();
  for (const { aspect, value, isLiked, weight } of preferences) {
    const key = `${aspect}:${value}`;
    vector.set(key, (vector.get(key) ?? 0) + (isLiked ? weight : -weight));
  }
  return vector;
}

/** Cosine between two tastes, −1…1; 0 when one of them states nothing. */
export function tasteSimilarity(one: readonly PersonaPreference[], other: readonly PersonaPreference[]): number {
  const left = vectorOf(one);
  const right = vectorOf(other);
  const norm = (vector: Vector) => Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0));
  const scale = norm(left) * norm(right);
  if (scale === 0) return 0;
  let product = 0;
  for (const [key, value] of left) product += value * (right.get(key) ?? 0);
  return product / scale;
}

/**
 * Predicts preferences from those of the most similar others: for each value the mean of the others' signed weights,
 * weighted by similarity. Others of no or contrary likeness are left aside; at most `most` are asked.
 * @see Resnick, Iacovou, Suchak, Bergstrom & Riedl (1994), GroupLens, CSCW; Breese, Heckerman & Kadie (1998), UAI
 */
export function borrowTaste(persona: PersonaProfile, others: readonly PersonaProfile[], most = 3): BorrowedTaste {
  const neighbors = others
    .map((other) => ({ other, similarity: tasteSimilarity(persona.preferences, other.preferences) }))
    .filter(({ similarity }) => similarity > 0)
    .sort((a, b) => b.similarity - a.similarity || (a.other.slug < b.other.slug ? -1 : 1))
    .slice(0, most);
  const total = neighbors.reduce((sum, { similarity }) => sum + similarity, 0);
  const predicted = new Map<string, PersonaPreference>();
  for (const { other, similarity } of neighbors) {
    for (const preference of other.preferences) {
      const key = `${preference.aspect}:${preference.value}`;
      const before = predicted.get(key);
      const signed =
        (before === undefined ? 0 : signedWeight(before)) + (signedWeight(preference) * similarity) / total;
      predicted.set(key, { ...preference, isLiked: signed > 0, weight: Math.abs(signed) });
    }
  }
  return { preferences: [...predicted.values()], neighbors: neighbors.length };
}

function signedWeight(preference: PersonaPreference): number {
  return preference.isLiked ? preference.weight : -preference.weight;
}
