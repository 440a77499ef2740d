import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { expect, type Page, test } from "@playwright/test";
import { inRoot, root } from "@/scripts/ground/paths.mjs";
import { expectAccessible, expectNoOverflow, watchErrors } from "./access";
import { coveredShare, hiddenEnd, most, screens, tabTo } from "./arena-page";
import { askRecord } from "./record";
import { serverHome, serverUrl } from "./server";

/** Arenas that are judged one output at a time, made of the seeded ones as an operator makes them. */
test.describe.configure({ mode: "serial" });

const run = randomUUID().slice(0, 8);
const short = `summary-short-${run}`;
const long = `image-long-${run}`;

test.beforeAll(async () => {
  const url = new URL(serverUrl());
  const env = { ...process.env, PORT: url.port, PALATE_HOME: serverHome(), NEXTAUTH_URL: url.origin, DATABASE_URL: "" };
  const palate = (...args: string[]) =>
    promisify(execFile)(process.execPath, [inRoot("scripts", "palate.mjs"), "arena", ...args], { cwd: root, env });
  const made = await palate("clone", "summary", short, "--mode", "absolute", "--scale", "5");
  expect(made.stdout).toContain("judged one output at a time, 1 to 5");
  await palate("clone", "image", long, "--mode", "absolute", "--scale", "100");
});

function assessPage(page: Page) {
  return {
    title: page.getByRole("heading", { level: 1 }),
    agree: page.getByRole("button", { name: "Agree, publish votes and what I write" }),
    question: page.getByRole("heading", { name: /^How well does this fit .+\?$/ }),
    output: page.getByRole("region", { name: "Output", exact: true }),
    fit: (mark: number) => page.getByRole("radio", { name: new RegExp(`^${mark}`) }).first(),
    number: page.getByRole("spinbutton", { name: /^How well does this fit/ }),
    slider: page.getByRole("slider", { name: /^How well does this fit/ }),
    text: page.getByRole("textbox", { name: /^What was missing for/ }),
    send: page.getByRole("button", { name: "Send it" }),
    fold: page.getByRole("button", { name: "Fold" }),
    strip: page.getByRole("button", { name: /^Your answer: .+ · questions$/ }),
    after: page.getByRole("heading", { level: 2, name: /^(You gave it|This output) / }),
    next: page.getByRole("button", { name: "Next output" }),
  };
}

async function openAssess(page: Page, slug: string) {
  const arena = assessPage(page);
  await page.goto(`/arena/${slug}`);
  const drawn = page.waitForResponse((one) => one.url().endsWith("/api/v1/showings") && one.ok());
  await arena.agree.click();
  const { id } = (await (await drawn).json()) as { id: string };
  await expect(arena.question).toBeVisible();
  return { ...arena, showingId: id };
}

async function storedOf(showingId: string) {
  const rows = await askRecord<{
    fit: number;
    criteria: Record<string, number>;
    feedback: string | null;
    name: string;
  }>(
    `SELECT fit, assessment.criteria, feedback, system.name FROM assessment
     JOIN showing ON showing.id = showing_id JOIN system ON system.id = system_id WHERE showing_id = $1`,
    [showingId],
  );
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

test("by keyboard on a scale of 1 to 5: nothing tells who made it until it is stored, and a reload loses nothing", async ({
  page,
}) => {
  const errors = watchErrors(page);
  const arena = assessPage(page);
  await page.goto(`/arena/${short}`);
  await tabTo(page, arena.agree);
  const drawn = page.waitForResponse((one) => one.url().endsWith("/api/v1/showings") && one.ok());
  await page.keyboard.press("Enter");
  const { id } = (await (await drawn).json()) as { id: string };
  await expect(arena.question).toBeVisible();
  await expect(arena.title, "where the consent was, the output begins").toBeFocused();

  await page.keyboard.press("Enter");
  await expect(arena.send, "without a fit there is nothing to send").toHaveCount(0);
  await page.keyboard.press("4");
  await expect(arena.fit(4)).toBeChecked();
  await expect(arena.fit(4)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(arena.fit(3)).toBeChecked();

  const criterion = page.getByRole("group", { name: "Picks what matters" }).getByRole("radio");
  await criterion.first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await expect(criterion.nth(1)).toBeChecked();
  await page.keyboard.press("5");
  await expect(arena.fit(3), "a digit among the reasons does not change the fit").toBeChecked();
  await tabTo(page, arena.text);
  await page.keyboard.type("Names no year.");

  await page.reload();
  await expect(arena.strip).toHaveText(/Your answer: 3 of 5 · questions/);
  await page.keyboard.press("f");
  await expect(arena.fit(3)).toBeChecked();
  await expect(arena.text).toHaveValue("Names no year.");
  await expect(criterion.nth(1)).toBeChecked();

  const [{ name }] = (await askRecord<{ name: string }>(
    "SELECT system.name FROM showing JOIN system ON system.id = system_id WHERE showing.id = $1",
    [id],
  )) as [{ name: string }];
  expect(await page.content()).not.toContain(name);

  await arena.text.focus();
  await page.keyboard.press("Control+Enter");
  await expect(arena.after).toBeFocused();
  await expect(arena.after).toHaveText(`You gave it 3 of 5. It is ${name}.`);
  expect(await storedOf(id)).toMatchObject({ fit: 3, criteria: { relevance: 2 }, feedback: "Names no year.", name });

  await page.keyboard.press("Enter");
  await expect(arena.question).toBeVisible();
  await expect(arena.title).toBeFocused();
  expect(errors()).toEqual([]);
});

test("by pointer on a scale of 0 to 100: the slider and its number are one", async ({ page }) => {
  const errors = watchErrors(page);
  const arena = await openAssess(page, long);
  await expect(arena.number).toHaveValue("");
  const box = (await arena.slider.boundingBox())!;
  await page.mouse.click(box.x + box.width - 2, box.y + box.height / 2);
  await expect(arena.number).toHaveValue("100");
  for (const text of ["250", "-5"]) {
    await arena.number.fill(text);
    await expect(arena.number, "what was typed stays").toHaveValue(text);
    await expect(page.getByText("Not on the scale, which is 0 to 100 in whole numbers.")).toBeVisible();
    await expect(arena.send, "and is no fit to send").toHaveCount(0);
  }
  await arena.number.fill("");
  await arena.number.press("ArrowUp");
  await expect(arena.number, "the first arrow takes where the slider stands").toHaveValue("50");
  await arena.number.fill("0");
  await expect(arena.slider).toHaveAttribute("aria-valuetext", "0 of 100");
  await arena.send.click();
  await expect(arena.after).toContainText("You gave it 0 of 100.");
  expect(await storedOf(arena.showingId)).toMatchObject({ fit: 0, feedback: null });

  // The next is there at once, and a number begins with its first digit.
  await arena.next.click();
  await expect(arena.question).toBeVisible();
  await page.keyboard.press("7");
  await page.keyboard.type("3");
  await expect(arena.number).toHaveValue("73");
  await page.keyboard.press("Enter");
  await expect(arena.after).toContainText("You gave it 73 of 100.");
  expect(errors()).toEqual([]);
});

test("what cannot be sent is kept, and sent twice it counts once", async ({ page }) => {
  const arena = await openAssess(page, short);
  await page.route("**/assessment", (route) => route.abort());
  await page.keyboard.press("5");
  await arena.text.fill("Kept.");
  await arena.send.click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("What you gave and wrote is kept here.");
  await expect(arena.fit(5)).toBeChecked();
  await page.unroute("**/assessment");
  // Another tab was faster.
  const other = await page.request.post(`/api/v1/showings/${arena.showingId}/assessment`, { data: { fit: 1 } });
  expect(other.status()).toBe(201);
  await arena.send.click();
  await expect(arena.after).toContainText("which stays: 1 of 5.");
  expect(await storedOf(arena.showingId)).toMatchObject({ fit: 1 });
});

for (const screen of screens) {
  for (const [slug, mark] of [
    [short, "4"],
    [long, "7"],
  ] as const) {
    test(`the output stays in sight while it is assessed: ${mark} at ${screen.width} px`, async ({ page }) => {
      await page.setViewportSize(screen);
      const arena = await openAssess(page, slug);
      await page.keyboard.press(mark);
      await expect(arena.text).toBeVisible();
      expect(await coveredShare(arena.send), "open").toBeLessThanOrEqual(most.open);
      expect(await hiddenEnd(arena.output, arena.send), "the end is reached").toBeLessThanOrEqual(1);
      await arena.fold.click();
      await expect(arena.text).toBeHidden();
      expect(await coveredShare(arena.send), "folded").toBeLessThanOrEqual(most.folded);
      await page.reload();
      await expect(arena.strip, "a draft comes back folded").toBeVisible();
      expect(await coveredShare(arena.send), "restored").toBeLessThanOrEqual(most.folded);
      await arena.strip.click();
      await expect(arena.text).toBeVisible();
      expect(await coveredShare(arena.send), "opened again").toBeLessThanOrEqual(most.open);
    });
  }
}

for (const [slug, scale] of [
  [short, 5],
  [long, 100],
] as const) {
  test(`is for everybody: a scale of ${scale}, before, between and after, and its board`, async ({ page }) => {
    const arena = await openAssess(page, slug);
    await expectAccessible(page, "the question");
    await page.keyboard.press("3");
    await expect(arena.send).toBeVisible();
    await expectAccessible(page, "what is optional");
    await expectNoOverflow(page, "what is optional");
    await arena.send.click();
    await expect(arena.after).toBeVisible();
    await expectAccessible(page, "the reveal");
    await page.goto(`/leaderboards/${slug}`);
    await expect(page.getByText("there is no Elo rating here")).toBeVisible();
    await expectAccessible(page, "the board");
    await expectNoOverflow(page, "the board");
  });
}

test("it is not offered to be judged for oneself, and says so", async ({ page }) => {
  await page.goto(`/arena/${short}?persona=me`);
  await expect(page.getByRole("heading", { level: 1, name: `${short} is judged for other people` })).toBeVisible();
  await expect(page.getByText("one output at a time, and is judged for described people")).toBeVisible();
  await expectAccessible(page, "an arena without outputs for oneself");
  await expectNoOverflow(page, "an arena without outputs for oneself");
  await expect(page.getByRole("link", { name: "Judge for yourself in Briefings" })).toBeVisible();
  await page.getByRole("link", { name: "Judge for other people" }).click();
  await expect(page).toHaveURL(new RegExp(`/arena/${short}$`));
});

test("it is reached from the header and the start, however many arenas there are", async ({ page }) => {
  for (const width of [820, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/");
    const menu = page.getByRole("button", { name: "More arenas" });
    await menu.click();
    await page.keyboard.press("Escape");
    await expect(menu).toHaveAttribute("aria-expanded", "false");
    await expect(menu).toBeFocused();
    await menu.press("Enter");
    await expectAccessible(page, "the start with the menu of arenas open");
    await expectNoOverflow(page, "the start with many arenas");
    await page.setViewportSize({ width, height: 900 });
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: long }).click();
    await expect(page).toHaveURL(new RegExp(`/arena/${long}$`));
    await expect(menu).toHaveAttribute("aria-expanded", "false");
    await menu.click();
    await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: long })).toHaveAttribute(
      "aria-current",
      "page",
    );
  }
  await page.goto("/");
  await page
    .getByRole("main")
    .getByRole("link", { name: `Judge in ${short}` })
    .click();
  await expect(page).toHaveURL(new RegExp(`/arena/${short}$`));
});
