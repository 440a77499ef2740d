import { type APIRequestContext, type BrowserContext, expect, test } from "@playwright/test";
import { expectAccessible, expectNoOverflow, watchErrors } from "./access";
import { drawBattle, expectProblem, newAnnotator, newStranger } from "./api-annotator";
import { serverUrl } from "./server";

const page = "/me/boards/text";
const api = "/api/v1/me/boards/text";

/** The browser becomes the annotator who speaks plain HTTP. */
async function become(context: BrowserContext, http: APIRequestContext): Promise<void> {
  await context.addCookies((await http.storageState()).cookies);
}

async function castVotes(http: APIRequestContext, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const battle = await drawBattle(http);
    const fit = (["left", "right", "tie"] as const)[at % 3];
    expect((await http.post(`/api/v1/battles/${battle.id}/vote`, { data: { fit } })).status()).toBe(201);
  }
}

// An instance that has just started shows boards before it has their analyses, which personal boards are drawn from.
test.beforeAll(async ({ request }) => {
  const hasAnalysis = async () => {
    const answer = await request.get("/api/v1/leaderboards/text");
    return answer.ok() && ((await answer.json()) as { analysis: unknown }).analysis !== null;
  };
  await expect.poll(hasAnalysis, { timeout: 60_000 }).toBe(true);
});

test("under ten votes a board says how many are missing; from the tenth on it is there within seconds", async ({
  context,
  page: tab,
  playwright,
}) => {
  const errors = watchErrors(tab);
  const http = await newAnnotator(playwright);
  await become(context, http);
  await castVotes(http, 9);
  expect(await (await http.get(api)).json()).toMatchObject({ missingVotes: 1, isPending: false, board: null });
  await expectProblem(await http.get(`${api}/picture.png`), 404, "own_board_not_found");

  await tab.goto("/me");
  const boards = tab.getByRole("region", { name: "Your boards" });
  await expect(boards.getByText("9 of 10 pairs judged in", { exact: false })).toContainText("One more");
  await tab.goto(page);
  await expect(tab.getByText("9 of 10 pairs judged", { exact: false })).toBeVisible();
  await expect(tab.getByRole("link", { name: "Judge a pair" })).toHaveAttribute("href", "/arena/text");
  await expectAccessible(tab, "a board under ten votes");
  await expectNoOverflow(tab, "a board under ten votes");

  await castVotes(http, 1);
  await tab.goto("/me");
  const link = boards.getByRole("link", { name: /^Your taste in / });
  await link.focus();
  await tab.keyboard.press("Enter");
  await expect(tab).toHaveURL(page);
  const reading = tab.getByRole("region", { name: "Judged on others' behalf" });
  // The page asks again by itself.
  await expect(reading).toBeVisible({ timeout: 20_000 });
  await expect(
    reading.getByText(/^(You put|Your votes do not yet say) .+ first.+From 10 of your votes\.$/),
  ).toBeVisible();
  await expect(reading.getByRole("rowheader")).toHaveCount(6);
  for (const name of ["Where you differ most", "People like you", "How steadily you judge"]) {
    await expect(reading.getByRole("heading", { name })).toBeVisible();
  }
  await expect(reading.getByText(/(beyond|within) what chance does\.$/)).toHaveCount(3);
  await expect(reading.getByText(/^The left side, A, won \d+/)).toBeVisible();
  await expect(tab.getByText(/everyone's .+ votes are simulated/)).toBeVisible();

  await castVotes(http, 1);
  const votesKnown = async () => (await (await http.get(api)).json()).board.votes;
  await expect.poll(votesKnown, { timeout: 30_000 }).toBe(11);

  await tab.reload();
  await expect(reading.getByText(/From 11 of your votes/)).toBeVisible();
  await tab.waitForLoadState("networkidle");
  await expectAccessible(tab, "a board of one's own");
  await expectNoOverflow(tab, "a board of one's own");
  expect(errors()).toEqual([]);
  await http.dispose();
});

test("the picture has what its words say, can be taken along by keyboard, and is nobody else's", async ({
  context,
  page: tab,
  playwright,
}) => {
  const http = await newAnnotator(playwright);
  await become(context, http);
  await castVotes(http, 10);
  const isThere = async () => (await (await http.get(api)).json()).board !== null;
  await expect.poll(isThere, { timeout: 10_000 }).toBe(true);

  await tab.goto(page);
  const picture = tab.getByRole("img", { name: /^My taste in .+My five best: .+ \d+/ });
  await picture.scrollIntoViewIfNeeded();
  const natural = () => picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  await expect.poll(natural).toEqual([1200, 630]);

  const download = tab.waitForEvent("download");
  await tab.getByRole("link", { name: "Download the picture" }).focus();
  await tab.keyboard.press("Enter");
  const file = await download;
  expect(file.suggestedFilename()).toBe("my-taste-in-text.png");
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
  for (const secret of ["tEXt", "iTXt", "zTXt", "eXIf", "tIME"]) expect(bytes.includes(secret)).toBe(false);

  const answer = await http.get(`${api}/picture.png`);
  expect(answer.headers()["content-type"]).toBe("image/png");
  expect(answer.headers()["cache-control"]).toContain("no-store");

  const stranger = await newStranger(playwright);
  await expectProblem(await stranger.get(api), 403, "consent_required");
  await expectProblem(await stranger.get(`${api}/picture.png`), 403, "consent_required");
  const other = await newAnnotator(playwright);
  expect(await (await other.get(api)).json()).toMatchObject({ board: null, missingVotes: 10 });
  await expectProblem(await other.get("/api/v1/me/boards/nowhere"), 404, "arena_not_found");

  // Whoever takes their consent back has no board any more.
  await tab.goto("/me");
  await tab.getByRole("button", { name: "Take it all back" }).click();
  await tab.getByRole("button", { name: "Take it all back now" }).click();
  await expect(tab.getByText("Nothing at present.", { exact: false })).toBeVisible();
  await expect(tab.getByRole("region", { name: "Your boards" })).toHaveCount(0);
  await expectProblem(await http.get(api), 403, "consent_required");
  await tab.goto(page);
  await expect(tab.getByText("votes that you agreed to have stored", { exact: false })).toBeVisible();
  for (const one of [http, stranger, other]) await one.dispose();
});

test("a stranger's board page says what makes one, and an arena that is not there is not found", async ({
  page: tab,
}) => {
  await tab.goto(page);
  await expect(tab.getByRole("link", { name: "Judge a pair" })).toBeVisible();
  await expectAccessible(tab, "a stranger's board");
  expect((await tab.goto(`${serverUrl()}/me/boards/nowhere`))?.status()).toBe(404);
});
