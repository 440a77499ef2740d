import { describe, expect, it } from "vitest";
import { cutText } from "./cut-text";

describe("cutText", () => {
  it("leaves what is short", () => {
    expect(cutText("good")).toEqual({ start: "good", isCut: false });
    expect(cutText("")).toEqual({ start: "", isCut: false });
    expect(cutText("z".repeat(80)).isCut).toBe(false);
  });

  it("cuts what is long, and never within a character", () => {
    expect(cutText("z".repeat(81))).toEqual({ start: "z".repeat(72), isCut: true });
    expect([...cutText("😀".repeat(200)).start]).toHaveLength(72);
  });

  it("cuts between words where there are any near the end", () => {
    expect(cutText("personalized output ".repeat(9)).start).toBe(
      "personalized output personalized output personalized output",
    );
  });

  it("shows of a pseudonym as much as tells it from the next", () => {
    expect(cutText("0123456789abcdef".repeat(2))).toEqual({ start: "01234567", isCut: true });
    expect(cutText("0123456789abcdef").isCut).toBe(false);
  });

  it("puts lines on one, and says that there are more", () => {
    expect(cutText("first\n\nsecond")).toEqual({ start: "first second", isCut: true });
  });
});
