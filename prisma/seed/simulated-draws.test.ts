import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/ranking/random";
import { indexPairs } from "@/lib/sampling/pair-index";
import { drawBattles } from "./simulated-draws";

const output = (id: string, systemId: string) => ({ id, systemId, contentHash: id });
// Two cells of three pairs each.
const index = indexPairs(
  ["t1", "t2"].map((taskId) => ({
    taskId,
    personaVersionId: "p",
    outputs: ["a", "b", "c"].map((system) => output(`${system}-${taskId}`, system)),
  })),
);

describe("drawBattles", () => {
  it("shows every pair once and then ends, with the probability among what was left", () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const drawn = drawBattles(index, 15, seededRandom(String(seed)).next);
      const names = drawn.map(({ pair }) => [pair.left.id, pair.right.id].sort().join());
      expect(new Set(names).size).toBe(6);
      expect(drawn.map(({ probability }) => probability)).toEqual([1 / 6, 1 / 5, 1 / 4, 1 / 3, 1 / 2, 1]);
    }
  });

  it("draws the second battle uniformly from the five that are left", () => {
    const counts = new Map<string, number>();
    const random = seededRandom("uniform").next;
    for (let annotator = 0; annotator < 6000; annotator += 1) {
      const [, second] = drawBattles(index, 2, random);
      const name = [second!.pair.left.id, second!.pair.right.id].sort().join();
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    // 1000 expected in each of six; five standard deviations of a binomial are 144.
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(144);
  });

  it("draws nothing where there is nothing to compare", () => {
    expect(drawBattles(indexPairs([]), 15, seededRandom("x").next)).toEqual([]);
  });
});
