import { describe, expect, it } from "vitest";
import { type Key, type KeyContext, readKey } from "./key-map";

const nothing = { isTyping: false, isReasoning: false, takesArrows: false, takesEnter: false };
const judging: KeyContext = {
  phase: "judging",
  focus: nothing,
  hasSource: true,
  isSourceOpen: false,
  isHistoryOpen: false,
  hasImages: false,
};
const detailing: KeyContext = { ...judging, phase: "detailing" };
const press = (key: string, changes: Partial<Key> = {}): Key => ({
  key,
  hasCommand: false,
  hasAlt: false,
  hasShift: false,
  isRepeat: false,
  ...changes,
});
const read = (key: string, context: KeyContext = judging, changes: Partial<Key> = {}) =>
  readKey(press(key, changes), context);

describe("keys of the battle page", () => {
  it("give the four verdicts, each in more ways than one", () => {
    const given = ["ArrowLeft", "a", "A", "ArrowRight", "b", "t", "x"].map((key) => read(key));
    expect(given.map((action) => (action?.type === "choose" ? action.verdict : null))).toEqual([
      "left",
      "left",
      "left",
      "right",
      "right",
      "tie",
      "both_bad",
    ]);
  });

  it("answer a further question each, once there is a verdict", () => {
    expect(["4", "5", "6"].map((key) => read(key, detailing))).toEqual([
      { type: "trust", confidence: "sure" },
      { type: "trust", confidence: "leaning" },
      { type: "trust", confidence: "guess" },
    ]);
    expect(["q", "W", "e"].map((key) => read(key, detailing))).toEqual(
      ["below", "acceptable", "hoped"].map((satisfaction) => ({ type: "satisfy", side: "left", satisfaction })),
    );
    expect(["u", "i", "o"].map((key) => read(key, detailing))).toEqual(
      ["below", "acceptable", "hoped"].map((satisfaction) => ({ type: "satisfy", side: "right", satisfaction })),
    );
    expect(read("m", detailing)).toEqual({ type: "toggleFurther" });
    expect(read("f", detailing)).toEqual({ type: "toggleFold" });
    for (const key of ["4", "q", "o", "m", "f"]) {
      expect(read(key), key).toBeNull();
      expect(read(key, { ...detailing, focus: { ...nothing, isTyping: true } }), key).toBeNull();
      expect(read(key, detailing, { hasCommand: true }), key).toBeNull();
    }
  });

  it("close by Escape the source, then the history, then the reasons", () => {
    const all = { ...detailing, isSourceOpen: true, isHistoryOpen: true };
    expect(read("Escape", all)).toEqual({ type: "closeSource" });
    expect(read("Escape", { ...all, isSourceOpen: false })).toEqual({ type: "closeHistory" });
    expect(read("Escape", detailing)).toEqual({ type: "back" });
    expect(read("Escape")).toBeNull();
  });

  it("are listed by a question mark, which needs Shift, in every phase", () => {
    for (const context of [judging, detailing, { ...judging, phase: "revealed" } as const]) {
      expect(read("?", context, { hasShift: true })).toEqual({ type: "showKeys" });
    }
  });

  it("never fire while typing", () => {
    const typing = { ...detailing, focus: { ...nothing, isTyping: true } };
    for (const key of ["a", "b", "t", "x", "1", "s", "h", "n", "+", "ArrowLeft", "Enter", " "]) {
      expect(read(key, { ...typing, hasImages: true }), key).toBeNull();
    }
    expect(read("Enter", typing, { hasCommand: true })).toEqual({ type: "send" });
    expect(read("Escape", typing)).toEqual({ type: "back" });
  });

  it("leave the keys that scroll to the page", () => {
    for (const key of ["ArrowDown", "ArrowUp", "PageDown", "PageUp", "End", "Home", " "]) {
      for (const context of [judging, detailing]) expect(read(key, context), key).toBeNull();
    }
  });

  it("give no verdict with another key held", () => {
    for (const key of ["ArrowLeft", "ArrowRight", "A", "B", "T", "X", "a", "x"]) {
      for (const held of ["hasShift", "hasCommand", "hasAlt"] as const) {
        expect(read(key, judging, { [held]: true }), `${held} ${key}`).toBeNull();
      }
    }
    expect(read("+", { ...judging, hasImages: true }, { hasShift: true })).toEqual({ type: "zoom", to: "in" });
    // Where digits are typed with Shift, as on a French keyboard.
    expect(read("1", detailing, { hasShift: true })).toEqual({ type: "rate", quality: "left" });
  });

  it("leave the verdict alone while reasons are given", () => {
    const reasoning = { ...detailing, focus: { ...nothing, isReasoning: true } };
    for (const key of ["ArrowLeft", "ArrowRight", "ArrowDown", "a", "b", "t", "x", "A"]) {
      expect(read(key, reasoning), key).toBeNull();
    }
    expect(read("Escape", reasoning)).toEqual({ type: "back" });
    expect(read("Enter", reasoning)).toEqual({ type: "send" });
    expect(read("3", reasoning)).toEqual({ type: "rate", quality: "right" });
  });

  it("leave the browser's own shortcuts alone", () => {
    expect(read("a", judging, { hasCommand: true })).toBeNull();
    expect(read("ArrowLeft", judging, { hasAlt: true })).toBeNull();
    expect(read("0", { ...judging, hasImages: true }, { hasCommand: true })).toBeNull();
  });

  it("send with Enter only after a verdict", () => {
    expect(read("Enter", judging)).toBeNull();
    expect(read("Enter", detailing)).toEqual({ type: "send" });
    expect(read("Enter", { ...judging, phase: "sending" })).toBeNull();
    expect(read("Enter", { ...judging, phase: "revealed" })).toEqual({ type: "next" });
    expect(read("n", { ...judging, phase: "expired" })).toEqual({ type: "next" });
    expect(read("n", judging)).toBeNull();
  });

  it("do nothing more when Enter is held down", () => {
    for (const phase of ["detailing", "revealed"] as const) {
      expect(read("Enter", { ...judging, phase }, { isRepeat: true })).toBeNull();
    }
  });

  it("leave Enter to a link and arrows to what scrolls or pans", () => {
    expect(read("Enter", { ...detailing, focus: { ...nothing, takesEnter: true } })).toBeNull();
    const panned = { ...judging, focus: { ...nothing, takesArrows: true } };
    expect(read("ArrowLeft", panned)).toBeNull();
    expect(read("a", panned)).toEqual({ type: "choose", verdict: "left" });
  });

  it("rate quality only after a verdict", () => {
    expect(read("2", judging)).toBeNull();
    expect(read("2", detailing)).toEqual({ type: "rate", quality: "tie" });
  });

  it("close the source before they leave the details", () => {
    expect(read("Escape", { ...detailing, isSourceOpen: true })).toEqual({ type: "closeSource" });
    expect(read("Escape", detailing)).toEqual({ type: "back" });
    expect(read("Escape", judging)).toBeNull();
    expect(read("s", { ...judging, hasSource: false })).toBeNull();
  });

  it("zoom only images", () => {
    expect(read("+", judging)).toBeNull();
    expect(read("+", { ...judging, hasImages: true })).toEqual({ type: "zoom", to: "in" });
    expect(read("0", { ...detailing, hasImages: true })).toEqual({ type: "zoom", to: "whole" });
  });
});
