import { describe, expect, it } from "vitest";
import { votesOfLines } from "../testing/votes";
import { rateByElo } from "./by-elo";
import type { EloRequest } from "./request";

const request: EloRequest = { model: "elo", bothBad: "tie", rounds: 0, hasInterval: true, seed: "palate", minVotes: 1 };

describe("Elo of a file", () => {
  it("goes in the order of the file", () => {
    // 1000 + 4·½; then B of 998 beats C of 1000, which was to be expected in 49.71 %.
    const { rated } = rateByElo(votesOfLines("A > B", "B > C"), request);
    const expected = 1 / (1 + 10 ** (2 / 400));
    expect(rated.systems.map(({ system, rating, rank }) => [system, rating!.toFixed(9), rank])).toEqual([
      ["A", "1002.000000000", 1],
      ["B", (998 + 4 * (1 - expected)).toFixed(9), 2],
      ["C", (1000 - 4 * (1 - expected)).toFixed(9), 3],
    ]);
    expect(rated).toMatchObject({
      method: "elo-in-file-order",
      tie: { model: "half", nu: null },
      parameters: { k: 4 },
    });
    expect(rated.systems[0]).toMatchObject({ low: null, high: null, interval: null, bestProbability: null });
  });

  it("is a mean over drawn orders where rounds are asked for, the same for any order of the file", () => {
    const lines = ["A > B", "B > C", "C > A", "A > C", "A = B"];
    const orders = { ...request, rounds: 40 };
    const { rated } = rateByElo(votesOfLines(...lines), orders);
    expect(rated).toMatchObject({ method: "elo-over-orders", parameters: { rounds: 40, seed: "palate" } });
    for (const { low, rating, high, interval } of rated.systems) {
      expect(interval).toBe("orders");
      expect(low).toBeLessThan(rating!);
      expect(high).toBeGreaterThan(rating!);
    }
    expect(rateByElo(votesOfLines(...lines), { ...orders, hasInterval: false }).rated.systems[0]!.low).toBeNull();
    expect(rateByElo(votesOfLines(...lines), { ...orders, seed: "other" }).rated.systems).not.toEqual(rated.systems);
  });

  it("rates whoever has votes that count, and ranks within what votes connect", () => {
    const lines = ["A > B", "C > D", "C > D", "E x F"];
    const { rated, notes } = rateByElo(votesOfLines(...lines), { ...request, bothBad: "drop", minVotes: 2 });
    expect(rated.systems.map(({ system, rank, reason }) => [system, rank, reason])).toEqual([
      ["C", 1, null],
      ["D", 2, null],
      ["A", null, "few_votes"],
      ["B", null, "few_votes"],
      ["E", null, "no_votes"],
      ["F", null, "no_votes"],
    ]);
    expect(rated.isConnected).toBe(false);
    expect(rated.components).toEqual([["A", "B"], ["C", "D"], ["E"], ["F"]]);
    expect(notes).toHaveLength(1);
  });
});
