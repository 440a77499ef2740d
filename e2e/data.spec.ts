import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { listedRelease } from "@/lib/releases/feed/testing/listed";
import { writeFeed } from "@/lib/releases/feed/write-feed";
import { expectAccessible, expectNoOverflow, watchErrors } from "./access";
import { drawBattle, newWriter } from "./api-annotator";
import { type MadeRelease, makeReleaseWith } from "./make-release";
import { newWord } from "./new-word";
import { missing, runProgram, runSql } from "./run-code";
import { serverUrl } from "./server";

/** The release that all of these tests look at. Others are made meanwhile, so none of them asks for the newest. */
let version = "";
let files: MadeRelease["files"] = [];
let votes = 0;

test.beforeAll(async ({ playwright }) => {
  // A release takes seconds, and on a loaded machine many of them.
  test.setTimeout(180_000);
  const http = await newWriter(playwright);
  const word = newWord();
  for (const [arena, fit] of [
    ["text", "left"],
    ["text", "tie"],
    ["image", "both_bad"],
    ["summary", "right"],
  ] as const) {
    const battle = await drawBattle(http, arena);
    const cast = await http.post(`/api/v1/battles/${battle.id}/vote`, { data: { fit, feedback: { general: word } } });
    expect(cast.status(), await cast.text()).toBe(201);
  }
  await http.dispose();
  ({ version, files, votes } = await makeReleaseWith(playwright, word));
});

const code = (page: Page, language: string) =>
  page.getByRole("figure", { name: `${language} that loads ${version}` }).innerText();

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "palate-data-"));
  await work(folder).finally(() => rm(folder, { recursive: true, force: true }));
}

test("a person goes from the list to a release, and downloads a file with the checksum that stands beside it", async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.goto("/data");
  await expect(page.getByRole("heading", { name: "What there is" })).toBeVisible();
  await page.locator(`a[href="/data/${version}"]`).first().click();
  await expect(page.getByRole("heading", { level: 1, name: `Data / ${version}` })).toBeVisible();
  await expect(page).toHaveTitle(`${version} · Data · Palate`);

  const row = page.getByRole("table", { name: `Files of ${version}` }).getByRole("row", { name: "votes.jsonl.gz" });
  const download = page.waitForEvent("download");
  await row.getByRole("link", { name: "votes.jsonl.gz" }).click();
  const bytes = await readFile(await (await download).path());
  expect((await download).suggestedFilename()).toBe("votes.jsonl.gz");
  await expect(row).toContainText(createHash("sha256").update(bytes).digest("hex"));
  expect(errors()).toEqual([]);
});

test("the page has charts with their tables, the first rows, and the privacy report", async ({ page }) => {
  await page.goto(`/data/${version}`);
  const charts = page.getByRole("region", { name: "Votes by day, arena and verdict" });
  await expect(charts.getByRole("img", { name: /in the table that follows/ })).toHaveCount(3);
  for (const name of [/^votes by day/, /^votes by arena/, /^Verdicts by arena/]) {
    await expect(charts.getByRole("table", { name })).toBeVisible();
  }
  const byArena = charts.getByRole("table", { name: /^votes by arena/ });
  await expect(byArena.getByRole("rowheader")).toHaveCount(3);

  const rows = page.getByRole("table", { name: /^The first \d+ rows of votes/ });
  expect(await rows.getByRole("row").count()).toBe(Math.min(votes, 50) + 1);
  await expect(rows.getByRole("columnheader", { name: "feedback_general" })).toBeAttached();
  await expect(page.getByRole("heading", { name: "What was done for privacy" })).toBeVisible();
  await expect(page.getByText("are published and")).toBeVisible();
});

test("a long cell is cut, and whole when it is asked for", async ({ page, request }) => {
  const { tables } = await (await request.get(`/api/v1/releases/${version}/preview.json`)).json();
  const [id] = tables[0].first[0];
  await page.goto(`/data/${version}`);
  const rows = page.getByRole("region", { name: "First rows of votes" });
  const whole = rows.getByText(id, { exact: true });
  await expect(rows.getByText(id.slice(0, 8), { exact: true })).toBeVisible();
  await expect(whole).toBeHidden();
  await rows.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(whole).toBeVisible();
});

test("languages are chosen by the keys", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/data/${version}`);
  const tabs = page.getByRole("tablist", { name: "Languages" }).getByRole("tab");
  await expect(tabs).toHaveText(["Python", "R", "DuckDB", "JavaScript"]);
  await tabs.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "R", exact: true })).toBeFocused();
  await expect(page.getByRole("tabpanel")).toContainText("<- read.csv");
  await page.keyboard.press("End");
  await expect(page.getByRole("tabpanel")).toContainText("hyparquet");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tabpanel")).toContainText("import pandas");
  await page.keyboard.press("ArrowLeft");
  await expect(tabs.last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tabpanel").getByText("Copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("import pandas");
});

test("the JavaScript of the page loads the release", async ({ page }) => {
  await page.goto(`/data/${version}`);
  await page.getByRole("tab", { name: "JavaScript" }).click();
  const printed = await runProgram(process.execPath, ["--input-type=module", "-e", await code(page, "JavaScript")]);
  expect(printed.split(" ")[0]).toBe(String(votes));
});

test("the DuckDB of the page loads what it says to download", async ({ page }) => {
  await page.goto(`/data/${version}`);
  await page.getByRole("tab", { name: "DuckDB" }).click();
  const step = (number: number) =>
    page.getByRole("figure", { name: `DuckDB without a network, step ${number}` }).innerText();
  const [download, sql] = [await step(1), await step(2)];
  await inFolder(async (folder) => {
    await runProgram("sh", ["-c", download], { folder });
    const rows = await runSql(sql, folder);
    expect(rows.reduce((sum, row) => sum + Number(row.votes), 0)).toBe(votes);
  });
});

test("the DuckDB of the page loads the release by its address", async ({ page }) => {
  await page.goto(`/data/${version}`);
  await page.getByRole("tab", { name: "DuckDB" }).click();
  const sql = await code(page, "DuckDB");
  const rows = await runSql(sql, tmpdir()).catch((error: Error) => {
    test.skip(/httpfs/.test(error.message), "DuckDB cannot fetch its extension httpfs here");
    throw error;
  });
  expect(rows.reduce((sum, row) => sum + Number(row.votes), 0)).toBe(votes);
});

test("the R of the page loads the release", async ({ page }) => {
  const reason = await missing("Rscript", ["--version"]);
  test.skip(reason !== null, reason ?? "");
  await page.goto(`/data/${version}`);
  await page.getByRole("tab", { name: "R", exact: true }).click();
  const printed = await runProgram("Rscript", ["-e", `${await code(page, "R")}\ncat("rows", nrow(votes))`]);
  expect(printed).toContain(`rows ${votes}`);
});

test("the Python of the page loads the release", async ({ page }) => {
  const reason = await missing("python3", ["-c", "import pandas"]);
  test.skip(reason !== null, reason ?? "");
  await page.goto(`/data/${version}`);
  const printed = await runProgram("python3", ["-c", `${await code(page, "Python")}\nprint("rows", len(votes))`]);
  expect(printed).toContain(`rows ${votes}`);
});

test("a download that broke off is resumed where it ended", async ({ request }) => {
  const reason = await missing("curl", ["--version"]);
  test.skip(reason !== null, reason ?? "");
  const file = files.find(({ name }) => name === "votes.parquet")!;
  const whole = await (await request.get(file.url)).body();
  await inFolder(async (folder) => {
    const place = path.join(folder, file.name);
    await writeFile(place, whole.subarray(0, Math.floor(file.bytes / 2)));
    const got = await runProgram(
      "curl",
      ["-fsS", "-C", "-", "-O", "-w", "%{http_code} %{size_download}", `${serverUrl()}${file.url}`],
      { folder },
    );
    expect(got).toBe(`206 ${file.bytes - Math.floor(file.bytes / 2)}`);
    expect(
      createHash("sha256")
        .update(await readFile(place))
        .digest("hex"),
    ).toBe(file.sha256);
  });
  const head = await request.head(file.url);
  expect(head.headers()).toMatchObject({
    "content-length": String(file.bytes),
    "accept-ranges": "bytes",
    "content-disposition": `attachment; filename="${file.name}"`,
  });
  const old = await request.get(file.url, { headers: { range: "bytes=2-5", "if-range": '"another"' } });
  expect([old.status(), (await old.body()).length]).toEqual([200, file.bytes]);
});

test("the feed is Atom, names every release, and is announced by the pages", async ({ page, request }) => {
  await page.goto("/data");
  const announced = page.locator('link[rel="alternate"][type="application/atom+xml"]');
  expect(await announced.getAttribute("href")).toMatch(/\/data\/feed\.xml$/);
  const answer = await request.get("/data/feed.xml");
  expect(answer.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
  const { problems, ids } = await readFeed(page, await answer.text());
  expect(problems).toEqual([]);
  expect(ids).toContain(`${serverUrl()}/data/${version}`);
  const { etag, "last-modified": modified } = answer.headers();
  expect((await request.get("/data/feed.xml", { headers: { "if-none-match": etag! } })).status()).toBe(304);
  expect((await request.get("/data/feed.xml", { headers: { "if-modified-since": modified! } })).status()).toBe(304);
  expect((await request.post("/data/feed.xml")).status()).toBe(405);
});

test("a feed of awkward names, and one of nothing, are Atom as well", async ({ page }) => {
  const [like] = listedRelease().arenas;
  const arenas = [{ ...like!, arena: `]]> <script> & "é" \u0000\ud800` }];
  const awkward = writeFeed([listedRelease({ arenas, version: "v2026.11.2" }), listedRelease()], serverUrl());
  for (const { text } of [awkward, writeFeed([], serverUrl())]) {
    expect((await readFeed(page, text)).problems).toEqual([]);
  }
  expect((await readFeed(page, awkward.text.replace(/<updated>.*?<\/updated>/g, ""))).problems).not.toEqual([]);
  expect((await readFeed(page, awkward.text.replace("</entry>", ""))).problems).toEqual(["it is no XML"]);
});

test("latest leads to a release, and a version that is not there is not found", async ({ page, request }) => {
  const latest = await request.get("/data/latest", { maxRedirects: 0 });
  expect([latest.status(), latest.headers()["cache-control"]]).toEqual([302, "no-store"]);
  expect(latest.headers().location).toMatch(/^\/data\/v\d{4}\.\d{2}\.\d+$/);
  for (const name of ["v1999.01.1", "nothing", "%00", "..%2fsecrets"]) {
    expect((await request.get(`/data/${name}`)).status(), name).toBeGreaterThanOrEqual(400);
  }
  expect((await page.goto("/data/v1999.01.1"))?.status()).toBe(404);
});

test("what is held back is said, with whom to ask", async ({ page }) => {
  await page.goto("/data");
  await page.getByRole("link", { name: "What is held back and why" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Data / What is held back" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 3, name: "Exact times" })).toBeVisible();
  // The server of the tests names nobody, and there is no form that would lead nowhere.
  await expect(page.getByText("This instance names no contact.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
});

for (const name of ["a release", "the held back"]) {
  test(`is for everybody: ${name}`, async ({ page }) => {
    test.slow();
    const errors = watchErrors(page);
    const address = name === "a release" ? `/data/${version}` : "/data/request";
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    await expectAccessible(page, address);
    await expectNoOverflow(page, address);
    expect(errors()).toEqual([]);
  });
}

/** Reads a feed with the browser's XML parser, against what RFC 4287 requires of feeds, entries and their elements. */
async function readFeed(page: Page, text: string): Promise<{ problems: string[]; ids: string[] }> {
  return page.evaluate((source) => {
    const atom = "http://www.w3.org/2005/Atom";
    const problems: string[] = [];
    const feed = new DOMParser().parseFromString(source, "application/xml").documentElement;
    if (feed.querySelector("parsererror") ?? feed.localName === "parsererror")
      return { problems: ["it is no XML"], ids: [] };
    if (feed.namespaceURI !== atom || feed.localName !== "feed") problems.push("it is no Atom feed");
    const children = (parent: Element, name: string) =>
      [...parent.children].filter((child) => child.namespaceURI === atom && child.localName === name);
    const ids: string[] = [];
    const check = (parent: Element, what: string) => {
      for (const name of ["id", "title", "updated"]) {
        const found = children(parent, name);
        if (found.length !== 1) problems.push(`${what} has ${found.length} of ${name}`);
        else if (found[0]!.textContent?.trim() === "") problems.push(`${what} has an empty ${name}`);
      }
      const id = children(parent, "id")[0]?.textContent ?? "";
      if (!URL.canParse(id)) problems.push(`${what} has the id ${id}`);
      if (ids.includes(id)) problems.push(`${what} has the id of another`);
      ids.push(id);
      for (const moment of [...children(parent, "updated"), ...children(parent, "published")]) {
        const said = moment.textContent ?? "";
        if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(said)) problems.push(`${what}: ${said}`);
      }
      for (const link of children(parent, "link")) {
        if (!URL.canParse(link.getAttribute("href") ?? "")) problems.push(`${what} has a link to nothing`);
      }
    };
    check(feed, "the feed");
    if (children(feed, "author").flatMap((author) => children(author, "name")).length === 0)
      problems.push("nobody wrote it");
    if (!children(feed, "link").some((link) => link.getAttribute("rel") === "self"))
      problems.push("it has no link to itself");
    for (const [index, entry] of children(feed, "entry").entries()) {
      check(entry, `entry ${index}`);
      const content = children(entry, "content");
      if (content.length !== 1 || content[0]!.getAttribute("type") !== "html")
        problems.push(`entry ${index} says nothing`);
      if (content[0]!.children.length > 0) problems.push(`entry ${index} has markup that is not escaped`);
      if (!children(entry, "link").some((link) => link.getAttribute("rel") === "alternate")) problems.push("no page");
    }
    return { problems, ids };
  }, text);
}
