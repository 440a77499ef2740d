import { describe, expect, it } from "vitest";
import type { Manifest } from "../manifest";
import { changeFirst, type Row, tamperWith } from "./testing/tampered-release";
import { publishToldRecord } from "./testing/told-record";
import { verifyRelease } from "./verify-release";

const { folder, cover, rewrite, wrong } = tamperWith(publishToldRecord);

type Change = (rows: Row[]) => Row[];

const nurse = '{"age":"30 to 39","work":"nurse"}';
const all =
  (change: Row): Change =>
  (rows) =>
    rows.map((row) => ({ ...row, ...change }));
/** Changes what is published of annotators, by what was. */
const tell =
  (
    attributes: (row: Row) => string | null,
    axes: (row: Row) => string | null = (row) => row.persona_axes as string,
  ): Change =>
  (rows) =>
    rows.map((row) => ({ ...row, annotator_attributes: attributes(row), persona_axes: axes(row) }));
const onDay = (day: string, precision = "day") => ({ voted_on: day, voted_on_precision: precision });
/** Twenty rows: how many of them are on which day. */
const spread =
  (...days: readonly [rows: number, change: Row][]): Change =>
  (rows) => {
    const changes = days.flatMap(([count, change]) => Array<Row>(count).fill(change));
    return rows.map((row, at) => ({ ...row, ...changes[at] }));
  };

function withAnonymity(change: Record<string, unknown>) {
  return (manifest: Manifest): Manifest => {
    const anonymity = { ...(manifest.privacy.anonymity as Record<string, unknown>), ...change };
    return { ...manifest, privacy: { ...manifest.privacy, anonymity: anonymity as never } };
  };
}

describe("verify tells of a release", () => {
  it("how coarse it is, and in which classes its annotators are", async () => {
    const details: Record<string, string> = {};
    for await (const { name, detail, problems } of verifyRelease(folder())) {
      expect(problems, name).toEqual([]);
      details[name] = detail;
    }
    expect(details.anonymity).toBe("10 of 10 annotators in 2 classes, k = 5, l = 2");
    expect(details.coarsening).toMatch(/, 50 probabilities of three digits$/);
  });
});

describe("verify finds, with the tracks covered,", () => {
  it.each<[string, string, Change, string, RegExp]>([
    [
      "a text with an address",
      "votes",
      changeFirst({ feedback_left: "ask joe@example.org" }),
      "texts",
      /left to redact \(email\)/,
    ],
    [
      "a number to call",
      "assessments",
      changeFirst({ feedback: "+33 6 12 34 56 78" }),
      "texts",
      /left to redact \(phone\)/,
    ],
    [
      "an id that is no pseudonym",
      "votes",
      changeFirst({ annotator_id: "joe" }),
      "pseudonyms",
      /"joe" is no pseudonym/,
    ],
    [
      "an id that is there twice",
      "votes",
      (rows) => rows.map((row) => ({ ...row, vote_id: rows[0]!.vote_id! })),
      "pseudonyms",
      /is there twice/,
    ],
    [
      "content made for an own persona",
      "outputs",
      (rows) => rows.map((row) => (row.persona_kind === "self" ? { ...row, text: "for joe" } : row)),
      "own personas",
      /has content/,
    ],
  ])("%s", async (_, table, change, check, problem) => {
    await rewrite(table, change);
    await cover();
    expect((await wrong())[check]?.join("\n")).toMatch(problem);
  });

  it("a time between two steps, by the schema of its row", async () => {
    await rewrite("votes", changeFirst({ seconds_to_verdict: 7 }));
    await cover();
    expect((await wrong()).votes?.join("\n")).toMatch(/row 1: seconds_to_verdict/);
  });

  it.each<[string, Change, string[]]>([
    ["nothing where all are of one named day", all(onDay("2026-11-18")), []],
    ["nothing where all are of one week, however few", all(onDay("2026-11-16", "week")), []],
    [
      "a named day of nineteen",
      spread([19, onDay("2026-11-18")], [1, onDay("2026-11-09", "week")]),
      ["votes of the day 2026-11-18 are 19, fewer than 20"],
    ],
    [
      "a row that is told by the named days of its week",
      (rows) => [...all(onDay("2026-11-18"))(rows), { ...rows[0]!, ...onDay("2026-11-16", "week") }],
      ["votes of the week 2026-11-16 without a day are 1, which 2026-11-18 and other named days tell"],
    ],
    [
      "a week that begins on another day",
      all(onDay("2026-11-17", "week")),
      ["votes of the week 2026-11-17: it does not begin on a Monday"],
    ],
    [
      "a probability that is nearly a key",
      changeFirst({ sampling_probability: 0.1234 }),
      ["votes.sampling_probability 0.1234 has more than three significant digits"],
    ],
    ["a probability above 1", changeFirst({ sampling_probability: 1.5 }), ["votes.sampling_probability 1.5 is none"]],
  ])("%s", async (_, change, problems) => {
    await rewrite("votes", change);
    await cover();
    expect((await wrong()).coarsening ?? []).toEqual(problems);
  });

  it.each<[string, Change, RegExp]>([
    [
      "something that is said of one annotator alone",
      (rows) => tell((row) => (row.annotator_id === rows[0]!.annotator_id ? '{"work":"pilot"}' : nurse))(rows),
      /^"work" is pilot and "length" is -?1 is said of 1 annotators, fewer than 5$/m,
    ],
    [
      "a class of four, whose fifth says nothing",
      (rows) =>
        tell(
          (row) => (row.annotator_id === rows[0]!.annotator_id ? null : nurse),
          () => null,
        )(rows),
      /classes: 1 in the tables, 2 in the manifest/,
    ],
    [
      "two rows of an annotator that say different things",
      changeFirst({ annotator_attributes: '{"work":"nurse"}' }),
      /^(votes|assessments): [0-9a-f]{32} has two different annotator_attributes$/m,
    ],
    [
      "taste beside a row for somebody else",
      (rows) => rows.map((row) => ({ ...row, persona_axes: '{"length":"1"}' })),
      /has persona_axes beside a row for somebody else/,
    ],
    [
      "a class of one mind on an axis",
      (rows) => rows.map((row) => ({ ...row, persona_axes: row.standpoint === "owner" ? '{"length":"1"}' : null })),
      /on the axis "length" there are 1 different thirds, fewer than 2/,
    ],
    ["a number that is in no band", tell(() => '{"age":"34"}'), /^"age" is 34, which is in no band$/m],
    [
      "a place on an axis that there is not",
      tell(
        () => nurse,
        (row) => (row.standpoint === "owner" ? '{"length":"0.83"}' : null),
      ),
      /the axis "length" says 0\.83, which is no place and no third/,
    ],
    [
      "names in an order that tells people apart",
      (rows) =>
        tell((row) => (row.annotator_id === rows[0]!.annotator_id ? '{"work":"nurse","age":"30 to 39"}' : nurse))(rows),
      /is no object of texts in the order of their names/,
    ],
    ["what is no object", tell(() => '["nurse"]'), /\["nurse"\] is no object of texts/],
    ["what is no JSON", tell(() => "nurse"), /^nurse is no object of texts/m],
  ])("%s", async (_, change, problem) => {
    for (const table of ["votes", "assessments"]) await rewrite(table, change);
    await cover();
    expect((await wrong()).anonymity?.join("\n")).toMatch(problem);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["a k that is not kept", { k: 6 }, "is said of 5 annotators, fewer than 6"],
    ["an l that is not kept", { l: 3 }, "there are 2 different thirds, fewer than 3"],
    ["a k at which nothing is anonymous", { k: 1 }, "k = 1 and l = 2: below 2 nothing is anonymous"],
    ["another number of classes", { classes: 1 }, "classes: 2 in the tables, 1 in the manifest"],
    ["a larger smallest class", { smallestClass: 10 }, "smallest class: 5 in the tables, 10 in the manifest"],
    [
      "more who are said to be suppressed",
      { suppressed: 5 },
      "annotators of whom something is published: 10 in the tables, 5 in the manifest",
    ],
    [
      "somebody who is alone in having been suppressed",
      { suppressed: 1, annotators: 11 },
      "nothing is published of 1 annotators who told something, fewer than 5",
    ],
    [
      "other values of a label",
      { attributes: { age: { tens: 9 } } },
      'values of "work": 10 in the tables, 0 in the manifest',
    ],
    [
      "an axis that is not there",
      { axes: { voice: { five: 10 } } },
      'values of "voice": 0 in the tables, 10 in the manifest',
    ],
    ["no k at all", { k: "five" }, "the manifest does not say what k and l are"],
  ])("%s, in the manifest", async (_, change, problem) => {
    await cover(withAnonymity(change));
    expect((await wrong()).anonymity?.join("\n")).toContain(problem);
  });
});
