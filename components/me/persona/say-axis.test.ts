import { expect, it } from "vitest";
import { sayPlace, saySureness } from "./say-axis";

const axis = (mean: number, sd = 0.3, isByHand = false) => ({ low: "concise", high: "detailed", mean, sd, isByHand });

it("says where somebody lies, and how sure that is", () => {
  expect([-0.9, -0.4, -0.2, 0, 0.2, 0.45, 1].map((mean) => sayPlace(axis(mean)))).toEqual([
    "very concise",
    "rather concise",
    "a little towards concise",
    "between concise and detailed",
    "a little towards detailed",
    "rather detailed",
    "very detailed",
  ]);
  expect([saySureness(axis(0, 0.2)), saySureness(axis(0, 0.3)), saySureness(axis(0, 0.44))]).toEqual([
    "fairly sure",
    "not so sure",
    "hardly known",
  ]);
  expect(saySureness(axis(0.5, 0, true))).toBe("set by you");
});
