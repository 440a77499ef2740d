import { describe, expect, it } from "vitest";
import type { LiftBoard } from "@/lib/leaderboards/lift-schema";
import { makeSnapshot } from "../testing/boards";
import { liftColumns, listLifts, prepareGrouping, sayLift } from "./prepare-lift";

const lift = (system: string, value: number, half: number) => {
  const [family, strategy] = system.split("-") as [string, string];
  return { system, family, strategy, lift: value, low: value - half, high: value + half };
};
const strategies: LiftBoard["strategies"] = [
  { system: "A-persona", name: "A persona", family: "A", strategy: "persona", lifts: [lift("A-persona", 40, 10)] },
  { system: "A-history", name: "A history", family: "A", strategy: "history", lifts: [] },
  { system: "B-persona", name: "B persona", family: "B", strategy: "persona", lifts: [lift("B-persona", -30, 20)] },
];
const snapshot = makeSnapshot({ simulatedVotes: 0 });
const groups = [
  { key: "persona:ann", name: "Ann", votes: 12, lifts: [lift("A-persona", 60, 20)] },
  { key: "persona:bob", name: "Bob", votes: 9, lifts: [lift("A-persona", -20, 20), lift("B-persona", 0, 40)] },
];

describe("prepareGrouping", () => {
  it("has a column for each strategy with a lift somewhere, and one scale for all cells", () => {
    const { columns, rows, zeroAt } = prepareGrouping({ groups }, strategies);
    expect(columns.map(({ label }) => label)).toEqual(["A · persona", "B · persona"]);
    expect(rows.map(({ cells }) => cells.map((cell) => cell?.value ?? null))).toEqual([
      [60, null],
      [-20, 0],
    ]);
    const marks = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.mark ?? []));
    for (const { low, value, high } of marks) {
      expect(low).toBeGreaterThanOrEqual(0);
      expect(value).toBeCloseTo((low + high) / 2, 9);
      expect(high).toBeLessThanOrEqual(100);
    }
    expect(marks.at(-1)!.value).toBeCloseTo(zeroAt, 9);
  });
});

describe("sayLift", () => {
  it("counts what is clear, and names the surest gain", () => {
    expect(sayLift({ strategies, snapshot })).toBe(
      "Of 2 strategies, 1 is clearly better than the control and 1 clearly worse. The surest gain is that of A · persona: +40 points (+30 to +50).",
    );
    expect(sayLift({ strategies, snapshot: makeSnapshot({ simulatedVotes: 5 }) })).toMatch(/^With simulated votes/);
    expect(sayLift({ strategies: strategies.slice(1, 2), snapshot })).toMatch(/No strategy and its control/);
  });
});

describe("listLifts", () => {
  it("has every lift, overall first, each with as many fields as columns", () => {
    const grouping = { by: "persona", label: "Persona", pValue: 0.5, groups };
    const rows = listLifts({ strategies, groupings: [grouping] } as unknown as LiftBoard);
    expect(rows.map(([by, key]) => `${by} ${key}`)).toEqual([
      "overall everybody",
      "overall everybody",
      "persona persona:ann",
      "persona persona:bob",
      "persona persona:bob",
    ]);
    for (const row of rows) expect(row).toHaveLength(liftColumns.length);
  });
});
