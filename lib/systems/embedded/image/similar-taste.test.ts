import { describe, expect, it } from "vitest";
import type { PersonaPreference, PersonaProfile } from "@/lib/systems/port";
import { borrowTaste, tasteSimilarity } from "./similar-taste";

function preference(aspect: string, value: string, weight: number, isLiked = true): PersonaPreference {
  return { aspect, value, label: value, weight, isLiked };
}

function person(slug: string, ...preferences: PersonaPreference[]): PersonaProfile {
  return { slug, name: slug, headline: "", description: "", attributes: [], preferences, history: [] };
}

const wide = preference("crop", "wide", 1);
const sepia = preference("tone", "sepia", 1);
const blue = preference("tone", "cyanotype", 1);

describe("tasteSimilarity", () => {
  it("is the cosine worked by hand", () => {
    // (wide 1, sepia 1) and (wide 1): 1/(√2·1) = 0.70711. A liking against the same disliking: −1.
    expect(tasteSimilarity([wide, sepia], [wide])).toBeCloseTo(Math.SQRT1_2, 9);
    expect(tasteSimilarity([wide], [{ ...wide, isLiked: false }])).toBe(-1);
    expect(tasteSimilarity([wide], [])).toBe(0);
  });
});

describe("borrowTaste", () => {
  it("weighs the tastes of others by likeness and leaves contrary people aside", () => {
    // Similarities to (wide 1): A (wide, sepia) 0.70711; B (wide ½, cyanotype 1) 0.5/√1.25 = 0.44721; C (no wide) −1 is left out.
    // Sepia: 0.70711/(0.70711 + 0.44721) = 0.61258. Cyanotype: 0.44721/1.15432 = 0.38742.
    const borrowed = borrowTaste(person("me", wide), [
      person("c", { ...wide, isLiked: false }),
      person("b", preference("crop", "wide", 0.5), blue),
      person("a", wide, sepia),
    ]);
    const weightOf = (value: string) => borrowed.preferences.find((one) => one.value === value)?.weight;
    expect(borrowed.neighbors).toBe(2);
    expect(weightOf("sepia")).toBeCloseTo(0.61258, 4);
    expect(weightOf("cyanotype")).toBeCloseTo(0.38742, 4);
  });

  it("borrows nothing where nobody is alike", () => {
    expect(borrowTaste(person("me", wide), [person("a", sepia)])).toEqual({ preferences: [], neighbors: 0 });
  });
});
