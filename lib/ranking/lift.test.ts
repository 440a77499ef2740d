import { describe, expect, it } from "vitest";
import { liftsOf, type RatedSystem } from "./lift";

const systems: RatedSystem[] = [
  { id: "plain", family: "bm25", strategy: "generic" },
  { id: "mine", family: "bm25", strategy: "persona" },
  { id: "other", family: "lead", strategy: "persona" },
];

describe("liftsOf", () => {
  it("takes the variance of the difference from the joint covariance", () => {
    const covariance = Float64Array.of(4, 3, 0, 3, 5, 0, 0, 0, 9).map((value) => value / 10_000);
    const lifts = liftsOf({
      systems,
      strengths: Float64Array.of(-0.2, 0.1, 0.1),
      covariances: { model: covariance, sandwich: covariance.map((value) => value / 2) },
      decisive: Float64Array.of(500, 500, 500),
      members: [0, 1, 2],
      interval: "model",
      lowCount: 100,
    });
    // A family without a control has no lift.
    expect(lifts).toHaveLength(1);
    const [lift] = lifts;
    expect(lift).toMatchObject({ family: "bm25", strategy: "persona", systemId: "mine", controlId: "plain" });
    expect(lift!.lift).toBeCloseTo((0.3 * 400) / Math.LN10, 10);
    // 4 + 5 − 2·3 = 3 ten-thousandths.
    const half = (1.959963984540054 * Math.sqrt(3e-4) * 400) / Math.LN10;
    expect(lift!.high - lift!.lift).toBeCloseTo(half, 10);
    expect(lift!.lift - lift!.low).toBeCloseTo(half, 10);
  });

  it("leaves out systems that are not shown", () => {
    const covariance = new Float64Array(9);
    const decisive = new Float64Array(3);
    const input = {
      systems,
      strengths: new Float64Array(3),
      covariances: { model: covariance, sandwich: covariance },
      decisive,
    };
    expect(liftsOf({ ...input, members: [1, 2], interval: "model", lowCount: 0 })).toEqual([]);
  });
});
