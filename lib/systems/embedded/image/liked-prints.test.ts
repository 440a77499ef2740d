import { describe, expect, it } from "vitest";
import { weighLikedPrints } from "./liked-prints";

const image = new Uint8Array([1]);

describe("weighLikedPrints", () => {
  it("halves the weight with each year before the newest event", () => {
    // 2025-01-01 is the newest day of the history; 2024-01-02 lies 365 days before it, 2023-01-02 730 days.
    const weighed = weighLikedPrints([
      { happenedOn: "2023-01-02", action: "liked", text: "", image },
      { happenedOn: "2024-01-02", action: "kept", text: "", image },
      { happenedOn: "2024-06-01", action: "disliked", text: "", image },
      { happenedOn: "2024-07-01", action: "liked", text: "without an image" },
      { happenedOn: "2025-01-01", action: "read", text: "" },
    ]);
    expect(weighed.map(({ weight }) => weight)).toEqual([0.25, 0.5]);
  });

  it("has nothing for no history and refuses a date that is none", () => {
    expect(weighLikedPrints([])).toEqual([]);
    expect(() => weighLikedPrints([{ happenedOn: "last spring", action: "liked", text: "", image }])).toThrow(
      RangeError,
    );
  });
});
