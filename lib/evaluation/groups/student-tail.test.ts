import { describe, expect, it } from "vitest";
import { studentBound, studentTail } from "./student-tail";

describe("studentTail", () => {
  it("is what R's 2*pt(-t, df) gives", () => {
    const known = [
      [2, 3, 0.139325968558843],
      [2.262157, 9, 0.0500000133044316],
      [0.1, 17.776, 0.921463504572878],
      [12, 9.3, 5.72607560958699e-7],
      [40, 4.5, 6.449565212921e-7],
      [1, 1, 0.5],
      [0.5, 0.7, 0.73040168668233],
      [3, 1e6, 0.00269986254142179],
    ] as const;
    for (const [t, degrees, chance] of known) {
      expect(studentTail(t, degrees) / chance).toBeCloseTo(1, 8);
      expect(studentTail(-t, degrees)).toBe(studentTail(t, degrees));
    }
  });

  it("is 1 at 0 and 0 without end", () => {
    expect(studentTail(0, 7.5)).toBe(1);
    expect(studentTail(Number.POSITIVE_INFINITY, 7.5)).toBe(0);
  });
});

describe("studentBound", () => {
  it("is what R's qt(0.975, df) gives", () => {
    const known = [
      [1, 12.7062047361747],
      [2.5, 3.57465484200369],
      [9, 2.2621571627982],
      [17.776, 2.10282131038022],
      [1e5, 1.95998770753461],
    ] as const;
    for (const [degrees, bound] of known) expect(studentBound(0.05, degrees)).toBeCloseTo(bound, 8);
  });
});
