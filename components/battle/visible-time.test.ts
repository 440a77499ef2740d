import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allSeenMs,
  countsAsVisible,
  readVisibleMs,
  seePage,
  seeSide,
  startVisibleTime,
  type VisibleTime,
} from "./visible-time";

const none = { left: 0, right: 0 };

describe("visible time", () => {
  it("counts each side while it is in view", () => {
    let time = startVisibleTime(none, true);
    time = seeSide(time, "left", true, 100);
    time = seeSide(time, "right", true, 300);
    time = seeSide(time, "left", false, 500);
    expect(readVisibleMs(time, 1000)).toEqual({ left: 400, right: 700 });
    expect(allSeenMs(time, ["left", "right"])).toBe(300);
  });

  it("stands still while the tab is hidden", () => {
    let time = seeSide(startVisibleTime(none, true), "left", true, 0);
    time = seePage(time, false, 100);
    time = seePage(time, true, 5000);
    expect(readVisibleMs(time, 5050)).toEqual({ left: 150, right: 0 });
    expect(allSeenMs(time, ["left", "right"])).toBeNull();
  });

  it("goes on from what was counted before a reload", () => {
    const time = seeSide(startVisibleTime({ left: 1000, right: 20 }, true), "right", true, 0);
    expect(readVisibleMs(time, 30)).toEqual({ left: 1000, right: 50 });
  });

  it("equals a count millisecond by millisecond", () => {
    const change = fc.record({
      what: fc.constantFrom("left" as const, "right" as const, "page" as const),
      isVisible: fc.boolean(),
      afterMs: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const now = { left: false, right: false, page: true };
        const counted = { left: 0, right: 0 };
        let time: VisibleTime = startVisibleTime(none, true);
        let clock = 0;
        for (const { what, isVisible, afterMs } of changes) {
          for (let tick = 0; tick < afterMs; tick += 1) {
            if (now.page && now.left) counted.left += 1;
            if (now.page && now.right) counted.right += 1;
          }
          clock += afterMs;
          now[what] = isVisible;
          time = what === "page" ? seePage(time, isVisible, clock) : seeSide(time, what, isVisible, clock);
        }
        expect(readVisibleMs(time, clock)).toEqual(counted);
      }),
    );
  });

  it("takes half an output, or half a screen of a long one", () => {
    expect(countsAsVisible(0.5, 10, 900)).toBe(true);
    expect(countsAsVisible(0.2, 450, 900)).toBe(true);
    expect(countsAsVisible(0.49, 449, 900)).toBe(false);
    expect(countsAsVisible(0, 0, 0)).toBe(false);
  });
});
