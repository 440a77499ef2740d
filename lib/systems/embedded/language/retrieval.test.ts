import { describe, expect, it } from "vitest";
import { scoreByBm25 } from "./bm25";
import { scoreByQueryLikelihood } from "./query-likelihood";
import { buildTermSpace } from "./term-space";

// Three texts of 2, 2 and 4 terms; average 8/3. "river" is in one text, "road" in two.
const space = buildTermSpace([
  ["river", "river"],
  ["road", "mill"],
  ["road", "mill", "bank", "bank"],
]);

describe("scoreByBm25", () => {
  it("gives the score worked by hand", () => {
    // river: idf = ln(1 + 2.5/1.5) = ln(2.666667) = 0.980829. Text 0: tf 2, |d|/avg = 0.75,
    // norm = 1.2·(0.25 + 0.75·0.75) = 0.975; 0.980829·2·2.2/(2 + 0.975) = 1.450638.
    const scores = scoreByBm25(space, [["river", 1]]);
    expect(scores[0]).toBeCloseTo(1.450638, 5);
    expect(scores[1]).toBe(0);
  });

  it("prefers the shorter of two texts with the same count", () => {
    // road: idf = ln(1 + 1.5/2.5) = 0.470004. Text 1: 0.470004·2.2/(1 + 0.975) = 0.523549.
    // Text 2: |d|/avg = 1.5, norm = 1.2·(0.25 + 1.125) = 1.65; 0.470004·2.2/2.65 = 0.390192.
    const scores = scoreByBm25(space, [["road", 1]]);
    expect(scores[1]).toBeCloseTo(0.523549, 5);
    expect(scores[2]).toBeCloseTo(0.390192, 5);
  });

  it("takes away for a negative weight", () => {
    expect(scoreByBm25(space, [["road", -1]])[1]).toBeCloseTo(-0.523549, 5);
  });
});

describe("scoreByQueryLikelihood", () => {
  it("gives the score worked by hand", () => {
    // road: p(q|C) = 2/8, μ·p = 12.5. Text 1: ln(1 + 1/12.5) + ln(50/52) = 0.076961 − 0.039221 = 0.037740.
    // Text 2: 0.076961 + ln(50/54) = 0.076961 − 0.076961 = 0. Text 0: ln(50/52) = −0.039221.
    const scores = scoreByQueryLikelihood(space, [["road", 1]]);
    expect(scores[0]).toBeCloseTo(-0.039221, 5);
    expect(scores[1]).toBeCloseTo(0.03774, 5);
    expect(scores[2]).toBeCloseTo(0, 6);
  });

  it("lowers a text for an avoided term and knows nothing of unknown ones", () => {
    const scores = scoreByQueryLikelihood(space, [["road", -1]]);
    expect(scores[1]).toBeCloseTo(-0.076961, 5);
    expect([...scoreByQueryLikelihood(space, [["moon", 1]])].every((score) => Math.abs(score) === 0)).toBe(true);
  });
});
