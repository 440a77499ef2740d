import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./access";
import { arenas, coveredShare, hiddenEnd, most, openArena, screens } from "./arena-page";

/** Whoever answers can see what is asked about: how much the questions cover, and that they fold away. */

const scrolledTo = (page: Page) => page.evaluate(() => Math.round(window.scrollY));

for (const screen of screens) {
  for (const slug of arenas) {
    test(`the outputs stay in sight while one answers: ${slug} at ${screen.width} px`, async ({ page }) => {
      await page.setViewportSize(screen);
      const arena = await openArena(page, slug);
      await page.evaluate(() => window.scrollTo({ top: 60, behavior: "instant" }));
      const before = await scrolledTo(page);
      const expectCovered = async (state: string, share: number) => {
        expect(await coveredShare(arena.send), state).toBeLessThanOrEqual(share);
        expect(await scrolledTo(page), `${state}: the page stays where it is`).toBe(before);
      };
      await arena.verdict.left.click();
      await expect(arena.text("left")).toBeVisible();
      await expectCovered("open", most.open);
      await arena.moreQuestions.click();
      await expect(arena.satisfaction("A")).toBeInViewport();
      await expectCovered("all questions", most.open);
      await arena.satisfaction("B").getByText("acceptable", { exact: true }).click();
      await arena.text("left").fill("The year.");
      await expectCovered("answered", most.open);
      await arena.fold.click();
      await expect(arena.text("left")).toBeHidden();
      await expect(arena.strip).toHaveText(/Your answer: A fits better · questions/);
      await expect(arena.strip).toHaveAttribute("aria-expanded", "false");
      await expectCovered("folded", most.folded);

      await page.reload();
      await expect(arena.strip, "a draft comes back folded").toBeVisible();
      expect(await coveredShare(arena.send), "restored").toBeLessThanOrEqual(most.folded);
      await arena.strip.click();
      await expect(arena.satisfaction("B").getByRole("radio", { name: "acceptable" })).toBeChecked();
      expect(await coveredShare(arena.send), "opened again").toBeLessThanOrEqual(most.open);
      for (const letter of ["A", "B"] as const) {
        expect(await hiddenEnd(arena.side(letter), arena.send), `${letter} to its end`).toBeLessThanOrEqual(1);
      }
    });
  }
}

test("a folded sheet is a strip that is accessible, and whose verdict is in reach", async ({ page }) => {
  await page.setViewportSize(screens[0]);
  const arena = await openArena(page, "text");
  await arena.verdict.left.click();
  await arena.fold.click();
  await expectAccessible(page, "folded");
  await page.keyboard.press("Shift+Tab");
  await expect(arena.verdict.right, "Tab leads back to the verdicts").toBeFocused();
  await expect(arena.verdict.right).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(arena.after, "Enter still sends").toBeFocused();
});

test("F folds and opens, an answer by key opens, and Enter sends what is folded", async ({ page }) => {
  const arena = await openArena(page, "text");
  await page.keyboard.press("a");
  await arena.reasons.getByRole("checkbox").first().press("Space");
  await page.keyboard.press("f");
  await expect(arena.text("left")).toBeHidden();
  await expect(arena.verdict.left, "what is hidden cannot keep the focus").toBeFocused();
  await page.keyboard.press("2");
  await expect(arena.quality.getByRole("radio", { name: "the same" })).toBeChecked();
  await page.keyboard.press("f");
  await expect(arena.quality).toBeHidden();
  await page.keyboard.press("m");
  await expect(arena.satisfaction("A")).toBeVisible();
  await page.keyboard.press("f");
  await page.keyboard.press("Enter");
  await expect(arena.after).toBeFocused();
});

test("prints are whole before one chooses", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const arena = await openArena(page, "image");
  for (let pair = 0; pair < 4; pair++) {
    await expect(arena.question).toBeVisible();
    const free = 900 * (1 - (await coveredShare(arena.verdict.left)));
    for (const letter of ["A", "B"] as const) {
      const box = (await arena.side(letter).getByRole("img").boundingBox())!;
      expect(box.y + box.height, `${letter} of pair ${pair + 1}`).toBeLessThanOrEqual(free);
      expect(box.height, "and no stamp").toBeGreaterThanOrEqual(240);
    }
    await page.keyboard.press("t");
    await page.keyboard.press("Enter");
    await expect(arena.after).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(arena.after).toBeHidden();
  }
});

test("the list of keys opens by its key, holds the others, and Escape closes one thing after the other", async ({
  page,
}) => {
  const arena = await openArena(page, "summary");
  await page.keyboard.press("h");
  await page.keyboard.press("s");
  await expect(arena.source).toBeVisible();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys).toBeVisible();
  await expectAccessible(page, "the list of keys");
  await page.keyboard.press("a");
  await expect(arena.verdict.left, "no verdict under the list").toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
  await expect(arena.source).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(arena.source).toBeHidden();
  await expect(arena.history).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(arena.history).toBeHidden();
});
