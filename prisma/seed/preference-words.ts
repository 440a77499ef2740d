import type { PersonaEvent, PersonaPreference } from "@/lib/systems/port";

/** A topic that a person likes: the chip, the search terms behind it and how much it matters (1 as usual). */
export function likes(label: string, terms: string, weight = 1): PersonaPreference {
  return { aspect: "topic", isLiked: true, label, value: terms, weight };
}

/** A topic that a person would rather skip. */
export function avoids(label: string, terms: string, weight = 1): PersonaPreference {
  return { aspect: "topic", isLiked: false, label, value: terms, weight };
}

/** How a person wants text to be: `form` prose or bullets, `length` short or long, `tone` in their words. */
export function wants(aspect: "form" | "length" | "tone", value: string, label: string): PersonaPreference {
  return { aspect, isLiked: true, label, value, weight: 1 };
}

/** One dated event, `on("2025-03-02", "liked", "…")`. */
export function on(happenedOn: string, action: "liked" | "disliked" | "read" | "asked", text: string): PersonaEvent {
  return { happenedOn, action, text };
}
