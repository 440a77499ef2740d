import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, type Page, test } from "@playwright/test";
import { root } from "@/scripts/ground/paths.mjs";
import { expectAccessible, expectNoOverflow } from "./access";
import { operatorState, serverHome, serverUrl } from "./server";

/** An arena whose votes were all imported: it has a board, and nothing in it can be judged. */

const slug = `mine-${randomUUID().slice(0, 8)}`;

const hrefs = (page: Page) =>
  page.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
const judgesHere = (href: string) => href.startsWith(`/arena/${slug}`);

test.beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "palate-imported-"));
  const file = join(folder, "votes.csv");
  await writeFile(file, "left,right,winner,voter\nx,y,left,p\ny,x,left,q\nx,y,tie,p\n");
  const args = ["scripts/palate.mjs", "import", "votes", file, "--arena", slug, "--create", "--name", "My own"];
  const url = new URL(serverUrl());
  const env = { ...process.env, PORT: url.port, PALATE_HOME: serverHome(), NEXTAUTH_URL: url.origin, DATABASE_URL: "" };
  await promisify(execFile)(process.execPath, args, { cwd: root, env });
  await rm(folder, { recursive: true });
});

test("it is read, and nowhere offered as one to judge in", async ({ page }) => {
  await page.goto(`/leaderboards/${slug}`);
  await expect(page.getByRole("heading", { level: 1, name: "My own" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Judge a pair" })).toHaveCount(0);

  for (const path of ["/", "/leaderboards", "/me"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect((await hrefs(page)).filter(judgesHere), path).toEqual([]);
  }
  await expect(page.getByText("Judge 10 pairs in My own")).toHaveCount(0);
});

test("its room says where its votes come from, and leads to its board", async ({ page }) => {
  for (const path of [`/arena/${slug}`, `/arena/${slug}?persona=me`]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name: "Nothing to judge in My own" })).toBeVisible();
    await expect(page.getByText("were cast elsewhere")).toBeVisible();
  }
  await expectAccessible(page, "an arena of imported votes");
  await expectNoOverflow(page, "an arena of imported votes");
  await page.getByRole("main").getByRole("link", { name: "Leaderboard of My own" }).click();
  await expect(page).toHaveURL(new RegExp(`/leaderboards/${slug}$`));

  await page.goto(`/me/boards/${slug}`);
  await expect(page.getByText("were cast elsewhere")).toBeVisible();
  await expect(page.getByRole("link", { name: "Judge a pair" })).toHaveCount(0);
});

test.describe("as the operator", () => {
  test.use({ storageState: ({ browserName: _ }, use) => use(operatorState()) });

  test("a new persona is not offered to be judged for there", async ({ page }) => {
    await page.goto("/personas/new");
    await expect(page.getByRole("checkbox", { name: "Briefings" })).toBeVisible();
    await expect(page.getByRole("checkbox", { name: "My own" })).toHaveCount(0);
  });
});
