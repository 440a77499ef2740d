import { describe, expect, it } from "vitest";
import { feedResponse } from "./feed-response";
import { listedRelease } from "./testing/listed";
import { writeFeed } from "./write-feed";

const origin = "https://palate.example";
const older = listedRelease();
const newer = listedRelease({
  version: "v2026.11.2",
  createdAt: "2026-11-24T09:00:00.000Z",
  source: "simulated",
  previousVersion: "v2026.11.1",
});

describe("writeFeed", () => {
  it("has an entry for each release, by addresses that stay", () => {
    const { text, updatedAt } = writeFeed([newer, older], origin);
    expect(text.match(/<id>.*?<\/id>/g)).toEqual([
      "<id>https://palate.example/data/feed.xml</id>",
      "<id>https://palate.example/data/v2026.11.2</id>",
      "<id>https://palate.example/data/v2026.11.1</id>",
    ]);
    expect(updatedAt.toISOString()).toBe("2026-11-24T09:00:00.000Z");
    expect(text.indexOf("<updated>2026-11-24T09:00:00.000Z</updated>")).toBeLessThan(text.indexOf("<entry>"));
    expect(text).toContain("1284 people’s votes of 96 annotators, of what was judged until 2026-11-23.");
    expect(text).toContain("The release before it is v2026.11.1.");
  });

  it("says in title and text that votes are simulated", () => {
    const { text } = writeFeed([newer], origin);
    expect(text).toContain("<title>Palate v2026.11.2, simulated votes</title>");
    expect(text).toContain("Simulated: no person cast these votes.");
  });

  it("says that another release took the place of one, as of when that was made", () => {
    const superseded = { ...older, supersededBy: "v2026.11.2", files: [] };
    const [, , entry] = writeFeed([newer, superseded], origin).text.split("<entry>");
    expect(entry).toContain("<title>Palate v2026.11.1, superseded by v2026.11.2</title>");
    expect(entry).toContain("<updated>2026-11-24T09:00:00.000Z</updated>");
    expect(entry).toContain("Superseded by v2026.11.2: use that one.");
    expect(entry).not.toContain('rel="enclosure"');
  });

  it("says nothing of votes where there are assessments alone", () => {
    const assessed = listedRelease({ votes: 0, assessments: 7, annotators: { votes: 0, assessments: 2 } });
    expect(writeFeed([assessed], origin).text).toContain("&lt;p&gt;7 assessments of 2 annotators, of what");
  });

  it("escapes what it is given, and leaves out what XML cannot hold", () => {
    const arena = 'a<b>&"\u0000\u000b\ud800\uffffé😀';
    const [like] = older.arenas;
    const { text } = writeFeed([listedRelease({ arenas: [{ ...like!, arena }] })], origin);
    expect(text).toContain("Arenas: a&amp;lt;b&amp;gt;&amp;amp;&amp;quot;é😀.");
    expect(text).not.toMatch(/[\p{Cs}\uffff]/u);
  });

  it("is a feed, with a moment, where there is no release yet", () => {
    expect(writeFeed([], origin).text).toMatch(/<updated>1970-01-01T00:00:00\.000Z<\/updated>/);
  });

  it("has a hundred entries at most", () => {
    const many = Array.from({ length: 120 }, (_, n) => listedRelease({ version: `v2026.11.${120 - n}` }));
    expect(writeFeed(many, origin).text.match(/<entry>/g)).toHaveLength(100);
  });
});

describe("feedResponse", () => {
  const feed = writeFeed([newer, older], origin);
  const ask = (headers: Record<string, string> = {}, method = "GET") =>
    feedResponse(new Request(`${origin}/data/feed.xml`, { headers, method }), feed);

  it("is an Atom document with a tag and a moment", async () => {
    const response = ask();
    expect(response.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    expect(response.headers.get("last-modified")).toBe("Tue, 24 Nov 2026 09:00:00 GMT");
    expect(await response.text()).toBe(feed.text);
    expect(await ask({}, "HEAD").text()).toBe("");
  });

  it("tells who has the present one so, by the tag before the moment", () => {
    const tag = ask().headers.get("etag")!;
    const moment = "Tue, 24 Nov 2026 09:00:00 GMT";
    expect(ask({ "if-none-match": tag }).status).toBe(304);
    expect(ask({ "if-modified-since": moment }).status).toBe(304);
    expect(ask({ "if-modified-since": "Tue, 24 Nov 2026 08:59:59 GMT" }).status).toBe(200);
    expect(ask({ "if-modified-since": "yesterday" }).status).toBe(200);
    expect(ask({ "if-none-match": '"another"', "if-modified-since": moment }).status).toBe(200);
  });
});
