import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { telemetry } from "@/lib/votes/schema";
import { readSeenPart, type Span, seeSpan, spanOf, startSeenPart } from "./seen-part";

describe("the span on screen", () => {
  const screen = { top: 0, bottom: 600 };

  it("is the whole of a short output", () => {
    expect(spanOf({ top: 100, bottom: 400 }, screen)).toEqual({ from: 0, to: 1, screen: 2 });
  });

  it("is a part of a long one", () => {
    expect(spanOf({ top: -600, bottom: 2400 }, screen)).toEqual({ from: 0.2, to: 0.4, screen: 0.2 });
  });

  it("is none where the output is elsewhere, or has no height", () => {
    expect(spanOf({ top: 600, bottom: 900 }, screen)).toBeNull();
    expect(spanOf({ top: 100, bottom: 100 }, screen)).toBeNull();
  });
});

describe("the part that was seen", () => {
  it("counts each fifth while half of it is on screen", () => {
    const upper = seeSpan(startSeenPart(), { from: 0, to: 0.5, screen: 0.5 }, 1000);
    const lower = seeSpan(upper, { from: 0.31, to: 0.81, screen: 0.5 }, 1400);
    expect(readSeenPart(lower, 2000)).toEqual({ share: 0.81, fifthsMs: [400, 400, 1000, 600, 0] });
  });

  it("counts a fifth that fills half of the screen, however tall the output", () => {
    const part = seeSpan(startSeenPart(), { from: 0.04, to: 0.06, screen: 0.02 }, 0);
    expect(readSeenPart(part, 50)).toEqual({ share: 0.02, fifthsMs: [50, 0, 0, 0, 0] });
  });

  it("stands still while nothing is on screen", () => {
    const seen = seeSpan(startSeenPart(), { from: 0, to: 1, screen: 2 }, 0);
    expect(readSeenPart(seeSpan(seen, null, 100), 5000)).toEqual({ share: 1, fifthsMs: [100, 100, 100, 100, 100] });
  });

  it("goes on from what was counted before a reload", () => {
    const part = seeSpan(startSeenPart({ share: 0.7, fifthsMs: [5, 4, 3, 2, 1] }), { from: 0, to: 0.2, screen: 1 }, 10);
    expect(readSeenPart(part, 20)).toEqual({ share: 0.7, fifthsMs: [15, 4, 3, 2, 1] });
  });

  it("is what the server takes, and never more than the time that passed", () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    const span = fc.option(
      fc
        .tuple(place, place, fc.double({ min: 0.01, max: 50, noNaN: true }))
        .map(([a, b, screen]): Span => ({ from: Math.min(a, b), to: Math.max(a, b), screen })),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(span, fc.integer({ min: 0, max: 1000 }))), (steps) => {
        let nowMs = 0;
        let part = startSeenPart();
        for (const [next, stayMs] of steps) {
          part = seeSpan(part, next, nowMs);
          nowMs += stayMs;
        }
        const seen = readSeenPart(part, nowMs);
        expect(telemetry.safeParse({ seen: { left: seen, right: seen } }).success).toBe(true);
        for (const fifthMs of seen.fifthsMs) expect(fifthMs).toBeLessThanOrEqual(nowMs);
      }),
    );
  });
});
