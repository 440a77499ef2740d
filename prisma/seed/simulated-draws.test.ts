import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/ranking/random";
import { DrawSpace } from "@/lib/sampling/draw-space";
import { drawBattles } from "./simulated-draws";

const output = (id: string, systemId: string) => ({ id, systemId, contentHash: id });
// Two cells of three pairs each.
const space = new DrawSpace(
  ["t1", "t2"].map((taskId) => ({
    taskId,
    personaVersionId: "p",
    outputs: ["a", "b", "c"].map((system) => output(`${system}-${taskId}`, system)),
  })),
);

describe("drawBattles", () => {
  it("shows every pair once and then ends, with the probability among what was left", () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const drawn = drawBattles(space, 15, seededRandom(String(seed)).next);
      const names = drawn.map(({ left, right }) => [left.id, right.id].sort().join());
      expect(new Set(names).size).toBe(6);
      expect(drawn.map(({ probability }) => 1 / probability)).toEqual(
        [6, 5, 4, 3, 2, 1].map((n) => expect.closeTo(n, 9)),
      );
    }
  });

  it("draws the second battle uniformly from the five that are left", () => {
    const counts = new Map<string, number>();
    const random = seededRandom("uniform").next;
    for (let annotator = 0; annotator < 6000; annotator += 1) {
      const [, second] = drawBattles(space, 2, random);
      const name = [second!.left.id, second!.right.id].sort().join();
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    // 1000 expected in each of six; five standard deviations of a binomial are 144.
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(144);
  });

  it("draws nothing where there is nothing to compare", () => {
    expect(drawBattles(new DrawSpace([]), 15, seededRandom("x").next)).toEqual([]);
  });
});
