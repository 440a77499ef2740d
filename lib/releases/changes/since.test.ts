import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countSince, sumOf } from "./since";

const count = fc.nat(1_000);

describe("countSince", () => {
  it("is a sum that holds, of no negative number, whatever the record still knows", () => {
    fc.assert(
      fc.property(
        count,
        count,
        count,
        count,
        fc.integer({ min: -1_000, max: 1_000 }),
        (before, kept, withdrawn, excluded, excludedSince) => {
          // What is in a release now is what was kept, and more.
          const now = kept + (before % 7);
          const since = countSince(before, now, { kept, withdrawn, excluded, excludedSince });
          expect(sumOf(since)).toBe(now);
          for (const value of Object.values(since)) expect(value).toBeGreaterThanOrEqual(0);
          expect(since.withdrawn).toBeLessThanOrEqual(withdrawn);
          expect(since.excluded).toBeLessThanOrEqual(excluded);
        },
      ),
    );
  });

  it("tells exactly what happened where the record knows it all", () => {
    fc.assert(
      fc.property(
        count,
        count,
        count,
        count,
        count,
        count,
        (kept, added, withdrawn, erased, excluded, excludedThen) => {
          const before = kept + withdrawn + erased + excluded;
          const known = { kept, withdrawn, excluded: excluded + excludedThen, excludedSince: excluded };
          expect(countSince(before, kept + added, known)).toEqual({ before, added, withdrawn, erased, excluded });
        },
      ),
    );
  });

  it("counts as added what was stored while the release before was being read", () => {
    const known = { kept: 11, withdrawn: 0, excluded: 0, excludedSince: 0 };
    expect(countSince(10, 12, known)).toEqual({ before: 10, added: 2, withdrawn: 0, erased: 0, excluded: 0 });
  });
});
