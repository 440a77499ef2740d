import { describe, expect, it } from "vitest";
import { standardErrors95, studentErrors95 } from "../ranking/intervals";
import { seededRandom } from "../ranking/random";
import { measureClusteredShare } from "./clustered-share";

const alone = (length: number) => new Int32Array(length).fill(-1);
const said = (hits: number, trials: number) => Uint8Array.from({ length: trials }, (_, at) => (at < hits ? 1 : 0));

describe("measureClusteredShare", () => {
  it("is Wilson's interval where trials are independent", () => {
    // Newcombe (1998), Statistics in Medicine 17, table I, method 3: 81 of 263 is 0.2553 to 0.3662, 15 of 148 is 0.0624 to 0.1605.
    const first = measureClusteredShare(said(81, 263), alone(263), () => standardErrors95);
    expect(first.reason === null && [first.low, first.high].map((bound) => bound.toFixed(4))).toEqual([
      "0.2553",
      "0.3662",
    ]);
    const second = measureClusteredShare(said(15, 148), alone(148), () => standardErrors95);
    expect(second.reason === null && [second.low, second.high].map((bound) => bound.toFixed(4))).toEqual([
      "0.0624",
      "0.1605",
    ]);
  });

  it("counts a person who always says the same as one trial", () => {
    // Ten people with ten equal votes each: C/(C−1) · Σ(10·(h − p))² / 100², by hand 10/9 · 250 / 10 000, against 0.25 / 99: 11.
    const cluster = Int32Array.from({ length: 100 }, (_, at) => Math.floor(at / 10));
    const hits = Uint8Array.from(cluster, (person) => person % 2);
    const measured = measureClusteredShare(hits, cluster, studentErrors95);
    expect(measured).toMatchObject({ share: 0.5, clusters: 10, trials: 100 });
    expect(measured.reason === null && measured.designEffect).toBeCloseTo(11, 10);
  });

  it("has no width of zero where all say the same, and none without a trial", () => {
    const one = measureClusteredShare(said(0, 30), new Int32Array(30), studentErrors95);
    expect(one).toMatchObject({ share: 0, low: 0, designEffect: 30 });
    expect(one.reason === null && one.high).toBeGreaterThan(0.5);
    expect(measureClusteredShare(said(0, 0), alone(0), studentErrors95)).toEqual({
      share: null,
      trials: 0,
      reason: "no_trials",
    });
  });

  it("covers the true share where people differ", () => {
    const random = seededRandom("clustered share");
    let covered = 0;
    const rounds = 400;
    for (let round = 0; round < rounds; round += 1) {
      const hits: number[] = [];
      const cluster: number[] = [];
      for (let person = 0; person < 40; person += 1) {
        // Half of the people say so in 10 %, half in 50 % of their twelve votes: 30 % in all.
        const chance = random.next() < 0.5 ? 0.1 : 0.5;
        for (let vote = 0; vote < 12; vote += 1) {
          hits.push(random.next() < chance ? 1 : 0);
          cluster.push(person);
        }
      }
      const measured = measureClusteredShare(Uint8Array.from(hits), Int32Array.from(cluster), studentErrors95);
      if (measured.reason === null && measured.low <= 0.3 && measured.high >= 0.3) covered += 1;
    }
    expect(covered / rounds).toBeGreaterThan(0.92);
    expect(covered / rounds).toBeLessThan(0.98);
  });
});
