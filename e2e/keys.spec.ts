import { expect, type Page, test } from "@playwright/test";
import { openArena, tabTo } from "./arena-page";

/** Keys that belong to the page, to a text or to a list stay theirs. */

// Low enough that every page of an arena is longer than the screen.
test.use({ viewport: { width: 1280, height: 620 } });

/** Where the page stands when it has come to rest: a key that is pressed while it still glides may be lost. */
function scrolled(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let at = window.scrollY;
    for (let stillFrames = 0; stillFrames < 12; ) {
      await new Promise(requestAnimationFrame);
      stillFrames = window.scrollY === at ? stillFrames + 1 : 0;
      at = window.scrollY;
    }
    return Math.round(at);
  });
}

test("the page scrolls by key and wheel, also when the focus or the pointer is in the bar", async ({ page }) => {
  const arena = await openArena(page, "summary");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => scrolled(page), "down scrolls").toBeGreaterThan(0);
  await expect(arena.reasons, "and is no verdict").toBeHidden();

  await page.keyboard.press("ArrowLeft");
  await expect(arena.verdict.left).toBeFocused();
  await expect(arena.reasons).toBeVisible();
  const bottom = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  for (const key of ["PageDown", "Space", "End"]) {
    await page.keyboard.press("Home");
    await expect.poll(() => scrolled(page), `Home before ${key}`).toBe(0);
    await page.keyboard.press(key);
    await expect.poll(() => scrolled(page), key).toBeGreaterThan(Math.min(100, bottom / 2));
  }
  await expect(arena.verdict.left).toHaveAttribute("aria-pressed", "true");

  await page.keyboard.press("Home");
  await expect.poll(() => scrolled(page)).toBe(0);
  await arena.send.hover();
  await page.mouse.wheel(0, 100_000);
  await expect.poll(() => scrolled(page), "the wheel over the bar").toBeGreaterThan(0);
});

test("a key with another one held gives no verdict", async ({ page }) => {
  const arena = await openArena(page, "text");
  for (const key of ["Shift+A", "Shift+ArrowRight", "Shift+T", "Alt+x", "Control+b"]) {
    await page.keyboard.press(key);
    for (const verdict of Object.values(arena.verdict)) {
      await expect(verdict, key).toHaveAttribute("aria-pressed", "false");
    }
  }
  await page.keyboard.press("t");
  await expect(arena.verdict.tie).toHaveAttribute("aria-pressed", "true");
});

test("among the reasons no key changes the verdict, and Escape leads back", async ({ page }) => {
  const arena = await openArena(page, "summary");
  await page.keyboard.press("a");
  const chip = arena.reasons.getByRole("checkbox").first();
  const quality = arena.reasons.getByRole("radio");
  for (const control of [chip, quality.first(), arena.send]) {
    await tabTo(page, control);
    for (const key of ["ArrowRight", "b", "t", "x"]) await page.keyboard.press(key);
    await expect(arena.verdict.left).toHaveAttribute("aria-pressed", "true");
  }
  await expect(quality.nth(1), "arrows go through the quality").toBeChecked();
  await page.keyboard.press("Escape");
  await expect(arena.reasons).toBeHidden();
  await page.keyboard.press("b");
  await expect(arena.verdict.right).toHaveAttribute("aria-pressed", "true");
});

test("the reasons are named for the verdict, and the ones picked come back with it", async ({ page }) => {
  const arena = await openArena(page, "text");
  const why = (name: string) => arena.reasons.getByRole("group", { name, exact: true });
  await page.keyboard.press("a");
  const chip = why("Why A").getByRole("checkbox").first();
  await chip.press("Space");
  await why("Why not B").getByRole("checkbox").first().press("Space");
  await arena.verdict.tie.click();
  await expect(why("What both have").getByRole("checkbox").first()).not.toBeChecked();
  await arena.verdict.both_bad.click();
  await expect(why("Why not A").getByRole("checkbox", { checked: true })).toHaveCount(0);
  await expect(why("Why not B").getByRole("checkbox").first()).toBeChecked();
  await arena.verdict.left.click();
  await expect(chip).toBeChecked();
});

test("a source that is closed gives the focus back, or to the title", async ({ page }) => {
  const arena = await openArena(page, "summary");
  await page.reload();
  await expect(arena.question).toBeVisible();
  await expect(page.locator("body")).toBeFocused();
  await page.keyboard.press("s");
  await expect(arena.source).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(arena.source).toBeHidden();
  await expect(arena.title).toBeFocused();

  await page.keyboard.press("b");
  await expect(arena.verdict.right).toBeFocused();
  await page.keyboard.press("s");
  await expect(arena.source).toBeVisible();
  await page.keyboard.press("s");
  await expect(arena.verdict.right).toBeFocused();
});
