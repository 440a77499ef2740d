import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoOverflow } from "./access";
import { openArena } from "./arena-page";
import { operatorState, serverUrl } from "./server";

test("votes of an anonymous annotator are kept by signing in with a link, and out of sight after signing out", async ({
  page,
  browser,
  context,
}) => {
  const arena = await openArena(page, "text");
  for (const verdict of ["left", "tie"] as const) {
    await arena.verdict[verdict].click();
    await arena.send.click();
    await expect(arena.after).toBeVisible();
    await arena.next.click();
    await expect(arena.question).toBeVisible();
  }

  const address = `judge-${Date.now().toString(36)}@example.org`;
  await page.goto("/me");
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("textbox", { name: "E-mail" }).fill(address);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The link is in the outbox" })).toBeVisible();

  const desk = await browser.newContext({ storageState: operatorState(), baseURL: serverUrl() });
  const link = await readLink(await desk.newPage(), address);
  await desk.close();

  await page.goto(link);
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.getByRole("heading", { name: "Signed in" })).toBeVisible();
  await expect(page.getByText(address)).toBeVisible();
  await expectVotes(page);
  await expectAccessible(page, "/me with votes");
  await expectNoOverflow(page, "/me with votes");
  // Not the browser but the account has them now: they are there without the browser's own cookie.
  await context.clearCookies({ name: "palate_annotator" });
  await page.reload();
  await expectVotes(page);

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(`${serverUrl()}/`);
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  await page.goto("/me");
  await expect(page.getByRole("heading", { name: "Not signed in" })).toBeVisible();
  await expect(page.getByText("You have not judged a pair yet")).toBeVisible();
  const identity = (await context.cookies()).filter(({ name }) => /palate_annotator|session-token/.test(name));
  expect(identity).toEqual([]);

  await page.goto(link);
  await expect(page, "the link works once").toHaveURL(/\/signin\b/);
});

test("who is signed in is told so and led on", async ({ browser }) => {
  const desk = await browser.newContext({ storageState: operatorState(), baseURL: serverUrl() });
  const page = await desk.newPage();
  await page.goto("/signin?error=Verification");
  await expect(page.getByRole("heading", { level: 1, name: "You are signed in" })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "You do not need it" })).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expectAccessible(page, "/signin, signed in");
  await expectNoOverflow(page, "/signin, signed in");

  await page.goto("/signin");
  await expect(page.getByText("You do not need it")).toHaveCount(0);
  const main = page.getByRole("main");
  await expect(main.getByRole("link", { name: "Go to your room" })).toHaveAttribute("href", "/me");
  await main.getByRole("link", { name: "Go to the operator’s room" }).click();
  await expect(page).toHaveURL(/\/admin$/);
  await desk.close();
});

async function expectVotes(page: Page): Promise<void> {
  const votes = page.getByRole("table", { name: "Your newest votes" }).getByRole("rowheader");
  await expect(votes).toHaveCount(2);
}

/** Finds the mail in the operator's room, as the operator would, and reads the link in it. */
async function readLink(page: Page, address: string): Promise<string> {
  await page.goto("/admin");
  const mail = page
    .getByRole("region", { name: "Outbox" })
    .getByRole("listitem")
    .filter({ has: page.getByText(address, { exact: true }) });
  await mail.getByText(address, { exact: true }).click();
  // The link is text there, so that nobody follows it by mistake.
  const link = /https?:\/\/\S+/.exec(await mail.innerText())?.[0];
  if (!link) throw new Error("The mail has no link.");
  return link;
}
