import { describe, expect, it } from "vitest";
import { buildTermSpace, countIn } from "./term-space";
import { cosine, inverseDocumentFrequency, queryVector, tfIdfVectors } from "./tf-idf";

// Three texts: "water water dam", "water road", "road dam dam".
const space = buildTermSpace([
  ["water", "water", "dam"],
  ["water", "road"],
  ["road", "dam", "dam"],
]);
const idf = inverseDocumentFrequency(space);

describe("buildTermSpace", () => {
  it("counts texts, occurrences and lengths", () => {
    expect([...space.vocabulary]).toEqual([
      ["water", 0],
      ["dam", 1],
      ["road", 2],
    ]);
    expect([...space.documentFrequency]).toEqual([2, 2, 2]);
    expect([...space.collectionFrequency]).toEqual([3, 3, 2]);
    expect(space.length).toBe(8);
    expect(countIn(space.documents[2]!, 1)).toBe(2);
    expect(countIn(space.documents[2]!, 0)).toBe(0);
  });
});

describe("tf-idf", () => {
  it("weighs by ln(N/n): every term occurs in two of three texts", () => {
    for (const weight of idf) expect(weight).toBeCloseTo(Math.log(1.5), 12);
  });

  it("gives the cosine worked by hand", () => {
    // One idf for all, so it cancels: (2,1,0)·(1,0,1) = 2; norms √5 and √2; 2/√10 = 0.632456.
    const vectors = tfIdfVectors(space, idf);
    expect(cosine(vectors[0]!, vectors[1]!)).toBeCloseTo(2 / Math.sqrt(10), 12);
    // (2,1,0)·(0,2,1) = 2; norms √5 and √5; 0.4.
    expect(cosine(vectors[0]!, vectors[2]!)).toBeCloseTo(0.4, 12);
  });

  it("ignores query words that no text has", () => {
    const query = queryVector(space, [
      ["canal", 5],
      ["dam", 1],
    ]);
    expect([...query.terms]).toEqual([1]);
    expect(cosine(query, queryVector(space, [["canal", 1]]))).toBe(0);
  });
});
