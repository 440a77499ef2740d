import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import type { ReleaseRow } from "@/lib/releases/schema";
import { inRoot, root } from "@/scripts/ground/paths.mjs";
import { expectAccessible, expectNoOverflow } from "./access";
import { type ArenaSlug, arenaPage, battleOfNextVote, tabTo } from "./arena-page";
import { askRecord } from "./record";
import { operatorState, serverHome, serverUrl } from "./server";

/** From the first visit to the downloaded row, without a mouse. The release at the end holds what the votes left. */
test.describe.configure({ mode: "serial" });

interface Journey {
  readonly arena: ArenaSlug;
  readonly verdictKey: string;
  readonly fit: ReleaseRow["fit"];
  readonly says: RegExp;
  readonly qualityKey: string;
  readonly quality: ReleaseRow["quality"];
  /** Enter sends from wherever the focus is, but in a text, where it is a new line, it wants Control. */
  readonly sendFrom: "text" | "quality" | "button";
}

const journeys: readonly Journey[] = [
  {
    arena: "summary",
    verdictKey: "ArrowLeft",
    fit: "left",
    says: /^You said that A fits .+ better\. A is .+\. B is .+\.$/,
    qualityKey: "1",
    quality: "left",
    sendFrom: "quality",
  },
  {
    arena: "text",
    verdictKey: "x",
    fit: "both_bad",
    says: /^You said that neither fits .+\. A is .+\. B is .+\.$/,
    qualityKey: "2",
    quality: "tie",
    sendFrom: "text",
  },
  {
    arena: "image",
    verdictKey: "b",
    fit: "right",
    says: /^You said that B fits .+ better\. A is .+\. B is .+\.$/,
    qualityKey: "3",
    quality: "right",
    sendFrom: "button",
  },
];

interface SentVote extends Journey {
  readonly battleId: string;
  readonly chip: string;
  readonly mark: string;
}

const sent: SentVote[] = [];

for (const journey of journeys) {
  test(`a whole vote by keyboard, and the board counts it: ${journey.arena}`, async ({ page }) => {
    const countedBefore = await readCounted(page, journey.arena);
    await page.goto(`/arena/${journey.arena}`);
    const arena = arenaPage(page);
    await tabTo(page, arena.agree);
    await page.keyboard.press("Enter");
    await expect(arena.question).toBeVisible();
    await expect(arena.title, "where the consent was, the pair begins").toBeFocused();

    await page.keyboard.press(journey.verdictKey);
    await expect(arena.verdict[journey.fit]).toHaveAttribute("aria-pressed", "true");
    await expect(arena.verdict[journey.fit]).toBeFocused();

    const chip = arena.reasons.getByRole("checkbox").first();
    await tabTo(page, chip);
    await page.keyboard.press("Space");
    await expect(chip).toBeChecked();

    const mark = `${journey.arena} ${Date.now().toString(36)}`;
    for (const field of ["left", "right", "general"] as const) {
      await tabTo(page, arena.text(field));
      await page.keyboard.type(writtenFor(field, mark));
    }
    await tabTo(page, arena.quality.getByRole("radio").first());
    await page.keyboard.press(journey.qualityKey);
    await expect(arena.quality.getByRole("radio", { checked: true })).toHaveCount(1);

    const battle = battleOfNextVote(page);
    if (journey.sendFrom === "text") {
      await page.keyboard.press("Shift+Tab");
      await expect(arena.text("general")).toBeFocused();
      await page.keyboard.press("Control+Enter");
    } else {
      if (journey.sendFrom === "button") await tabTo(page, arena.send);
      await page.keyboard.press("Enter");
    }
    const battleId = await battle;

    // A screen reader hears the heading that takes the focus, and the page's own announcement.
    await expect(arena.after).toBeFocused();
    await expect(arena.after).toHaveText(journey.says);
    await expect(page.getByText("The vote is stored.", { exact: true })).toBeAttached();
    const [makers] = await askRecord<{ left: string; right: string; chips: { key: string; side: string }[] }>(
      `SELECT l.name AS left, r.name AS right, vote.chips FROM vote JOIN battle ON battle.id = vote.battle_id
       JOIN system l ON l.id = left_system_id JOIN system r ON r.id = right_system_id WHERE battle.id = $1`,
      [battleId],
    );
    await expect(arena.side("A").getByRole("heading", { name: makers?.left ?? "", exact: true })).toBeVisible();
    await expect(arena.side("B").getByRole("heading", { name: makers?.right ?? "", exact: true })).toBeVisible();
    // What is said of A stands first: why it fits, or why not.
    expect(makers?.chips).toMatchObject([{ side: "left" }]);
    sent.push({ ...journey, battleId, mark, chip: makers?.chips[0]?.key ?? "" });

    await page.keyboard.press("Enter");
    await expect(arena.question).toBeVisible();
    await expect(arena.title).toBeFocused();
    for (const verdict of Object.values(arena.verdict)) await expect(verdict).toHaveAttribute("aria-pressed", "false");
    await expect(page.getByRole("banner").getByText("1 judged")).toBeVisible();

    // Other tests vote at the same time: at least this one must have come in.
    const counted = () => readCounted(page, journey.arena);
    await expect
      .poll(counted, { timeout: 20_000, message: "the board counts the vote" })
      .toBeGreaterThan(countedBefore);
  });
}

test("the operator's button makes a release with exactly these votes", async ({ browser }) => {
  const context = await browser.newContext({ storageState: operatorState(), baseURL: serverUrl() });
  const page = await context.newPage();
  await page.goto("/admin/releases");
  const versions = page.getByRole("table", { name: "Releases, newest first" }).getByRole("link");
  const newest = async () => ((await versions.count()) === 0 ? "" : ((await versions.first().textContent()) ?? ""));
  const make = page.getByRole("button", { name: "Make a release" });
  await expect(make).toBeEnabled();
  const before = await newest();
  await make.click();
  await expect.poll(newest, { timeout: 30_000, message: "the release is listed by itself" }).not.toBe(before);
  const version = await newest();
  await expectAccessible(page, "/admin/releases with a release");
  await expectNoOverflow(page, "/admin/releases with a release");

  await page.goto(`/data/${version}`);
  const files = page.getByRole("table", { name: `Files of ${version}` });
  const download = page.waitForEvent("download");
  await files.getByRole("link", { name: "votes.jsonl.gz", exact: true }).click();
  const text = gunzipSync(await readFile(await (await download).path())).toString("utf8");
  const rows = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as ReleaseRow);

  await page.goto("/data");
  await expectAccessible(page, "/data with a release");
  await expectNoOverflow(page, "/data with a release");

  expect(sent).toHaveLength(journeys.length);
  for (const vote of sent) {
    const mine = rows.filter((row) => row.feedback_general?.includes(vote.mark));
    expect(mine, `votes of ${vote.arena}`).toHaveLength(1);
    expect(mine[0]).toMatchObject({
      arena: vote.arena,
      source: "human",
      standpoint: "proxy",
      fit: vote.fit,
      quality: vote.quality,
      [vote.fit === "left" ? "positive_chips_left" : "negative_chips_left"]: vote.chip,
      feedback_left: writtenFor("left", vote.mark),
      feedback_right: writtenFor("right", vote.mark),
      feedback_general: writtenFor("general", vote.mark).replace(address, "[EMAIL_1]"),
    });
    expect(text, "ids of the record are not published").not.toContain(vote.battleId);
  }
  await context.close();
});

test("the operator's link signs in once", async ({ browser }) => {
  const link = await operatorLink();
  const first = await browser.newContext({ baseURL: serverUrl() });
  const page = await first.newPage();
  await page.goto(link);
  await expect(page).toHaveURL(/\/admin$/);
  await expect(page.getByRole("heading", { level: 1, name: "Operator’s room" })).toBeVisible();
  await first.close();

  const second = await browser.newContext({ baseURL: serverUrl() });
  const again = await second.newPage();
  await again.goto(link);
  await expect(again).toHaveURL(/\/signin\b/);
  await expect(again.getByRole("alert").filter({ hasText: "link" })).toBeVisible();
  await again.goto("/admin");
  await expect(again).toHaveURL(/\/signin\b/);
  await second.close();
});

const address = "somebody@example.org";

function writtenFor(field: "left" | "right" | "general", mark: string): string {
  if (field === "left") return `A left out the dates. ${mark}`;
  if (field === "right") return `B is “too long”, and für niemanden. ${mark}`;
  return `Write to ${address} about it. ${mark}`;
}

/** Votes that the board says it counts; 0 where it is still being computed. */
async function readCounted(page: Page, arena: ArenaSlug): Promise<number> {
  await page.goto(`/leaderboards/${arena}`);
  const behind = page.getByRole("region", { name: "What stands behind this" });
  const empty = page.getByRole("heading", { name: /No votes yet|being computed/ });
  await expect(behind.or(empty)).toBeVisible();
  if (!(await behind.isVisible())) return 0;
  const counted = /Counted\s*([\d\s\u2009\u202f]*\d)/.exec((await behind.textContent()) ?? "")?.[1] ?? "";
  return Number(counted.replaceAll(/\D/g, ""));
}

/** A fresh link, made on the command line of the running instance. */
async function operatorLink(): Promise<string> {
  const url = new URL(serverUrl());
  const env = {
    ...process.env,
    PALATE_HOME: serverHome(),
    PORT: url.port,
    NEXTAUTH_URL: url.origin,
    DATABASE_URL: "",
  };
  const command = [inRoot("scripts", "palate.mjs"), "operator", "link"];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root, env });
  return stdout.trim();
}
