import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoOverflow, watchErrors } from "./access";
import { arenaPage, arenas } from "./arena-page";
import { operatorState } from "./server";

/** Every page in both themes: axe finds nothing serious, nothing reaches over the edge, and the browser has no complaint. */
const pages = [
  "/",
  "/leaderboards",
  ...arenas.map((arena) => `/leaderboards/${arena}`),
  "/leaderboards/summary?votes=human",
  "/personas",
  "/personas/ines-calderon",
  "/data",
  "/data/request",
  "/methodology",
  "/transparency",
  "/terms",
  "/privacy",
  "/docs/api",
  "/signin",
  "/signin/check",
  "/me",
  "/me/boards/text",
];

for (const path of pages) {
  test(`is for everybody: ${path}`, async ({ page }) => {
    // Axe looks at every element, and that page has thousands.
    test.slow(path === "/docs/api");
    const errors = watchErrors(page);
    await page.goto(path);
    await expect(page.getByRole("main")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await page.waitForLoadState("networkidle");
    await expectAccessible(page, path);
    await expectNoOverflow(page, path);
    expect(errors()).toEqual([]);
  });
}

test("is for everybody: the places of a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/");
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(page.getByRole("banner").getByRole("link", { name: "Leaderboards" })).toBeVisible();
  await expectAccessible(page, "the open menu");
});

test("the look finds what is wrong", async ({ page }) => {
  await page.setContent('<html lang="en"><title>Pale</title><main><h1 style="color: #ccc; background: #fff">Pale</h1>');
  await expect(expectAccessible(page, "a pale page")).rejects.toThrow("color-contrast");
});

test("is for everybody: a page that is not there", async ({ page }) => {
  const response = await page.goto("/nowhere");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page, "/nowhere");
  await expectNoOverflow(page, "/nowhere");
});

test.describe("as the operator", () => {
  test.use({ storageState: ({ browserName: _ }, use) => use(operatorState()) });

  test("is for everybody: /admin", async ({ page }) => {
    const errors = watchErrors(page);
    await page.goto("/admin");
    await expect(page.getByRole("heading", { name: "Health" })).toBeVisible();
    await expectAccessible(page, "/admin");
    await expectNoOverflow(page, "/admin");
    expect(errors()).toEqual([]);
  });
});

for (const slug of arenas) {
  test(`is for everybody, from the consent to the reveal: /arena/${slug}`, async ({ page }) => {
    test.slow();
    const errors = watchErrors(page);
    const arena = arenaPage(page);
    const look = async (state: string) => {
      await expectAccessible(page, `${slug}, ${state}`);
      await expectNoOverflow(page, `${slug}, ${state}`);
    };
    await page.goto(`/arena/${slug}`);
    await expect(arena.agree).toBeVisible();
    await look("consent");

    await arena.agree.click();
    await expect(arena.question).toBeVisible();
    await look("a pair");

    await page.keyboard.press("h");
    await expect(arena.history.getByRole("listitem").first()).toBeVisible();
    await page.keyboard.press("s");
    await expect(arena.source).toBeVisible();
    await page.keyboard.press("t");
    await expect(arena.reasons).toBeVisible();
    await arena.reasons.getByRole("checkbox").first().press("Space");
    await page.keyboard.press("2");
    await look("source, history and reasons open");

    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await expect(arena.after).toBeVisible();
    await look("reveal");
    expect(errors()).toEqual([]);
  });
}
