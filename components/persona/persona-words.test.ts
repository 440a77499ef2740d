import { describe, expect, it } from "vitest";
import { sayJudged } from "./judged-words";
import { orderTimeline } from "./order-timeline";

describe("sayJudged", () => {
  it("says simulated votes with the number", () => {
    expect(sayJudged({ votes: 0, simulated: 0 })).toBe("not judged yet");
    expect(sayJudged({ votes: 1, simulated: 0 })).toBe("judged once");
    expect(sayJudged({ votes: 12, simulated: 9 })).toBe("judged 12 times, 9 simulated");
    expect(sayJudged({ votes: 9, simulated: 9 })).toBe("judged 9 times, all simulated");
  });
});

describe("orderTimeline", () => {
  it("puts the newest first, and keeps the order within a day", () => {
    const events = ["2024-01-02 a", "2025-03-01 b", "2025-03-01 c", "2023-12-31 d"].map((name) => ({
      happenedOn: name.slice(0, 10),
      name,
    }));
    expect(orderTimeline(events).map(({ name }) => name.at(-1))).toEqual(["b", "c", "a", "d"]);
  });
});
