import { describe, expect, it } from "vitest";
import type { ArenaSchedule } from "@/lib/releases/schedule/schema";
import { draftOf, readDraft } from "./schedule-draft";

describe("a schedule that is typed", () => {
  it.each<ArenaSchedule>([
    { cadence: "none", embargoDays: 14 },
    { cadence: "weekly", weekday: "sun", hour: 23, embargoDays: 0, minimum: 0 },
    { cadence: "monthly", day: 28, hour: 0, embargoDays: 365, minimum: 1_000 },
  ])("is the same as long as nothing is changed: %o", (schedule) => {
    expect(readDraft(draftOf(schedule))).toEqual({ schedule, errors: null });
  });

  it("says of each part what is wrong with it, and asks nothing of what is not in it", () => {
    const draft = { cadence: "monthly", weekday: "mon", day: "29", hour: "", embargoDays: "-1", minimum: "1.5" };
    expect(Object.keys(readDraft(draft).errors ?? {}).toSorted()).toEqual(["day", "embargoDays", "hour", "minimum"]);
    expect(readDraft({ ...draft, cadence: "weekly" }).errors).not.toHaveProperty("day");
    expect(readDraft({ ...draft, cadence: "none", embargoDays: " 7 " })).toEqual({
      schedule: { cadence: "none", embargoDays: 7 },
      errors: null,
    });
  });
});
