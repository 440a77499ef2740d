import { describe, expect, it } from "vitest";
import { ComparisonsBuilder } from "../comparisons";
import { seededRandom } from "../random";
import { boardOf, plantTastes } from "../testing/planted-tastes";
import { singleVotes } from "./single-votes";
import { shuffleVerdicts, type VoterSlots, voterSlotsOf } from "./voter-slots";

function slotsOf(comparisons: Parameters<typeof boardOf>[0]): VoterSlots {
  return voterSlotsOf(singleVotes(comparisons, boardOf(comparisons), "tie"));
}

/** How often each verdict stands in each pair's pool. */
function margins({ poolStarts, taken }: VoterSlots, pool: Uint8Array): number[][] {
  return Array.from(taken, (_, pair) =>
    [0, 1, 2].map(
      (verdict) => pool.subarray(poolStarts[pair]!, poolStarts[pair + 1]!).filter((own) => own === verdict).length,
    ),
  );
}

describe("voterSlotsOf", () => {
  it("gives slots to voters with two votes, and the verdicts of all others to the pool", () => {
    const builder = new ComparisonsBuilder({ systems: ["a", "b", "c"] });
    builder.add({ left: "a", right: "b", outcome: "left", voter: "v" });
    builder.add({ left: "c", right: "b", outcome: "left", voter: "v", weight: 2 });
    builder.add({ left: "a", right: "b", outcome: "tie", voter: "w" });
    builder.add({ left: "b", right: "a", outcome: "left" });
    builder.add({ left: "b", right: "c", outcome: "left", votes: 2, voter: "u" });
    const slots = slotsOf(builder.build());
    expect(slots).toMatchObject({
      systems: 3,
      pool: Uint8Array.of(0, 1, 2, 0, 0, 1),
      poolStarts: Int32Array.of(0, 3, 6),
      taken: Int32Array.of(1, 3),
      // u, then v.
      voterStarts: Int32Array.of(0, 2, 4),
      pair: Int32Array.of(1, 1, 0, 1),
      first: Int32Array.of(1, 1, 0, 1),
      second: Int32Array.of(2, 2, 1, 2),
      place: Int32Array.of(3, 4, 0, 5),
      weight: Float64Array.of(1, 1, 1, 2),
      verdict: Uint8Array.of(0, 0, 0, 1),
    });
  });
});

describe("shuffleVerdicts", () => {
  it("keeps every pair's verdicts", () => {
    const plan = { strengths: [[0.4, 0, -0.4]], voters: [10], votes: 6 };
    const slots = slotsOf(plantTastes(plan, seededRandom("margins")).comparisons);
    const pool = Uint8Array.from(slots.pool);
    const random = seededRandom("shuffles");
    for (let round = 0; round < 20; round += 1) {
      shuffleVerdicts(pool, slots, random);
      expect(margins(slots, pool)).toEqual(margins(slots, slots.pool));
    }
    expect(pool).not.toEqual(slots.pool);
  });

  it("gives every slot every verdict as often as the pool has it", () => {
    const builder = new ComparisonsBuilder();
    builder.add({ left: "a", right: "b", outcome: "left", votes: 2, voter: "v" });
    builder.add({ left: "a", right: "b", outcome: "right", voter: "w" });
    builder.add({ left: "a", right: "b", outcome: "tie", voter: "x" });
    const slots = slotsOf(builder.build());
    const pool = Uint8Array.from(slots.pool);
    const random = seededRandom("fair");
    const counts = [0, 0, 0, 0, 0, 0];
    const rounds = 6000;
    for (let round = 0; round < rounds; round += 1) {
      shuffleVerdicts(pool, slots, random);
      slots.place.forEach((place, slot) => {
        counts[slot * 3 + pool[place]!]! += 1;
      });
    }
    [0.5, 0.25, 0.25, 0.5, 0.25, 0.25].forEach((share, at) => {
      expect(Math.abs(counts[at]! / rounds - share)).toBeLessThan(0.03);
    });
  });
});
