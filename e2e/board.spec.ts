import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoOverflow, watchErrors } from "./access";

const board = "/leaderboards/summary";

// An instance that has just started shows boards before it has their analyses.
test.beforeAll(async ({ request }) => {
  const hasAnalysis = async () => {
    const answer = await request.get("/api/v1/leaderboards/summary");
    return answer.ok() && ((await answer.json()) as { analysis: unknown }).analysis !== null;
  };
  await expect.poll(hasAnalysis, { timeout: 60_000 }).toBe(true);
});

test("a board tells what stands on it, each part with its numbers as a file", async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(board);
  for (const name of [
    "What personalization buys",
    "Do people differ",
    "Kinds of taste",
    "What form and side do",
    "Pair by pair",
    "Over time",
    "What stands behind this",
  ]) {
    await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  }
  await expect(page.getByText(/differs? between annotators|annotators differ/)).toContainText(/p [=≤] 0\.\d+/);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV of pairs" }).click();
  const file = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk as Buffer);
  const [head, ...rows] = Buffer.concat(chunks).toString().trim().split("\r\n");
  expect(head).toBe("first,second,first_wins,second_wins,ties,both_bad");
  // Seven systems, every two of which met.
  expect(rows).toHaveLength(21);
  expect(errors()).toEqual([]);
});

test("choices live in the address: order, search, votes, control, and back", async ({ page }) => {
  await page.goto(board);
  const table = page.getByRole("table", { name: "Systems by rating" });
  await table.getByRole("link", { name: "Votes" }).click();
  await expect(page).toHaveURL(`${board}?sort=votes`);
  await expect(table.getByRole("columnheader", { name: "Votes" })).toHaveAttribute("aria-sort", "descending");
  const votes = await table.getByRole("row").locator("td:last-child").allInnerTexts();
  expect(votes.map(Number)).toEqual(votes.map(Number).sort((one, other) => other - one));

  await page.getByRole("searchbox", { name: "Find" }).fill("lexrank");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${board}?sort=votes&q=lexrank`);
  await expect(table.getByRole("rowheader")).toHaveCount(2);
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(table.getByRole("rowheader")).toHaveCount(7);

  await page.getByText("Narrow down, or read it differently").click();
  const control = page.getByRole("navigation", { name: "Style and side held equal" });
  await control.getByRole("link", { name: "On" }).click();
  await expect(page).toHaveURL(`${board}?control=on&sort=votes`);
  await expect(control.getByRole("link", { name: "On" })).toHaveAttribute("aria-current", "true");
  await page.goBack();
  await expect(page).toHaveURL(`${board}?sort=votes`);
});

test("one persona's ratings are one link away, and the API answers with the same", async ({ page, request }) => {
  await page.goto(board);
  const personas = page.getByRole("table", { name: "The first system for each persona" });
  await personas.getByRole("link").first().click();
  await expect(page).toHaveURL(/segment=persona:[a-z-]+$/);
  const shown = await page.getByRole("table", { name: "Systems by rating" }).getByRole("row").nth(1).innerText();
  const segment = new URL(page.url()).searchParams.get("segment") ?? "";
  const answer = await request.get("/api/v1/leaderboards/summary", { params: { segment } });
  expect(answer.status()).toBe(200);
  const { systems } = (await answer.json()) as { systems: { rating: number }[] };
  expect(shown).toContain(String(Math.round(systems[0]?.rating ?? 0)));
});

test("a board that nobody asked for yet is made within seconds, on the page and in the API", async ({
  page,
  request,
}) => {
  const api = "/api/v1/leaderboards/summary?standpoint=proxy&period=90d&ties=rao-kupper";
  const first = await request.get(api);
  expect([first.status(), first.headers()["retry-after"]]).toEqual([503, "2"]);
  await expect.poll(async () => (await request.get(api)).status(), { timeout: 15_000 }).toBe(200);
  const answer = await request.get(api);
  expect((await answer.json()).snapshot.filter).toEqual({
    votes: "all",
    standpoint: "proxy",
    period: "90d",
    tier: "any",
    ties: "rao-kupper",
  });
  const again = await request.get(api, { headers: { "if-none-match": answer.headers().etag ?? "" } });
  expect([again.status(), (await again.body()).length]).toEqual([304, 0]);

  await page.goto(`${board}?ties=half&period=30d`);
  await expect(page.getByRole("table", { name: "Systems by rating" })).toBeVisible({ timeout: 20_000 });
});

test("what there is not is said, with the board or a way to it", async ({ page, request }) => {
  await page.goto(`${board}?ties=guess&sort=beauty`);
  await expect(page.getByText("does not know what the address asks of it as ties, sort,")).toBeVisible();
  await expect(page.getByRole("table", { name: "Systems by rating" })).toBeVisible();
  await page.goto(`${board}?segment=persona:nobody`);
  await expect(page.getByText(/There is no segment “?"?persona:nobody/)).toBeVisible();
  await page.goto(`${board}?standpoint=owner`);
  await expect(page.getByRole("heading", { name: "No votes of this kind yet" })).toBeVisible({ timeout: 20_000 });
  const answer = await request.get("/api/v1/leaderboards/summary?segment=persona:nobody");
  expect([answer.status(), (await answer.json()).code]).toEqual([404, "reading_not_found"]);
});

test("is for everybody: a board with its choices open, of one persona, with control", async ({ page }) => {
  for (const query of ["?control=on", "?segment=persona:tove-lindqvist&sort=votes&q=rank"]) {
    await page.goto(`${board}${query}`);
    await page.waitForLoadState("networkidle");
    await expectAccessible(page, query);
    await expectNoOverflow(page, query);
  }
});
