import { describe, expect, it } from "vitest";
import { findFirst, sayFirst } from "./schema";
import { systemOf } from "./testing/boards";

describe("sayFirst", () => {
  it("says whom my votes put first", () => {
    const systems = [systemOf("TextRank", 1103, 1021), systemOf("Lead", 1012, 1080)];
    expect(sayFirst(systems)).toBe("You put TextRank first, everyone Lead.");
    expect(sayFirst([systemOf("TextRank", 1160, 1090), systemOf("Lead", 1012, 1080)])).toBe(
      "You put TextRank first, as everyone does.",
    );
    // Lowering everyone's first is as good as raising another.
    expect(sayFirst([systemOf("TextRank", 1040, 1021), systemOf("Lead", 1000, 1080)])).toBe(
      "You put TextRank first, everyone Lead.",
    );
  });

  it("gives nobody a first place that is everyone's, or chance", () => {
    expect(sayFirst([systemOf("TextRank", 1090, 1090), systemOf("Lead", 1010, 1010)])).toBe(
      "Your votes do not yet say other than everyone's: TextRank first.",
    );
    expect(sayFirst([systemOf("TextRank", 1060, 1040), systemOf("Lead", 1020, 1050)])).toBe(
      "Your votes do not yet say other than everyone's: Lead first. That TextRank is above it here is within what chance does.",
    );
  });

  it("takes no other system's difference for one of the first place", () => {
    const systems = [systemOf("TextRank", 1090, 1090), systemOf("LexRank", 1010, 1005), systemOf("Lead", 850, 990)];
    expect(findFirst(systems)).toEqual({ mine: "TextRank", everyone: "TextRank", isTold: false });
    // Its first place stands although my votes lowered it.
    expect(findFirst([systemOf("TextRank", 1050, 1150), systemOf("Lead", 1010, 1000)]).isTold).toBe(false);
  });
});
