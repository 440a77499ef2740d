import { describe, expect, it } from "vitest";
import { readReviewKey } from "./review-keys";

const focus = { isTyping: false, isReasoning: false, takesArrows: false, takesEnter: false };
const press = (key: string, more: object = {}, where = focus) =>
  readReviewKey({ key, hasCommand: false, hasAlt: false, hasShift: false, isRepeat: false, ...more }, where);

describe("readReviewKey", () => {
  it("knows its letters, in either case", () => {
    expect(["j", "k", "r", "w", "e", "u", "R"].map((key) => press(key))).toEqual([
      "next",
      "previous",
      "release",
      "withhold",
      "edit",
      "undo",
      "release",
    ]);
    expect(press("x")).toBeNull();
  });

  it("leaves letters to whoever types, and keys of the browser to the browser", () => {
    expect(press("r", {}, { ...focus, isTyping: true })).toBeNull();
    expect(press("r", { hasCommand: true })).toBeNull();
    expect(press("r", { hasAlt: true })).toBeNull();
  });

  it("decides nothing by a key that is held down", () => {
    expect(["j", "r", "w", "u"].map((key) => press(key, { isRepeat: true }))).toEqual(["next", null, null, null]);
  });
});
