import { describe, expect, it } from "vitest";
import type { Board, BoardLift } from "@/lib/leaderboards/schema";
import { sayFinding } from "./finding";
import { makeSnapshot, makeSystem } from "./testing/boards";

const snapshot = makeSnapshot({ votes: 100, simulatedVotes: 0 });
const rated = (system: string) => makeSystem(system, { family: system, strategy: "generic" });
const lift = (strategy: string, low: number, value: number, high: number): BoardLift => ({
  system: `textrank-${strategy}`,
  family: "TextRank",
  strategy,
  lift: value,
  low,
  high,
});
const find = (lifts: BoardLift[], changes: Partial<Board["snapshot"]> = {}, systems = [rated("a")]) => {
  const { before, number, after, rest } = sayFinding({ snapshot: { ...snapshot, ...changes }, systems, lifts });
  return { sentence: `${before}${number ?? ""}${after}`, rest };
};

describe("sayFinding", () => {
  it("names the largest lift whose interval excludes zero, with the interval", () => {
    const found = find([lift("history", 10, 52, 94), lift("persona", 48, 71, 94), lift("collaborative", -40, 99, 240)]);
    expect(found.sentence).toBe("Personalizing TextRank from the persona is worth +71 points, between 48 and 94.");
    expect(found.rest).toBe(
      "Of 3 personalized systems, 2 stand clear above their control, 1 cannot be told from its own.",
    );
  });

  it("names no lift whose interval is wide as a barn door, though it excludes zero", () => {
    const found = find([lift("history", 45, 1024, 2003), lift("persona", -90, 10, 110)]);
    expect(found.sentence).toBe("Nothing is settled yet: the votes that name a winner are too few.");
    const sharp = find([lift("history", 45, 1024, 2003), lift("persona", 40, 90, 140)]);
    expect(sharp.sentence).toContain("from the persona is worth +90 points");
  });

  it("names a loss when nothing is clear above zero", () => {
    const found = find([lift("history", -90, -60, -30), lift("profile-summary", -5, 3, 11)]);
    expect(found.sentence).toBe("Personalizing TextRank from the history costs 60 points, between 30 and 90.");
    expect(found.rest).toContain("1 clear below, 1 cannot");
  });

  it("does not name a loss beside a gain, but counts it", () => {
    const found = find([lift("persona", 5, 20, 35), lift("history", -90, -60, -30)]);
    expect(found.sentence).toContain("from the persona is worth +20");
    expect(found.rest).toBe("Of 2 personalized systems, 1 stands clear above its control, 1 clear below.");
  });

  it("says that nothing is settled when every interval holds zero", () => {
    const found = find([lift("persona", -1, 60, 121), lift("history", -30, 0, 30)]);
    expect(found.sentence).toBe("Nothing is settled yet: no personalized system can be told from its control.");
    expect(found.rest).toBe("All 2 intervals of a lift hold zero.");
  });

  it("does not count an interval that ends on zero as settled", () => {
    expect(find([lift("persona", 0, 60, 120)]).sentence).toMatch(/^Nothing is settled/);
  });

  it("does not round a bound to zero when the interval excludes zero", () => {
    expect(find([lift("persona", 0.3, 20, 40)]).sentence).toContain("between 0.3 and 40");
  });

  it("has words for a strategy that it does not know", () => {
    expect(find([lift("soft-prompt", 1, 2, 3)]).sentence).toMatch(
      /^Personalizing TextRank with soft prompt is worth \+2 /,
    );
  });

  it("says when the votes are simulated, wholly or in part", () => {
    const lifts = [lift("persona", 48, 71, 94)];
    expect(find(lifts, { simulatedVotes: 100 }).sentence).toMatch(/^In these simulated votes, personalizing/);
    expect(find(lifts, { simulatedVotes: 40 }).sentence).toMatch(/^In these votes, simulated ones included, /);
  });

  it("has a sentence for every kind of too little", () => {
    expect(find([], { votes: 0 }).sentence).toBe("No votes yet, so there is nothing to find.");
    expect(find([], {}, [{ ...rated("a"), rating: null }]).sentence).toMatch(/too few votes/);
    expect(find([]).sentence).toMatch(/compared with its control/);
  });
});
