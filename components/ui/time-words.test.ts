import { describe, expect, it } from "vitest";
import { sayDate, sayHowLongAgo, sayMoment } from "./time-words";

describe("sayHowLongAgo", () => {
  const now = Date.parse("2026-11-23T09:00:00Z");
  it.each([
    [0, "just now"],
    [4_999, "just now"],
    [40_000, "40 seconds ago"],
    [60_000, "1 minute ago"],
    [59 * 60_000 + 59_000, "59 minutes ago"],
    [3_600_000, "1 hour ago"],
    [47 * 3_600_000, "1 day ago"],
    [30 * 86_400_000, "30 days ago"],
  ])("%d ms → %s", (ago, words) => {
    expect(sayHowLongAgo(now - ago, now)).toBe(words);
  });

  it("does not speak of the future when clocks differ", () => {
    expect(sayHowLongAgo(now + 90_000, now)).toBe("just now");
  });
});

describe("dates", () => {
  it("are said in UTC, whatever the machine's zone", () => {
    expect(sayDate("2026-11-23T23:59:59-05:00")).toBe("24 November 2026");
    expect(sayMoment("2026-01-05T08:04:00Z")).toBe("5 January 2026, 08:04 UTC");
  });
});
