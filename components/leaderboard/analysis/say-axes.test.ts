import { describe, expect, it } from "vitest";
import type { AxisLeaning } from "@/lib/leaderboards/analysis-schema";
import { sayAxes, sayLeaning, sayNoAxes } from "./say-axes";

const leaning = (towards: string): AxisLeaning => ({
  axis: towards,
  towards,
  against: "the other end",
  difference: 0.5,
  low: 0.2,
  high: 0.8,
  pValue: 0.01,
  people: 12,
  others: 20,
});
const axes = (...towards: string[]) => ({ compared: 10, leanings: towards.map(leaning) });

describe("sayAxes", () => {
  it("names the ends that people lean to", () => {
    expect(sayAxes(axes("concise"))).toBe("Its people lean towards concise.");
    expect(sayAxes(axes("concise", "plain"))).toBe("Its people lean towards concise and plain.");
    expect(sayAxes(axes("concise", "plain", "facts"))).toBe("Its people lean towards concise, plain and facts.");
  });

  it("says nothing where there is nothing, and why in half a sentence", () => {
    expect(sayAxes(axes())).toBeNull();
    expect(sayNoAxes(axes())).toBe("; what they told of their taste does not set them apart");
    expect(sayAxes({ reason: "too_few_told" })).toBeNull();
    expect(sayNoAxes({ reason: "too_few_told" })).toBe("; too few have told their taste to say what they lean to");
    expect(sayNoAxes(axes("concise"))).toBe("");
  });
});

describe("sayLeaning", () => {
  it("counts from the end that it leans away from", () => {
    const one = { ...leaning("concise"), difference: -0.625, low: -1.05, high: -0.2 };
    expect(sayLeaning(one)).toEqual({ by: "0.63", interval: "0.20 to 1.05" });
    expect(sayLeaning(leaning("lists"))).toEqual({ by: "0.50", interval: "0.20 to 0.80" });
  });
});
