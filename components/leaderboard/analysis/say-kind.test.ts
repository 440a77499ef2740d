import { describe, expect, it } from "vitest";
import { type Kind, sayContrast, sayKind } from "./say-kind";

const kind = (changes: Partial<Kind>): Kind => ({
  key: "prototype:1",
  share: 0.4,
  voters: 20,
  systems: [
    { system: "a", rating: 980, low: 950, high: 1010, rank: 2 },
    { system: "b", rating: 1020, low: 990, high: 1050, rank: 1 },
  ],
  contrasts: [{ system: "a", points: -40, low: -70, high: -10 }],
  leanings: [],
  axes: { reason: "too_few_told" },
  lifts: [],
  ...changes,
});
const nameOf = (system: string) => system.toUpperCase();

describe("sayContrast", () => {
  it("says a difference with its interval", () => {
    expect(sayContrast(kind({}).contrasts[0]!, nameOf)).toBe("A −40 (−70 to −10)");
  });
});

describe("sayKind", () => {
  it("says what a kind likes more and less than the whole", () => {
    const leanings: Kind["leanings"] = [
      { by: "strategy", name: "persona", points: 35 },
      { by: "family", name: "TextRank", points: 4 },
      { by: "strategy", name: "generic", points: -30 },
    ];
    expect(sayKind(kind({ leanings }), nameOf)).toBe(
      "Puts B first. Likes outputs made from the persona more than people as a whole do, and non-personalized outputs less. " +
        "Stands out by rating A lower.",
    );
  });

  it("cannot be read as its opposite where it is about the control", () => {
    const leanings: Kind["leanings"] = [{ by: "strategy", name: "generic", points: 30 }];
    expect(sayKind(kind({ leanings, contrasts: [] }), nameOf)).toBe(
      "Puts B first. Likes non-personalized outputs more than people as a whole do.",
    );
  });

  it("says nothing of leanings that are too small", () => {
    expect(sayKind(kind({ leanings: [{ by: "family", name: "TextRank", points: 9 }] }), nameOf)).toBe(
      "Puts B first. Stands out by rating A lower.",
    );
    const leanings: Kind["leanings"] = [{ by: "family", name: "TextRank", points: -12 }];
    expect(sayKind(kind({ leanings, contrasts: [] }), nameOf)).toBe(
      "Puts B first. Likes outputs by TextRank less than people as a whole do.",
    );
  });
});
