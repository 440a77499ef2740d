import { describe, expect, it } from "vitest";
import { sayWhy } from "./say-why";
import type { StoredSchedule } from "./stored-schedules";

const now = new Date("2026-11-05T00:00:00Z");
const weekly: StoredSchedule = {
  arenaId: "",
  arena: "text",
  name: "Text",
  isClosed: false,
  schedule: { cadence: "weekly", weekday: "mon", hour: 3, embargoDays: 14, minimum: 200 },
  nextAt: new Date("2026-11-09T03:00:00Z"),
  outcome: null,
  outcomeOf: null,
  outcomeAt: null,
  reason: null,
  version: null,
  tries: 0,
  retryAt: null,
  newJudgements: 150,
  countedAt: now,
};
const come = { nextAt: new Date("2026-11-02T03:00:00Z") };
const later = new Date("2026-11-05T01:00:00Z");

describe("sayWhy", () => {
  it.each<[Partial<StoredSchedule>, RegExp]>([
    [{}, /^Waits for 50 more: 150 of 200/],
    [{ newJudgements: 200 }, /^Enough for the date/],
    [{ newJudgements: null }, /being counted/],
    [come, /^Due/],
    [{ ...come, outcome: "failed", retryAt: later, tries: 1 }, /tried again/],
    [{ ...come, outcome: "building", retryAt: later, tries: 1 }, /being built/],
    [{ ...come, outcome: "building", retryAt: now, tries: 1 }, /tried again/],
    [{ schedule: { cadence: "none", embargoDays: 0 }, nextAt: null }, /only when somebody asks/],
  ])("%o", (change, said) => {
    expect(sayWhy({ ...weekly, ...change }, now)).toMatch(said);
  });
});
