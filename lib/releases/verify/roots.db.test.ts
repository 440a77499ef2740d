import { describe, expect, it } from "vitest";
import { chainRoot, dayAfter } from "@/lib/chain/days";
import { fromHex, toHex } from "@/lib/chain/sha256";
import type { Transparency } from "@/lib/transparency/schema";
import {
  chainOf,
  changeDay,
  dayMs,
  dayText,
  first,
  kept,
  newest,
  publishSealedRecord,
  remake,
  second,
  third,
  today,
} from "./testing/sealed-record";
import { tamperWith } from "./testing/tampered-release";

const { wrong, replaceDays } = tamperWith(publishSealedRecord);
const against = (name: keyof typeof kept) => wrong({ name: `${name}.json`, chain: kept[name] });

describe("the days of a release", () => {
  it("agree with roots from before, from after, from the same moment, and with a page of them", async () => {
    expect(await against("before")).toEqual({});
    expect(await against("after")).toEqual({});
    expect(await wrong({ name: "own.json", chain: chainOf() })).toEqual({});
    const [, , ...late] = kept.after.days;
    const page = { ...kept.after, days: late, previousRoot: kept.after.days[1]!.chainRoot };
    expect(await wrong({ name: "page.json", chain: page })).toEqual({});
    // A page that begins right after the newest day says which root it goes on from.
    const next = { ...kept.after, days: kept.after.days.slice(4), previousRoot: chainOf().days[3]!.chainRoot };
    expect(await wrong({ name: "next.json", chain: next })).toEqual({});
    const other = { ...next, previousRoot: chainOf().days[2]!.chainRoot };
    expect((await wrong({ name: "next.json", chain: other })).roots![0]).toContain(next.days[0]!.day);
  });
});

describe("roots that somebody kept show, where the whole chain was made anew,", () => {
  const fewer = () => remake(changeDay(second, { votes: 25 + 1, merkleRoot: "cd".repeat(32) }));
  it.each<[string, () => Transparency, keyof typeof kept, RegExp]>([
    [
      "a day with other votes, to who kept it before",
      fewer,
      "before",
      new RegExp(`^${second}: it had 25 votes .* and has 26 votes`),
    ],
    [
      "a day with other votes, to who kept it after",
      fewer,
      "after",
      new RegExp(`^${second}: it had 26 votes .* and has 25 votes`),
    ],
    [
      "a vote that was changed",
      () => remake(changeDay(first, { merkleRoot: "ef".repeat(32) })),
      "before",
      new RegExp(`^${first}: its votes are not what they were$`),
    ],
    [
      "a day that was put before all others",
      () => remake(chainOf([{ ...chainOf().days[0]!, day: dayText(6) }, ...chainOf().days])),
      "before",
      new RegExp(`^${first}: what came before it is not what it was$`),
    ],
    [
      "a first day that is gone",
      () => remake(chainOf(chainOf().days.slice(1))),
      "before",
      new RegExp(`^${first}: it is missing$`),
    ],
    [
      "a newest day that was dropped",
      () => chainOf(chainOf().days.slice(0, -1)),
      "after",
      new RegExp(`^${newest}: it was sealed before this release was made, and is missing$`),
    ],
    [
      "an older file in its place",
      () => kept.before,
      "after",
      new RegExp(`^${third}: it was sealed before this release`),
    ],
    [
      "that all days were dropped",
      () => chainOf([]),
      "after",
      new RegExp(`^${first}: it was sealed before this release`),
    ],
  ])("%s", async (_, changed, name, problem) => {
    await replaceDays(changed());
    const { roots = [], ...rest } = await against(name);
    expect(rest.chain).toBeUndefined();
    expect(roots.join("\n")).toMatch(problem);
  });

  it("a tombstone that is gone, in whichever of the two is newer", async () => {
    const seen = { ...kept.before, days: kept.before.days.map((day) => ({ ...day, tombstones: 1 })) };
    expect((await wrong({ name: "seen.json", chain: seen })).roots).toEqual([
      `${first}: it had 1 tombstones, 0 erased, and has 0, 0`,
    ]);
    await replaceDays(changeDay(second, { tombstones: 2, erased: 1 }));
    expect((await against("after")).roots).toEqual([`${second}: it had 2 tombstones, 1 erased, and has 0, 0`]);
    // Ends on the same day: either may be the older one, but not each in part.
    const more = {
      ...chainOf(),
      days: chainOf().days.map((day) => (day.day === second ? { ...day, tombstones: 3 } : day)),
    };
    expect((await wrong({ name: "same.json", chain: more })).roots).toHaveLength(1);
    const older = { ...more, days: more.days.map((day) => ({ ...day, erased: day.day === second ? 1 : 0 })) };
    expect((await wrong({ name: "same.json", chain: older })).roots).toBeUndefined();
  });

  it("that they are of another instance, or of no day that the release has", async () => {
    const other = remake({
      ...chainOf(),
      days: chainOf().days.map((day) => ({ ...day, merkleRoot: "01".repeat(32) })),
    });
    expect((await wrong({ name: "other.json", chain: other })).roots).toEqual([
      `${first}: its votes are not what they were`,
    ]);
    const days = [{ ...chainOf().days[0]!, day: "2020-01-01" }];
    expect((await wrong({ name: "old.json", chain: remake({ ...chainOf(), days }) })).roots).toEqual([
      "2020-01-01: it is missing",
    ]);
    const late = {
      ...chainOf().days[0]!,
      day: dayAfter(dayText(0)),
      sealedAt: new Date(today + 3 * dayMs).toISOString(),
    };
    const page = { ...chainOf(), previousRoot: "ab".repeat(32), days: [late] };
    const root = toHex(chainRoot(fromHex(page.previousRoot), late, fromHex(late.merkleRoot)));
    const far = { ...page, days: [{ ...late, chainRoot: root }] };
    expect((await wrong({ name: "far.json", chain: far })).roots).toEqual([
      "there is no day in common, so that nothing could be compared",
    ]);
  });
});
