import { expect } from "vitest";

/** Shuffles of a test in a simulation: p ≤ 0.05 means the first or second of forty. */
export const fewRounds = 39;

/** Share of simulated boards with p ≤ 0.05; every p must be above 0 and at most 1. */
export function shareRejected(count: number, pValueOf: (run: number) => number): number {
  let rejected = 0;
  for (let run = 0; run < count; run += 1) {
    const pValue = pValueOf(run);
    expect(pValue).toBeGreaterThan(0);
    expect(pValue).toBeLessThanOrEqual(1);
    if (pValue <= 0.05 + 1e-12) rejected += 1;
  }
  return rejected / count;
}
