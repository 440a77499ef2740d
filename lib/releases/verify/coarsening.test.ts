import fc from "fast-check";
import { expect, it } from "vitest";
import { coarsenDays, leastOfDay } from "@/lib/privacy/coarsen-days";
import { Coarsening } from "./coarsening";

const dayOf = (index: number) => new Date(Date.UTC(2026, 10, 2 + index)).toISOString().slice(0, 10);

it("finds nothing wrong with days that were coarsened, and something where a small day is named", () => {
  let broken = 0;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 45 }), { minLength: 1, maxLength: 20 }), (counts) => {
      const rows = new Map(counts.flatMap((count, index) => (count === 0 ? [] : [[dayOf(index), count] as const])));
      const check = (name?: string) => {
        const coarsening = new Coarsening();
        for (const [day, coarse] of coarsenDays(rows)) {
          const { on, precision } = day === name ? ({ on: day, precision: "day" } as const) : coarse;
          for (let row = 0; row < rows.get(day)!; row += 1) {
            coarsening.visit("votes", { voted_on: on, voted_on_precision: precision, sampling_probability: 0.125 });
          }
        }
        return coarsening.finish().problems;
      };
      expect(check()).toEqual([]);
      const small = [...rows].find(([, count]) => count < leastOfDay)?.[0];
      if (small === undefined) return;
      expect(check(small)[0]).toMatch(new RegExp(`^votes of the day ${small} are \\d+, fewer than 20$`));
      broken += 1;
    }),
  );
  expect(broken).toBeGreaterThan(50);
});
