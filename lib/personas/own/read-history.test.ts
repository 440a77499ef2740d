import { describe, expect, it } from "vitest";
import { readDay } from "./history-words";
import { readHistory } from "./read-history";
import { ownLimits, readHistoryAnswer } from "./schema";

const today = "2026-11-25";
const read = (text: string, name?: string) => readHistory({ text, name, today });
const short = (answer: Awaited<ReturnType<typeof read>>) =>
  answer.events.map(({ happenedOn, action, text, isDated }) => [happenedOn, action, text, isDated]);

describe("readHistory", () => {
  it("reads lines of text, with and without day and action", async () => {
    const answer = await read(
      "2024-03-02 liked: A book on dams\n\n- 3.4.2025 asked What is a weir?\nkept: An old map\nA walk along the canal\n2024-13-02 read: Nothing",
    );
    expect(answer.format).toBe("txt");
    expect(short(answer)).toEqual([
      ["2024-03-02", "liked", "A book on dams", true],
      ["2025-04-03", "asked", "What is a weir?", true],
      [today, "kept", "An old map", false],
      [today, "read", "A walk along the canal", false],
    ]);
    expect(answer.left).toEqual([{ line: 6, text: "Nothing", why: "“2024-13-02” is not a day such as 2024-03-02" }]);
  });

  it("reads days in words at the start of a line", async () => {
    const answer = await read(
      "5 March 2026 asked how bread rises\nMarch 5th, 2026: liked: Moss\n1 Sept. 2025 Ferns\n31 June 2025 Nothing\nMay 5 was warm\n5 Marches 2026",
    );
    expect(short(answer)).toEqual([
      ["2026-03-05", "asked", "how bread rises", true],
      ["2026-03-05", "liked", "Moss", true],
      ["2025-09-01", "read", "Ferns", true],
      [today, "read", "May 5 was warm", false],
      [today, "read", "5 Marches 2026", false],
    ]);
    expect(answer.left.map(({ line }) => line)).toEqual([4]);
  });

  it("refuses an empty file and one that is no text, whatever it is called", async () => {
    const bytes = Buffer.from(Array.from({ length: 2_000 }, (_, at) => (at * 7919 + (at >> 3)) % 256));
    for (const name of ["bin.csv", "bin.txt", "bin.json", undefined]) {
      const detail = `${name ?? "the text"} is not a text. Save it as TXT, CSV or JSON in UTF-8.`;
      await expect(read(bytes.toString("utf8"), name)).rejects.toMatchObject({ code: "invalid_request", detail });
    }
    for (const text of ["", "\uFEFF\r\n "]) {
      await expect(read(text, "empty.csv")).rejects.toMatchObject({ detail: "empty.csv is empty." });
    }
    expect((await read(Buffer.from("Gr\u00fc\u00dfe aus K\u00f6ln", "latin1").toString("utf8"))).events).toHaveLength(
      1,
    );
  });

  it("reads a CSV by the names of its columns, pasted or named", async () => {
    const text = 'Date,Action,Title\n2024-03-02,saved,"Dams, old and new"\n2024-03-03,ate,Bread\n2024-03-04,read\n';
    for (const answer of [await read(text), await read(text, "mine.csv")]) {
      expect(answer.format).toBe("csv");
      expect(short(answer)).toEqual([["2024-03-02", "kept", "Dams, old and new", true]]);
      expect(answer.left.map(({ line, why }) => [line, why])).toEqual([
        [4, expect.stringContaining("2 fields")],
        [3, "“ate” is none of liked, disliked, read, asked, kept"],
      ]);
    }
  });

  it("reads a CSV of one column, with or without a header, quoted or not", async () => {
    const answer = await read('title\r\nA book on dams\r\n\r\n"Old ""and"" new,\r\nmaps"\r\nDams, weirs\r\n', "h.csv");
    expect(answer.format).toBe("csv");
    expect(answer.events.map(({ text }) => text)).toEqual(["A book on dams", 'Old "and" new,\r\nmaps', "Dams, weirs"]);
    expect(answer.left).toEqual([]);
    const bare = await read("\uFEFF2024-03-02 liked: A walk\ntitle\n", "h.csv");
    expect(short(bare)).toEqual([
      ["2024-03-02", "liked", "A walk", true],
      [today, "read", "title", false],
    ]);
    expect((await read(`title\na\n${"x".repeat(501)}`, "h.csv")).left[0]).toMatchObject({ line: 3 });
    const hostile = await read(`title\n${'"a\n'.repeat(200_000)}`, "h.csv");
    expect(hostile.events.length).toBe(ownLimits.events);
  });

  it("reads JSON, an array or an object a line", async () => {
    const one = '{"when": 1709337600, "type": "like", "what": "Dams"}';
    for (const text of [`[${one}]`, `${one}\n`]) {
      const answer = await read(text, "mine.json");
      expect(short(answer)).toEqual([["2024-03-02", "liked", "Dams", true]]);
    }
  });

  it("reads every object of a JSON list by its own names", async () => {
    const answer = await read(
      `[{"kind":"liked","text":"Tide tables of Brittany"},{"day":"2026-03-05","type":"liked","title":"Moss"},
        {"when":"2026-03-06","title":"On lichens","rating":4,"tags":["green"]},{"happened_on":"2026-03-07","verb":"asked","content":"Why?"},
        {"timestamp":1709337600,"type":"book","kind":"kept","name":"Ferns","url":null}]`,
      "mine.json",
    );
    expect(short(answer)).toEqual([
      [today, "liked", "Tide tables of Brittany", false],
      ["2026-03-05", "liked", "Moss", true],
      ["2026-03-06", "read", "On lichens", true],
      ["2026-03-07", "asked", "Why?", true],
      ["2024-03-02", "kept", "Ferns", true],
    ]);
    expect(answer).toMatchObject({ left: [], notUsed: ["rating", "tags", "type"], moreNotUsed: 0 });
    expect((await read("date,title,rating\n2024-03-02,Dams,4\n", "mine.csv")).notUsed).toEqual(["rating"]);
  });

  it("takes a bare text among objects, and says which item is none", async () => {
    const answer = await read('[{"text":"Dams"},"2024-03-02 liked: Weirs",7,{"kind":"ate","text":"Bread"}]');
    expect(short(answer)).toEqual([
      [today, "read", "Dams", false],
      ["2024-03-02", "liked", "Weirs", true],
    ]);
    expect(answer.unit).toBe("item");
    expect(answer.left).toEqual([
      { line: 3, text: "", why: "it is neither an object nor a text" },
      { line: 4, text: "Bread", why: "“ate” is none of liked, disliked, read, asked, kept" },
    ]);
    const lines = await read('{"text":"Dams"}\n{"text":\n"Weirs"\n', "mine.jsonl");
    expect([lines.unit, lines.events.length, lines.left]).toEqual([
      "line",
      2,
      [{ line: 2, text: "", why: "it is no JSON" }],
    ]);
  });

  it("says what it misses where a table has no text", async () => {
    const answer = await read("date,page\n2024-03-02,7\n", "mine.csv");
    expect([answer.events, answer.left[0]?.text]).toEqual([[], "date, page"]);
  });

  it("counts what is too much", async () => {
    const answer = await read(Array.from({ length: ownLimits.events + 60 }, (_, at) => `Event ${at}`).join("\n"));
    expect([answer.events.length, answer.left.length, answer.moreLeft]).toEqual([ownLimits.events, 50, 10]);
    expect((await read("x".repeat(ownLimits.eventText + 1))).left[0]?.why).toContain("longer");
  });

  it("leaves out what is no text", async () => {
    const answer = await read("2024-03-02 read: half \ud83d\na\u0000b\nwhole");
    expect([answer.events.length, answer.left.map(({ line }) => line)]).toEqual([1, [1, 2]]);
    expect(() => readHistoryAnswer.parse(answer)).not.toThrow();
  });

  it("leaves out a list or an object where a text belongs, however deep", async () => {
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const answer = await read(
      `[{"text": ${deep}, "date": ""}, {"text": "Dams", "date": {"year": 2024}}, {"text": 7}]`,
      "mine.json",
    );
    expect(short(answer)).toEqual([[today, "read", "7", false]]);
    expect(answer.left.map(({ why }) => why)).toEqual(Array(2).fill(expect.stringContaining("a list or an object")));
  });

  it("refuses what is no table though its name says so", async () => {
    await expect(read("[1, 2", "mine.json")).rejects.toThrow("no JSON array");
  });
});

describe("readDay", () => {
  it.each([
    ["2024-03-02T10:00:00Z", "2024-03-02"],
    ["2024/3/2", "2024-03-02"],
    ["1709337600000", "2024-03-02"],
    ["2023-02-29", null],
    ["1066-10-14", null],
    ["yesterday", null],
  ])("reads %s as %s", (text, day) => expect(readDay(text)).toBe(day));
});
