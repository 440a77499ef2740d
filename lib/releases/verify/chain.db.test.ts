import path from "node:path";
import { describe, expect, it } from "vitest";
import { systemClock } from "@/lib/clock";
import { createAnnotator, createArena, createVote } from "@/lib/db/testing/factories";
import type { Transparency } from "@/lib/transparency/schema";
import type { Manifest } from "../manifest";
import { build, releasesFolder } from "../testing/build";
import {
  chainOf,
  changeDay,
  dayMs,
  daysAgo,
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
import { verifyRelease } from "./verify-release";

const { folder, read, write, remove, cover, rewrite, wrong, replaceDays } = tamperWith(publishSealedRecord);

describe("the days of a release", () => {
  it("hold, and tombstones are counted", async () => {
    const details: Record<string, string> = {};
    for await (const { name, detail, problems } of verifyRelease(folder(), { name: "after.json", chain: kept.after })) {
      expect(problems, name).toEqual([]);
      details[name] = detail;
    }
    expect(details.chain).toBe(`4 days to ${newest} with 51 votes and 1 assessment, 1 tombstone among them, 0 erased`);
    expect(details.roots).toBe("4 days in common with after.json, with 1 tombstone here and 1 there");
    expect(details.sealed).toMatch(new RegExp(`^votes: \\d+ up to ${newest}, \\d+ later`));
    const manifest = JSON.parse((await read("manifest.json")).toString("utf8")) as Manifest;
    expect(manifest.chain).toEqual({ day: newest, root: chainOf().days.at(-1)!.chainRoot });
    expect((await read("README.md")).toString("utf8")).toContain(`The newest one here is ${newest}`);
  });
});

describe("verify finds in the days of a release, with the tracks covered,", () => {
  it.each<[string, () => [changed: unknown, says?: Transparency], RegExp]>([
    [
      "a changed count",
      () => [changeDay(second, { votes: 24 })],
      new RegExp(`^${second}: its chain root does not follow`),
    ],
    [
      "a changed root",
      () => [changeDay(third, { merkleRoot: "ab".repeat(32) })],
      new RegExp(`^${third}: its chain root`),
    ],
    [
      "days in another order",
      () => [chainOf([...chainOf().days.slice(0, 2), chainOf().days[3]!, chainOf().days[2]!])],
      new RegExp(`^${newest}: does not follow ${second}: .* out of order$`, "m"),
    ],
    [
      "a day that is missing",
      () => [chainOf(chainOf().days.filter(({ day }) => day !== third))],
      new RegExp(`^${newest}: does not follow ${second}: days between are missing`),
    ],
    [
      "the first day that is missing",
      () => [{ ...chainOf(chainOf().days.slice(1)), previousRoot: chainOf().days[0]!.chainRoot }],
      /^the first day is missing: it goes on from the root of another$/,
    ],
    [
      "more tombstones than votes",
      () => [changeDay(third, { tombstones: 1 })],
      new RegExp(`^${third}: it has more tombstones`),
    ],
    [
      "the newest day that is missing, where the manifest names it",
      () => [chainOf(chainOf().days.slice(0, -1)), chainOf()],
      new RegExp(`^the newest day is ${third} with the root .*, the manifest says ${newest} `),
    ],
    [
      "no day, where the manifest names one",
      () => [chainOf([]), chainOf()],
      /^the newest day is none, the manifest says /,
    ],
    ["a day where the manifest names none", () => [chainOf(), chainOf([])], /, the manifest says none$/],
    [
      "an older file, where the manifest is of later",
      () => [kept.before, chainOf()],
      new RegExp(`^the newest day is ${second} `),
    ],
    [
      "that they are not all",
      () => [{ ...chainOf(), next: newest }],
      new RegExp(`^${newest}: days after it are missing$`),
    ],
    [
      "a day that was not over",
      () => [
        remake(chainOf([...chainOf().days, ...[1, 0].map((ago) => ({ ...chainOf().days[3]!, day: dayText(ago) }))])),
      ],
      new RegExp(
        `${dayText(1)}: it says that it was sealed before it was over\n${dayText(0)}: it was not over when this`,
      ),
    ],
    ["another form", () => [{ ...chainOf(), format: "other" }], /^transparency\.json: format: /],
    ["a column too many", () => [changeDay(third, { ip: "192.0.2.1" } as never)], /^transparency\.json: days\.2: /],
  ])("%s", async (_, changed, problem) => {
    await replaceDays(...changed());
    expect((await wrong()).chain?.join("\n")).toMatch(problem);
  });

  it("that the file is not there, no JSON, or listed nowhere", async () => {
    await write("transparency.json", "{");
    await cover();
    expect((await wrong()).chain?.join()).toMatch(/^transparency\.json: .*JSON/);
    await remove("transparency.json");
    expect(await wrong()).toEqual({
      files: ["transparency.json is missing"],
      chain: ["transparency.json: there is no such file"],
    });
    await write("transparency.json", JSON.stringify(chainOf()));
    await cover((manifest) => ({
      ...manifest,
      files: manifest.files.filter(({ name }) => name !== "transparency.json"),
    }));
    expect((await wrong()).chain).toEqual(["the manifest does not list transparency.json"]);
  });
});

describe("the rows of a release", () => {
  /** Copies of the first row under other ids. */
  const withCopies = (copies: number, changes: Record<string, string>) =>
    rewrite("votes", (rows) => [
      ...rows,
      ...Array.from({ length: copies }, (_, at) => ({
        ...rows[0]!,
        ...changes,
        vote_id: `${at}`.padStart(32, "f"),
        battle_id: `${at}`.padStart(32, "e"),
      })),
    ]);

  it("are not more than were sealed: votes of the past that were put in afterwards are found", async () => {
    await withCopies(30, { voted_on: second, voted_on_precision: "day" });
    await cover();
    expect((await wrong()).sealed).toEqual([
      expect.stringMatching(/^20\d\d-\d\d-\d\d: there are \d+ votes up to it, and \d+ were sealed$/),
    ]);
  });

  it("may be of the last day of their week, where they tell no more", async () => {
    const monday = new Date(today - ((new Date(today).getUTCDay() + 6) % 7) * dayMs);
    // A whole week that was over before the first day: all of them were there when it was sealed.
    const before = new Date(monday.getTime() - 14 * dayMs).toISOString().slice(0, 10);
    await withCopies(30, { voted_on: before, voted_on_precision: "week" });
    await cover();
    expect((await wrong()).sealed?.[0]).toMatch(
      new RegExp(`^${first}: there are \\d+ votes up to it, and 3 were sealed$`),
    );
  });

  it("of this week may be later than the newest day, and then nothing is said against them", async () => {
    const monday = new Date(today - ((new Date(today).getUTCDay() + 6) % 7) * dayMs).toISOString().slice(0, 10);
    await withCopies(60, { voted_on: monday, voted_on_precision: "week" });
    await cover();
    expect((await wrong()).sealed).toBeUndefined();
  });
});

it("a release of simulated votes may have some that were stored with a moment of the past", async () => {
  const simulated = await createAnnotator({ source: "simulated", consent: null });
  const { id: arenaId } = await createArena({ slug: "simulated" });
  for (let n = 0; n < 60; n += 1) {
    await createVote({ arenaId, annotatorId: simulated.id, source: "simulated", createdAt: daysAgo(4) });
  }
  const { version } = await build({ clock: systemClock, source: "simulated" });
  for await (const { name, problems } of verifyRelease(path.join(releasesFolder(), version))) {
    expect(problems, name).toEqual([]);
  }
});
