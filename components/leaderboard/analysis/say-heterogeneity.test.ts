import { describe, expect, it } from "vitest";
import { sayHeterogeneity, sayPValue } from "./say-heterogeneity";

const verdict = { statistic: 12, pValue: 0.01, rounds: 199, spread: 41.4, compared: 8 };

describe("sayHeterogeneity", () => {
  it("says that they differ, by how much, and how sure that is", () => {
    expect(sayHeterogeneity(verdict, "personas")).toBe(
      "What fits differs between personas, by about 41 points from system to system (p = 0.010, 8 personas): the whole board is an average of different ones.",
    );
  });

  it("says that it does not show, or that it cannot be said", () => {
    expect(sayHeterogeneity({ ...verdict, pValue: 0.31 }, "annotators")).toMatch(
      /^The votes do not show that annotators differ/,
    );
    expect(sayHeterogeneity(verdict, "annotators", "annotators with several votes")).toContain(
      "(p = 0.010, 8 annotators with several votes)",
    );
    expect(sayHeterogeneity({ reason: "one_group" }, "personas")).toBe(
      "Whether personas differ cannot be said: there is only one.",
    );
  });
});

describe("sayPValue", () => {
  it("never claims more than the rounds can show", () => {
    expect(sayPValue(1 / 200, 199)).toBe("p ≤ 0.005");
    expect(sayPValue(0.0499, 999)).toBe("p = 0.050");
    expect(sayPValue(0.4, 199)).toBe("p = 0.40");
  });
});
