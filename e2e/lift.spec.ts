import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoOverflow, watchErrors } from "./access";

const liftPage = "/leaderboards/summary/lift";

interface Lift {
  readonly analysis: string | null;
  readonly strategies: readonly { readonly system: string; readonly lifts: readonly unknown[] }[];
  readonly worse: readonly { readonly battles: number; readonly better: number; readonly worse: number }[];
  readonly groupings: readonly { readonly by: string; readonly groups: readonly { readonly key: string }[] }[];
  readonly ownerVotes: number;
  readonly proxyVotes: number;
  readonly snapshot: { readonly votes: number };
}

// An instance that has just started shows boards before it has their analyses.
test.beforeAll(async ({ request }) => {
  const hasAnalysis = async () => {
    const answer = await request.get(`/api/v1${liftPage}`);
    return answer.ok() && ((await answer.json()) as Lift).analysis !== null;
  };
  await expect.poll(hasAnalysis, { timeout: 60_000 }).toBe(true);
});

test("the board leads to what personalization buys: overall, when it failed, and for whom", async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto("/leaderboards/summary");
  await page.getByRole("link", { name: "For whom it helps, and how often it was judged worse" }).click();
  await expect(page).toHaveURL(liftPage);
  await expect(page.getByRole("heading", { level: 1, name: "What personalization buys" })).toBeVisible();
  await expect(page.getByText(/Of \d strategies|of \d strategies/)).toBeVisible();
  // Four strategies have the control of their family in the arena of summaries.
  const overall = page.getByRole("table", { name: "Lift in points, with its 95 % interval, by family" });
  await expect(overall.getByRole("rowheader")).toHaveCount(4);
  const worse = page.getByRole("table", { name: "How battles of each strategy with its control ended" });
  for (const share of await worse.locator("tbody td:nth-child(2)").allInnerTexts()) expect(share).toMatch(/^\d+/);
  const personas = page.getByRole("table", { name: /by persona and strategy/ });
  expect(await personas.getByRole("rowheader").count()).toBeGreaterThan(3);
  expect(errors()).toEqual([]);
});

test("the numbers come along as a file, with the snapshot they are from", async ({ page, request }) => {
  await page.goto(liftPage);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV of lift-summary" }).click();
  const file = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk as Buffer);
  const [head, ...rows] = Buffer.concat(chunks).toString().trim().split("\r\n");
  expect(head).toBe("by,group,name,votes,system,family,strategy,lift,low,high,snapshot,simulatedVotes");
  const lift = (await (await request.get(`/api/v1${liftPage}`)).json()) as Lift;
  expect(rows.filter((row) => row.startsWith("overall,"))).toHaveLength(
    lift.strategies.reduce((sum, { lifts }) => sum + lifts.length, 0),
  );
});

test("choices live in the address, and a group leads to its own board", async ({ page }) => {
  await page.goto(liftPage);
  await page.getByRole("navigation", { name: "Votes" }).getByRole("link", { name: "Imported" }).click();
  await expect(page).toHaveURL(`${liftPage}?votes=imported`);
  // Nothing was imported here: an empty page says so and offers the way on.
  await expect(page.getByRole("heading", { name: "No votes of this kind yet" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("main").getByRole("link", { name: "Judge a pair" })).toBeVisible();

  await page.goto(liftPage);
  const personas = page.getByRole("table", { name: /by persona and strategy/ });
  const link = personas.getByRole("rowheader").first().getByRole("link");
  const name = await link.innerText();
  await link.click();
  await expect(page).toHaveURL(/\/leaderboards\/summary\?segment=persona:/);
  await expect(page.getByText(`Shown are the ratings for ${name}`)).toBeVisible();

  await page.goto(`${liftPage}?votes=robots`);
  await expect(page.getByText("does not know what the address asks of it as votes,")).toBeVisible();
  const missing = await page.goto("/leaderboards/nowhere/lift");
  expect(missing?.status()).toBe(404);
});

test("a board can be cut by how hard pairs are to tell apart", async ({ page, request }) => {
  await page.goto("/leaderboards/summary");
  await page.getByText("Narrow down, or read it differently").click();
  await page.getByRole("navigation", { name: "Hard to tell apart" }).getByRole("link", { name: "Medium" }).click();
  await expect(page).toHaveURL("/leaderboards/summary?tier=medium");
  await expect(page.getByRole("table", { name: "Systems by rating" })).toBeVisible({ timeout: 30_000 });
  const votesOf = async (tier: string) => {
    const answer = await request.get(`/api/v1/leaderboards/summary?tier=${tier}`);
    return answer.ok() ? ((await answer.json()) as Lift).snapshot.votes : null;
  };
  for (const tier of ["easy", "hard"]) await expect.poll(() => votesOf(tier), { timeout: 30_000 }).not.toBeNull();
  const [easy, medium, hard, any] = await Promise.all(["easy", "medium", "hard", "any"].map(votesOf));
  expect(easy! + medium! + hard!).toBe(any);
});

test("the API answers as the page, and refuses what it does not know", async ({ request }) => {
  const answer = await request.get(`/api/v1${liftPage}`);
  const lift = (await answer.json()) as Lift;
  expect(lift.ownerVotes + lift.proxyVotes).toBe(lift.snapshot.votes);
  expect(lift.groupings.map(({ by }) => by)).toContain("persona");
  for (const { battles, better, worse } of lift.worse) expect(better + worse).toBeLessThanOrEqual(battles);
  const again = await request.get(`/api/v1${liftPage}`, { headers: { "if-none-match": answer.headers().etag! } });
  expect(again.status()).toBe(304);
  expect((await request.get(`/api/v1${liftPage}?tier=impossible`)).status()).toBe(400);
  expect((await request.get("/api/v1/leaderboards/nowhere/lift")).status()).toBe(404);
  // Segments of personas' attributes are readings of the board.
  const attributes = lift.groupings.find(({ by }) => by.startsWith("attribute:"));
  const key = attributes?.groups[0]?.key;
  expect(key).toMatch(/^attribute:age\.\d0-\d9$/);
  const reading = await request.get(`/api/v1/leaderboards/summary?segment=${key}`);
  expect(((await reading.json()) as { reading: { segment: string } }).reading.segment).toBe(key);
});

test("is accessible in both themes and fits a phone, a tablet and a desk", async ({ page }) => {
  await page.goto(liftPage);
  await expect(page.getByRole("heading", { level: 2, name: "When it was judged worse" })).toBeVisible();
  await expectAccessible(page, "lift");
  await expectNoOverflow(page, "lift");
  await page.goto("/leaderboards/summary");
  await expect(page.getByRole("heading", { level: 2, name: "Where people disagree" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: "Owners and proxies" })).toBeVisible();
  await expectAccessible(page, "a board with its disagreement");
  await expectNoOverflow(page, "a board with its disagreement");
});
