import { describe, expect, it } from "vitest";
import { battlesBetween, drawRepeat, type PastBattle, shareOfRepeats } from "./draw-repeat";
import { DrawSpace } from "./draw-space";
import { seeded } from "./testing/seeded";

const tasks = Array.from({ length: 14 }, (_, task) => `t${task}`);
const space = new DrawSpace(
  tasks.map((taskId) => ({
    taskId,
    personaVersionId: "p",
    outputs: ["a", "b"].map((systemId) => ({ id: `${systemId}.${taskId}`, systemId, contentHash: systemId })),
  })),
);
const judged = (taskId: string, change: Partial<PastBattle> = {}): PastBattle => ({
  id: `battle of ${taskId}`,
  leftOutputId: `b.${taskId}`,
  rightOutputId: `a.${taskId}`,
  isJudged: true,
  repeatOf: null,
  ...change,
});
const random = seeded(3);

describe("drawRepeat", () => {
  it("draws from what was judged long enough ago, in its share", () => {
    const battles = tasks.slice(0, battlesBetween + 4).map((task) => judged(task));
    const counts = new Map<string, number>();
    const draws = 20_000;
    for (let draw = 0; draw < draws; draw += 1) {
      const { repeat, otherwise } = drawRepeat(space, battles, 0.05, random);
      expect(otherwise).toBe(0.95);
      if (!repeat) continue;
      expect(repeat.probability).toBe(0.05 / 4);
      counts.set(repeat.battle.id, (counts.get(repeat.battle.id) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(["t0", "t1", "t2", "t3"].map((task) => `battle of ${task}`));
    // 250 expected of each; five standard deviations are 79.
    for (const count of counts.values()) expect(Math.abs(count - 250)).toBeLessThan(79);
  });

  it("never repeats a repeat, what was repeated, what was not judged or what is gone", () => {
    const battles = [
      judged("t0", { isJudged: false }),
      judged("t1"),
      judged("t2", { leftOutputId: "gone" }),
      judged("t1", { id: "the repeat", repeatOf: "battle of t1" }),
      judged("t3"),
      ...tasks.slice(4, 4 + battlesBetween).map((task) => judged(task)),
    ];
    for (let draw = 0; draw < 20; draw += 1) {
      expect(drawRepeat(space, battles, 1, random).repeat?.battle.id).toBe("battle of t3");
    }
    expect(drawRepeat(space, battles.slice(1, 9), 1, random)).toEqual({ repeat: null, otherwise: 1 });
    expect(drawRepeat(space, battles, 0, random)).toEqual({ repeat: null, otherwise: 1 });
  });
});

describe("shareOfRepeats", () => {
  it("weighs repeats among all parts, whatever the weights sum to", () => {
    expect(shareOfRepeats({ repeat: 1, information: 1, uniform: 1 })).toBe(1 / 3);
    expect(shareOfRepeats({ repeat: 0.05, information: 0, uniform: 0.05 })).toBe(0.5);
    expect(shareOfRepeats({ repeat: 0, uniform: 0.01 })).toBe(0);
  });
});
