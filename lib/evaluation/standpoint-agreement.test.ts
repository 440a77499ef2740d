import { describe, expect, it } from "vitest";
import { seededRandom } from "../ranking/random";
import { measureStandpointAgreement } from "./standpoint-agreement";

type Row = readonly [unit: number, verdict: number, isOwner: 0 | 1, person: number];

const columnsOf = (rows: readonly Row[]) => ({
  unit: Int32Array.from(rows, ([unit]) => unit),
  verdict: Uint8Array.from(rows, ([, verdict]) => verdict),
  isOwner: Uint8Array.from(rows, ([, , isOwner]) => isOwner),
  person: Int32Array.from(rows, ([, , , person]) => person),
});
const measure = (rows: readonly Row[], seed = "agreement") =>
  measureStandpointAgreement(columnsOf(rows), () => random(seed).next());
const sources = new Map<string, ReturnType<typeof seededRandom>>();
function random(seed: string) {
  const source = sources.get(seed) ?? seededRandom(seed);
  sources.set(seed, source);
  return source;
}

describe("measureStandpointAgreement", () => {
  it("is Cohen's kappa where each pair has one owner and one proxy, by hand", () => {
    // Owner and proxy say 0 0 on four pairs, 0 1 on one, 1 0 on two, 1 1 on three: agreement 7/10, chance 0.5·0.6 + 0.5·0.4.
    const table = [
      [0, 0, 4],
      [0, 1, 1],
      [1, 0, 2],
      [1, 1, 3],
    ] as const;
    const rows: Row[] = [];
    let unit = 0;
    for (const [own, other, times] of table) {
      for (let time = 0; time < times; time += 1) {
        rows.push([unit, own, 1, unit % 3], [unit, other, 0, unit % 3]);
        unit += 1;
      }
    }
    const measured = measure(rows);
    expect(measured).toMatchObject({ pairs: 10, persons: 3, ownerVotes: 10, proxyVotes: 10, reason: null });
    if (measured.reason !== null) return;
    expect(measured.agreement.value).toBeCloseTo(0.7, 12);
    expect(measured.kappa?.value).toBeCloseTo(0.4, 12);
  });

  it("counts each pair once, however many proxies judged it", () => {
    const many: Row[] = [[0, 0, 1, 0], ...Array.from({ length: 9 }, (): Row => [0, 1, 0, 0])];
    const measured = measure([...many, [1, 1, 1, 1], [1, 1, 0, 1], [1, 0, 0, 1]]);
    // The first pair 0, the second 1/2.
    expect(measured.reason === null && measured.agreement.value).toBeCloseTo(0.25, 12);
  });

  it("has no interval for one person, no kappa where all say the same, and a reason where one side is missing", () => {
    const one = measure([
      [0, 0, 1, 0],
      [0, 0, 0, 0],
    ]);
    expect(one).toMatchObject({ agreement: { value: 1, low: null, high: null }, kappa: null });
    expect(measure([[0, 0, 0, 0]])).toEqual({ reason: "no_owner" });
    expect(measure([[0, 0, 1, 0]])).toEqual({ reason: "no_proxy" });
    expect(
      measure([
        [0, 0, 1, 0],
        [1, 0, 0, 0],
      ]),
    ).toEqual({ reason: "no_common_pair" });
  });

  it("covers planted agreement that differs from person to person", () => {
    const draw = seededRandom("planted agreement");
    let covered = 0;
    const rounds = 100;
    for (let round = 0; round < rounds; round += 1) {
      const rows: Row[] = [];
      for (let person = 0; person < 30; person += 1) {
        const chance = draw.next() < 0.5 ? 0.5 : 0.9;
        for (let pair = 0; pair < 10; pair += 1) {
          const own = draw.below(2);
          const unit = person * 10 + pair;
          rows.push([unit, own, 1, person], [unit, draw.next() < chance ? own : 1 - own, 0, person]);
        }
      }
      const measured = measure(rows, `round ${round}`);
      if (measured.reason !== null || measured.agreement.low === null || measured.agreement.high === null) continue;
      if (measured.agreement.low <= 0.7 && measured.agreement.high >= 0.7) covered += 1;
    }
    expect(covered).toBeGreaterThanOrEqual(88);
    expect(covered).toBeLessThan(100);
  });
});
