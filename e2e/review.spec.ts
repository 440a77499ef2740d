import {
  type APIRequestContext,
  expect,
  type Locator,
  type Page,
  type PlaywrightWorkerArgs,
  type Route,
  test,
} from "@playwright/test";
import { expectAccessible, expectNoOverflow, watchErrors } from "./access";
import { drawBattle, expectProblem, newStranger, newWriter } from "./api-annotator";
import { readVotes } from "./make-release";
import { newWord } from "./new-word";
import { askRecord } from "./record";
import { operatorState, serverUrl } from "./server";

/** The operator's queue of texts that a machine was not sure of. */
test.use({ storageState: ({ browserName: _ }, use) => use(operatorState()) });
// The worker leaves a text alone for some seconds, and other tests write as well.
test.setTimeout(120_000);

async function write(http: APIRequestContext, left: string): Promise<void> {
  const { id } = await drawBattle(http);
  const voted = await http.post(`/api/v1/battles/${id}/vote`, { data: { fit: "left", feedback: { left } } });
  expect(voted.status(), await voted.text()).toBe(201);
}

/** Writes doubtful texts and opens the queue once they are all in it. */
async function openQueue(page: Page, playwright: PlaywrightWorkerArgs["playwright"], texts: readonly string[]) {
  const writer = await newWriter(playwright);
  for (const text of texts) await write(writer, text);
  await writer.dispose();
  await expect(async () => {
    const held = await askRecord<{ text: string }>(
      "SELECT feedback_left AS text FROM held_text JOIN vote ON vote.id = vote_id WHERE feedback_left = ANY ($1)",
      [texts],
    );
    expect(held).toHaveLength(texts.length);
  }).toPass({ timeout: 60_000 });
  await page.goto("/admin");
  await page.getByRole("link", { name: "Review them" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Texts to review" })).toBeVisible();
  await expect(page.getByRole("article").first()).toBeVisible();
}

const articleOf = (page: Page, word: string) => page.getByRole("article").filter({ hasText: word });

/** Goes to a text by keyboard alone, down or up the page; a decision goes to the next text by itself. */
async function moveTo(page: Page, article: Locator): Promise<void> {
  const isFocused = () => article.evaluate((element) => element === document.activeElement);
  const isBelow = () =>
    article.evaluate((element) => {
      const current = document.querySelector("article[aria-current=true]");
      return !current || (current.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    });
  await expect(async () => {
    if (!(await isFocused())) await page.keyboard.press((await isBelow()) ? "j" : "k");
    await expect(article).toBeFocused({ timeout: 300 });
  }).toPass({ timeout: 20_000, intervals: [50] });
}

test("texts are reviewed by keyboard, and a release has what was released and nothing else", async ({
  page,
  playwright,
}) => {
  const errors = watchErrors(page);
  const [released, withheld, edited, waits] = [newWord(), newWord(), newWord(), newWord()];
  await openQueue(
    page,
    playwright,
    [released, withheld, edited, waits].map((word) => `Quenby Astrafel liked it, ${word}; write to jane@example.org.`),
  );
  const first = articleOf(page, released);
  await expect(first.locator("mark")).toHaveText("Quenby Astrafel");
  await expect(first.getByRole("deletion")).toHaveText("jane@example.org");
  await expect(first.getByRole("insertion")).toHaveText("[EMAIL_1]");
  await expect(first.getByText("Asked was:")).toBeVisible();

  await moveTo(page, first);
  await page.keyboard.press("r");
  await expect(first.getByText("Later releases have it")).toBeVisible();
  await moveTo(page, articleOf(page, withheld));
  await page.keyboard.press("w");
  await expect(articleOf(page, withheld).getByText("Releases are without it.")).toBeVisible();
  // The last decision is taken back and made again.
  await page.keyboard.press("u");
  await expect(articleOf(page, withheld).getByRole("button", { name: /^Withhold/ })).toBeVisible();
  await expect(articleOf(page, withheld)).toBeFocused();
  await page.keyboard.press("w");
  await expect(articleOf(page, withheld).getByText("Releases are without it.")).toBeVisible();

  const third = articleOf(page, edited);
  await moveTo(page, third);
  await page.keyboard.press("e");
  const field = third.getByRole("textbox", { name: "What releases have in its place" });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(`Quenby Astrafel liked it, ${edited}; write to [EMAIL_1].`);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(`A friend r${edited} and w liked it; jim@example.org.`);
  await expectAccessible(page, "a text being edited");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(third.getByText(`A friend r${edited} and w liked it; [EMAIL_2].`)).toBeVisible();
  await expectAccessible(page, "the queue");
  await expectNoOverflow(page, "the queue");

  await page.goto("/admin/releases");
  await page.getByRole("button", { name: "Make a release" }).click();
  const texts = await readTextsWith(page, released);
  expect(texts).toContain(`Quenby Astrafel liked it, ${released}; write to [EMAIL_1].`);
  expect(texts).toContain(`A friend r${edited} and w liked it; [EMAIL_2].`);
  for (const word of [withheld, waits, "jane@example.org", "jim@example.org"]) expect(texts).not.toContain(word);
  expect(errors()).toEqual([]);
});

/** The votes of the newest release of people's votes as text, once they have a word. */
async function readTextsWith(page: Page, word: string): Promise<string> {
  let texts = "";
  await expect(async () => {
    texts = await readVotes(page.request, "latest");
    expect(texts).toContain(word);
  }).toPass({ timeout: 60_000 });
  return texts;
}

test("who is late is told so, and nothing that was typed is lost", async ({ page, playwright }) => {
  const word = newWord();
  await openQueue(page, playwright, [`Quenby Astrafel liked it, ${word}.`]);
  const article = articleOf(page, word);
  await article.getByRole("button", { name: /^Edit and release/ }).click();
  const field = article.getByRole("textbox");
  await field.fill("");
  await article.getByRole("button", { name: "Release in these words" }).click();
  await expect(article.getByRole("alert")).toHaveText("The text must say something; to leave it out, withhold it.");
  await field.fill(`A friend liked it, ${word}.`);

  await page.route("**/decision", (route) => route.abort("connectionreset"));
  await article.getByRole("button", { name: "Release in these words" }).click();
  await expect(article.getByRole("alert")).toContainText("could not be reached");
  await page.unroute("**/decision");

  // Somebody else withholds it meanwhile.
  const colleague = await playwright.request.newContext({ baseURL: serverUrl(), storageState: operatorState() });
  const [{ id }] = (await askRecord<{ id: string }>(
    "SELECT held_text.id FROM held_text JOIN vote ON vote.id = vote_id WHERE feedback_left LIKE $1",
    [`%${word}%`],
  )) as [{ id: string }];
  const path = `/api/v1/admin/review/${id}/decision`;
  expect((await colleague.post(path, { data: { decision: "withhold" } })).status()).toBe(200);
  await expectProblem(await colleague.post(path, { data: { decision: "withhold" } }), 409, "already_decided");

  await article.getByRole("button", { name: "Release in these words" }).click();
  await expect(article.getByRole("alert")).toContainText("it was withheld. Nothing was changed now.");
  await expect(field).toHaveValue(`A friend liked it, ${word}.`);
  await expectAccessible(page, "a conflict");
  await article.getByRole("button", { name: "Take that decision back" }).click();
  await expect(article.getByRole("alert")).toHaveCount(0);
  await expect(field).toHaveValue(`A friend liked it, ${word}.`);
  await article.getByRole("button", { name: "Release in these words" }).click();
  await expect(article.getByText("Later releases have in its place:")).toBeVisible();

  await page.goto("/admin/review?state=released");
  await articleOf(page, word)
    .getByRole("button", { name: /^Take back/ })
    .click();
  await expect(articleOf(page, word)).toHaveCount(0);
  await colleague.dispose();
});

test("an answer that comes late leaves somebody who went on where they are", async ({ page, playwright }) => {
  const [slow, typed] = [newWord(), newWord()];
  await openQueue(
    page,
    playwright,
    [slow, typed].map((word) => `Quenby Astrafel liked it, ${word}.`),
  );
  const sent: Route[] = [];
  await page.route("**/decision", (route) => void sent.push(route));
  await moveTo(page, articleOf(page, slow));
  await page.keyboard.press("w");
  await moveTo(page, articleOf(page, typed));
  await page.keyboard.press("e");
  const field = articleOf(page, typed).getByRole("textbox");
  await expect(field).toBeFocused();
  await expect.poll(() => sent.length).toBe(1);
  await sent[0]!.continue();
  await expect(articleOf(page, slow).getByText("Releases are without it.")).toBeVisible();
  await page.keyboard.press("End");
  await page.keyboard.type(" We too.");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(`Quenby Astrafel liked it, ${typed}. We too.`);
});

test("the queue is for operators alone, and says where there is nothing", async ({ page, browser, playwright }) => {
  const stranger = await newStranger(playwright);
  await expectProblem(await stranger.get("/api/v1/admin/review"), 401, "unauthorized");
  await stranger.dispose();
  const nobody = await browser.newContext({ baseURL: serverUrl(), storageState: { cookies: [], origins: [] } });
  const visit = await nobody.newPage();
  await visit.goto("/admin/review");
  await expect(visit).toHaveURL(/\/signin\?callbackUrl=/);
  await nobody.close();

  const errors = watchErrors(page);
  await page.goto("/admin/review?arena=image&reason=number");
  await expect(page.getByText("No text waits here.")).toBeVisible();
  await expectAccessible(page, "an empty queue");
  await expectNoOverflow(page, "an empty queue");
  expect(errors()).toEqual([]);
  for (const query of ["state=lost", "reason=mood", "after=nothing"]) {
    expect((await page.goto(`/admin/review?${query}`))?.status(), query).toBe(404);
  }
});
