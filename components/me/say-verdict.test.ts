import { describe, expect, it } from "vitest";
import { sayVerdict } from "./say-verdict";

const sides = { left: { name: "TextRank persona" }, right: { name: "Lead-k" } };

describe("sayVerdict", () => {
  it("names the preferred system first, whichever side it stood on", () => {
    expect(sayVerdict("left", sides)).toBe("TextRank persona over Lead-k");
    expect(sayVerdict("right", sides)).toBe("Lead-k over TextRank persona");
    expect(sayVerdict("tie", sides)).toBe("Equal: TextRank persona and Lead-k");
    expect(sayVerdict("both_bad", sides)).toBe("Neither: TextRank persona and Lead-k");
  });
});
