import { describe, expect, it } from "vitest";
import { describeChanges } from "./describe-changes";
import { digestOf, type PersonaContent } from "./digest";

const day = new Date("2025-06-11");
const before: PersonaContent = {
  name: "Inés Calderón",
  shortName: "Inés",
  headline: "who runs a water board",
  description: "Reads at breakfast.",
  attributes: [
    { label: "Age", value: "47" },
    { label: "Home", value: "A valley" },
  ],
  preferences: [{ aspect: "topic", isLiked: true, label: "dams", value: "dam", weight: 1 }],
  history: [{ happenedOn: day, action: "liked", text: "A book on canals.", image: null }],
  rubric: [{ criterion: "Speaks of water", importance: 3 }],
};

describe("describeChanges", () => {
  it("has nothing to say where nothing changed", () => {
    expect(describeChanges(before, structuredClone(before))).toEqual([]);
  });

  it("names fields, and counts entries of lists", () => {
    const after = {
      ...before,
      headline: "who ran a water board",
      preferences: [],
      history: [...before.history, { happenedOn: day, action: "read", text: "A map.", image: null }],
      rubric: [{ criterion: "Speaks of water", importance: 2 }],
    };
    expect(describeChanges(before, after)).toEqual([
      "the headline",
      "1 preference taken out",
      "1 event added",
      "1 criterion added, 1 taken out",
    ]);
  });

  it("tells a new order, which is a version of its own", () => {
    const after = { ...before, attributes: (before.attributes as unknown[]).toReversed() };
    expect(describeChanges(before, after)).toEqual(["the order of the attributes"]);
    expect(digestOf(after)).not.toBe(digestOf(before));
  });

  it("says something whenever the digest is another", () => {
    const changes: Partial<PersonaContent>[] = [
      { name: "I" },
      { shortName: "I" },
      { description: "d" },
      { attributes: [] },
      { preferences: before.preferences.map((p) => ({ ...p, weight: 2 })) },
      { history: before.history.map((h) => ({ ...h, image: "a" })) },
      { rubric: [] },
    ];
    for (const change of changes) {
      const after = { ...before, ...change };
      expect(digestOf(after)).not.toBe(digestOf(before));
      expect(describeChanges(before, after)).toHaveLength(1);
    }
  });
});
