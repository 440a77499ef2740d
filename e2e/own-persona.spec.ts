import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoOverflow, watchErrors } from "./access";
import { arenaPage, arenas, isDraw, tabTo } from "./arena-page";

/** The annotator's own persona: the cold start, what is made of it, who may have it, and its history. */
const persona = {
  description: "I keep bees and read about rivers.",
  attributes: [{ label: "Work", value: "beekeeper" }],
  interests: [
    { topic: "water rivers irrigation", isLiked: true },
    { topic: "army war", isLiked: false },
  ],
  history: [{ happenedOn: "2026-03-02", action: "liked", text: "A book about canals and trade" }],
  evidence: { answers: [{ question: "set-out", answer: 5 }], verdicts: [{ pair: "boats", verdict: "right" }] },
  visibility: { description: "outputs", preferences: "outputs", attributes: "outputs", history: "outputs" },
  byHand: { length: -0.8, contrast: 0.9, framing: 0.7, toning: 0.8, tint: 0.8 },
};

function personaPage(page: Page) {
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  return {
    agree: arenaPage(page).agree,
    step: (number: number) => page.getByText(`Step ${number} of`, { exact: false }).first(),
    progress: page.getByRole("progressbar", { name: "How far you are" }),
    pairQuestion: page.getByRole("heading", { name: "Which one fits you better?" }),
    title: page.getByRole("heading", { level: 1, name: "Your persona" }),
    save: button("Save your persona"),
    state: (text: string | RegExp) => page.getByRole("status").filter({ hasText: text }),
  };
}

/** An annotator of this browser with a stored persona, by the API. */
async function storePersona(page: Page): Promise<void> {
  const offer = await (await page.request.get("/api/v1/consent")).json();
  const agreed = { version: offer.version, fields: { votes: true, feedback: false } };
  expect((await page.request.post("/api/v1/consent", { data: agreed })).status()).toBe(204);
  expect((await page.request.put("/api/v1/me/persona", { data: persona })).status()).toBe(200);
}

test("the cold start, by keyboard alone", async ({ page }) => {
  test.slow();
  const errors = watchErrors(page);
  const own = personaPage(page);
  await page.goto("/me/persona");
  await tabTo(page, own.agree);
  await page.keyboard.press("Enter");

  const startedMs = Date.now();
  await expect(own.step(1)).toBeVisible();
  await expectAccessible(page, "a question");
  await expectNoOverflow(page, "a question");
  for (const [at, key] of ["1", "5", "s", "4", "2", "Backspace", "2"].entries()) {
    await page.keyboard.press(key);
    await expect(own.step([2, 3, 4, 5, 6, 5, 6][at]!)).toBeVisible();
  }
  // What was answered outlives a reload.
  await page.reload();
  await expect(own.step(6)).toBeVisible();
  for (let step = 7; step <= 9; step += 1) {
    await page.keyboard.press("3");
    await expect(own.step(step)).toBeVisible();
  }
  await expect(own.pairQuestion).toBeVisible();
  await expectAccessible(page, "a warm-up pair");
  await expectNoOverflow(page, "a warm-up pair");
  for (const [at, key] of ["ArrowLeft", "t", "b", "x"].entries()) {
    await page.keyboard.press(key);
    if (at < 3) await expect(own.step(10 + at)).toBeVisible();
  }
  await expect(own.title).toBeVisible();
  console.info(`cold start: ${Math.round((Date.now() - startedMs) / 1000)} s, with axe and a reload in between`);

  const length = page.getByRole("slider", { name: "How much there is to read" });
  await tabTo(page, length);
  await page.keyboard.press("End");
  await expect(length).toHaveAttribute("aria-valuetext", "very detailed, set by you");
  await expectAccessible(page, "the persona");
  await expectNoOverflow(page, "the persona");
  await tabTo(page, own.save);
  await page.keyboard.press("Enter");
  await expect(own.state("Saved as version 1.")).toBeVisible();
  // The second press of a saving that changed nothing is the same version.
  await page.keyboard.press("Enter");
  await expect(own.state("Saved as version 1.")).toBeVisible();

  await page.goto("/me");
  await expect(page.getByRole("heading", { name: "Your persona" })).toBeVisible();
  await page.getByRole("link", { name: "See and change it" }).click();
  await expect(length).toHaveAttribute("aria-valuetext", "very detailed, set by you");
  expect(errors()).toEqual([]);
});

test("whoever has no persona is offered one", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Judge for yourself" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "First, what do you like?" })).toBeVisible();
  await expectAccessible(page, "the offer");
  await page.getByRole("main").getByRole("link", { name: "Say what you like" }).click();
  await expect(personaPage(page).agree).toBeVisible();
});

for (const slug of arenas) {
  test(`judges for themselves: /arena/${slug}`, async ({ page }) => {
    await storePersona(page);
    const errors = watchErrors(page);
    const arena = arenaPage(page);
    const drawn = page.waitForResponse(isDraw);
    await page.goto(`/arena/${slug}?persona=me`);
    const { timing, battle } = await drawn.then(async (response) => {
      await response.finished();
      return { timing: response.request().timing(), battle: await response.json() };
    });
    console.info(`first own battle of ${slug}: ${Math.round(timing.responseEnd)} ms`);
    expect(timing.responseEnd, "the issue's limit is 3 s; this leaves room for a busy machine").toBeLessThan(12_000);
    expect(battle.standpoint).toBe("owner");
    await expect(arena.question).toHaveText(/Which one fits you better\?/);
    await expect(arena.title).toHaveText("You");
    await expect(page.getByText(persona.description)).toBeVisible();
    await expectAccessible(page, `an own battle, ${slug}`);
    await expectNoOverflow(page, `an own battle, ${slug}`);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await expect(arena.after).toContainText("You said that A fits you better.");
    await expect(page.getByText("Of you it used:").first()).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(arena.question).toBeVisible();
    await page.getByRole("link", { name: "Judge for other people" }).click();
    await expect(arena.title).not.toHaveText("You");
    expect(errors()).toEqual([]);
  });
}

test("says who may have each part, and nobody else reads it", async ({ page, browser }) => {
  await storePersona(page);
  const own = personaPage(page);
  await page.goto("/me/persona");
  const history = page.getByRole("combobox", { name: "Who has your history" });
  await expect(history).toHaveValue("outputs");
  await history.selectOption("Never leaves the server");
  await expect(own.state("Not saved yet. It is kept in this browser.")).toBeVisible();
  await own.save.click();
  await expect(own.state("Saved as version 2.")).toBeVisible();
  await page.reload();
  await expect(history).toHaveValue("private");

  const other = await browser.newPage();
  await storePersona(other);
  const theirs = await (await other.request.get("/api/v1/me/persona")).json();
  expect(theirs.persona.version).toBe(1);
  const nobody = await browser.newContext();
  expect((await nobody.request.get("/api/v1/me/persona")).status()).toBe(403);
  await nobody.close();
  await other.close();

  await page.goto("/me");
  // It asks once more: Escape and the second button keep everything, and the focus follows.
  const takeBack = page.getByRole("button", { name: "Take it all back", exact: true });
  const question = page.getByText(/^This erases your persona for good/);
  await takeBack.click();
  await expect(question).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(takeBack).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(question).toBeFocused();
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(takeBack).toBeFocused();
  expect((await (await page.request.get("/api/v1/me/persona")).json()).persona).not.toBeNull();
  await page.evaluate(() => localStorage.setItem("palate.draft.of-a-battle", "{}"));
  await takeBack.click();
  await page.getByRole("button", { name: "Take it all back, erase my persona" }).click();
  await expect(page.getByText("Nothing at present.")).toBeVisible();
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key !== "palate.theme"));
  await expect.poll(kept).toEqual([]);
  expect(await (await page.request.get("/api/v1/me/persona")).json()).toEqual({ persona: null });
});

test("erases the persona alone, at the second click", async ({ page }) => {
  await storePersona(page);
  await page.goto("/me/persona");
  await page.getByRole("textbox", { name: "About yourself" }).fill("Not saved yet.");
  const erase = page.getByRole("button", { name: "Erase your persona" });
  await erase.click();
  await expect(page.getByText(/^This erases every version of it for good/)).toBeFocused();
  await expectAccessible(page, "the question whether to erase a persona");
  await page.keyboard.press("Escape");
  await expect(erase).toBeFocused();
  await erase.click();
  await page.getByRole("button", { name: "Erase my persona for good" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What do you like?" })).toBeVisible();
  expect(await (await page.request.get("/api/v1/me/persona")).json()).toEqual({ persona: null });
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "What do you like?" })).toBeVisible();
  const { accepted } = await (await page.request.get("/api/v1/consent")).json();
  expect(accepted).not.toBeNull();
});

test("shows an uploaded history back before it is stored", async ({ page }) => {
  await storePersona(page);
  const own = personaPage(page);
  await page.goto("/me/persona");
  const file = page.getByLabel("or a file (TXT, JSON, CSV; 1 MB)");
  const csv =
    "date,action,title\n2026-01-05,liked,Dams of the Alps\n2026-13-05,liked,No such day\n,read,Without a day\n";
  await file.setInputFiles({ name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  const shown = page.getByRole("region", { name: "What it says" });
  await expect(shown).toContainText(
    "Read as CSV: 2 events, 1 without a day, taken as of today; 1 line not understood.",
  );
  await expect(shown.getByRole("list", { name: "Not understood" })).toContainText("“2026-13-05” is not a day");
  await expectAccessible(page, "a history shown back");
  const before = await (await page.request.get("/api/v1/me/persona")).json();
  expect(before.persona.history).toHaveLength(1);

  await shown.getByRole("button", { name: "Take 2 events" }).click();
  const events = page.getByRole("list", { name: "Your history" });
  await expect(events).toContainText("Dams of the Alps");
  // Not saved yet: a reload loses nothing.
  await page.reload();
  await expect(events).toContainText("Dams of the Alps");
  await own.save.click();
  await expect(own.state("Saved as version 2.")).toBeVisible();
  const { persona: saved } = await (await page.request.get("/api/v1/me/persona")).json();
  expect(saved.history).toHaveLength(3);

  await file.setInputFiles({ name: "large.txt", mimeType: "text/plain", buffer: Buffer.alloc(1_000_001, "a") });
  await expect(page.getByRole("alert").filter({ hasText: "more than 1 MB" })).toBeVisible();
  await file.setInputFiles({ name: "broken.json", mimeType: "application/json", buffer: Buffer.from("[1, 2") });
  const refusal = page.getByRole("alert").filter({ hasText: "Nothing was taken from the file." });
  await expect(refusal).toContainText("broken.json: it begins like a JSON array, and is no JSON array.");
  await file.setInputFiles({ name: "bin.csv", mimeType: "text/csv", buffer: Buffer.alloc(500, 0) });
  await expect(refusal).toContainText("from the file. bin.csv is not a text.");
  await file.setInputFiles({ name: "empty.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) });
  await expect(refusal).toContainText("from the file. empty.csv is empty.");
});

test("keeps what was typed where saving fails, and over a reload", async ({ page }) => {
  await storePersona(page);
  const own = personaPage(page);
  await page.goto("/me/persona");
  const words = page.getByRole("textbox", { name: "About yourself" });
  await words.fill("I have changed my mind.");
  await page.route("**/api/v1/me/persona", (request) =>
    request.request().method() === "PUT" ? request.abort() : request.continue(),
  );
  await own.save.click();
  const alert = page.getByRole("alert").filter({ hasText: "Your persona was not saved; all of it stands here still." });
  await expect(alert).toBeVisible();
  await page.reload();
  await expect(words).toHaveValue("I have changed my mind.");
  await page.unroute("**/api/v1/me/persona");
  // Two presses at once are one version.
  await own.save.dblclick();
  await expect(own.state("Saved as version 2.")).toBeVisible();
  await words.fill("Or not.");
  await page.getByRole("button", { name: "Put back what is saved" }).click();
  await expect(words).toHaveValue("I have changed my mind.");
});
