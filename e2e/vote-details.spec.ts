import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoOverflow } from "./access";
import { battleOfNextVote, openArena, tabTo } from "./arena-page";
import { askRecord } from "./record";

interface StoredVote {
  readonly fit: string;
  readonly quality: string | null;
  readonly chips: unknown;
  readonly criteria: unknown;
  readonly confidence: string | null;
  readonly satisfaction_left: string | null;
  readonly satisfaction_right: string | null;
  readonly telemetry: {
    readonly seen?: Record<"left" | "right", { readonly share: number; readonly fifthsMs: readonly number[] }>;
  };
}

async function readStored(battleId: string): Promise<StoredVote> {
  const [vote] = await askRecord<StoredVote>(
    `SELECT fit, quality, chips, criteria, confidence, satisfaction_left, satisfaction_right, telemetry
     FROM vote WHERE battle_id = $1`,
    [battleId],
  );
  if (!vote) throw new Error("the vote is not stored");
  return vote;
}

const group = (page: Page, name: string) => page.getByRole("group", { name, exact: true });

test("every further answer by keyboard, kept over a reload, and stored as given", async ({ page }) => {
  const arena = await openArena(page, "summary");
  await page.keyboard.press("ArrowLeft");

  await tabTo(page, group(page, "Why A").getByRole("checkbox", { name: "on topic" }));
  await page.keyboard.press("Space");
  await tabTo(page, group(page, "Why not B").getByRole("checkbox", { name: "too long" }));
  await page.keyboard.press("Space");
  await page.keyboard.press("3");
  await page.keyboard.press("5");
  await page.keyboard.press("e");
  await expect(arena.satisfaction("A"), "an answer by key opens its question").toBeVisible();
  await page.keyboard.press("u");
  await expect(arena.quality.getByRole("radio", { name: "B" })).toBeChecked();
  await expect(arena.confidence.getByRole("radio", { name: "leaning" })).toBeChecked();

  await tabTo(page, group(page, "A: Picks what matters, 1 to 5").getByRole("radio").first());
  await page.keyboard.press("4");
  await tabTo(page, group(page, "B: Picks what matters, 1 to 5").getByRole("radio").first());
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, group(page, "Closer to the right length").getByRole("radio").first());
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");

  const expectKept = async () => {
    await expect(arena.reasons.getByRole("checkbox", { checked: true })).toHaveCount(2);
    await expect(arena.quality.getByRole("radio", { name: "B" })).toBeChecked();
    await expect(arena.confidence.getByRole("radio", { name: "leaning" })).toBeChecked();
    await expect(arena.satisfaction("A").getByRole("radio", { name: /hoped for$/ })).toBeChecked();
    await expect(arena.satisfaction("B").getByRole("radio", { name: /^below/ })).toBeChecked();
    await expect(group(page, "A: Picks what matters, 1 to 5").getByRole("radio", { name: "4" })).toBeChecked();
    await expect(group(page, "B: Picks what matters, 1 to 5").getByRole("radio", { name: "2" })).toBeChecked();
    await expect(group(page, "Closer to the right length").getByRole("radio", { name: "the same" })).toBeChecked();
    await expect(arena.verdict.left, "no key among the reasons changed the verdict").toHaveAttribute(
      "aria-pressed",
      "true",
    );
  };
  await expectKept();
  await page.reload();
  await expect(arena.strip).toBeVisible();
  await page.keyboard.press("f");
  await expectKept();

  const battle = battleOfNextVote(page);
  await page.keyboard.press("Enter");
  const battleId = await battle;
  await expect(arena.after).toBeFocused();
  const vote = await readStored(battleId);
  expect(vote).toMatchObject({
    fit: "left",
    quality: "right",
    chips: [
      { key: "on-topic", side: "left" },
      { key: "too-long", side: "right" },
    ],
    criteria: { relevance: { left: 4, right: 2 }, length: { side: "tie" } },
    confidence: "leaning",
    satisfaction_left: "hoped",
    satisfaction_right: "below",
  });
  for (const side of ["left", "right"] as const) {
    const { share, fifthsMs } = vote.telemetry.seen![side];
    expect(share, side).toBeGreaterThan(0);
    expect(share, side).toBeLessThanOrEqual(1);
    expect(Math.max(...fifthsMs), side).toBeGreaterThan(0);
  }
});

test("by pointer: what is wrong with both where neither fits, and a second click takes an answer back", async ({
  page,
}) => {
  const arena = await openArena(page, "image");
  await arena.verdict.both_bad.click();
  await group(page, "Why not A").getByText("too dark", { exact: true }).click();
  await group(page, "Why not B").getByText("too flat", { exact: true }).click();
  await group(page, "Why not B").getByText("too dark", { exact: true }).click();
  await group(page, "Why not B").getByText("too dark", { exact: true }).click();
  await expect(
    arena.reasons.getByRole("checkbox", { name: "mood", exact: true }),
    "nothing good is asked",
  ).toBeHidden();
  await arena.confidence.getByText("sure", { exact: true }).click();
  await expect(arena.satisfaction("A")).toBeHidden();
  await arena.moreQuestions.click();
  await arena
    .satisfaction("A")
    .getByText(/^below/)
    .click();
  await arena.satisfaction("B").getByText("acceptable", { exact: true }).click();
  await arena.satisfaction("B").getByText("acceptable", { exact: true }).click();
  await group(page, "A: Right crop, 1 to 5").getByText("3", { exact: true }).click();
  await group(page, "B: Right crop, 1 to 5").getByText("1", { exact: true }).click();
  await group(page, "B: Right crop, 1 to 5").getByText("1", { exact: true }).click();
  await group(page, "Better from across the room").getByText("B", { exact: true }).click();
  const battle = battleOfNextVote(page);
  await arena.send.click();
  const battleId = await battle;
  await expect(arena.after).toBeFocused();
  expect(await readStored(battleId)).toMatchObject({
    fit: "both_bad",
    quality: null,
    chips: [
      { key: "too-dark", side: "left" },
      { key: "too-flat", side: "right" },
    ],
    criteria: { composition: { left: 3 }, distance: { side: "right" } },
    confidence: "sure",
    satisfaction_left: "below",
    satisfaction_right: null,
  });
});

test("a vote is still one key, and nothing more is stored with it", async ({ page }) => {
  const arena = await openArena(page, "text");
  await page.keyboard.press("t");
  const battle = battleOfNextVote(page);
  await page.keyboard.press("Enter");
  const battleId = await battle;
  await expect(arena.after).toBeFocused();
  expect(await readStored(battleId)).toMatchObject({
    fit: "tie",
    quality: null,
    chips: [],
    criteria: {},
    confidence: null,
    satisfaction_left: null,
    satisfaction_right: null,
  });
});

test("all questions at once keep to the screen, and are accessible", async ({ page }) => {
  const arena = await openArena(page, "summary");
  await arena.verdict.left.click();
  await arena.moreQuestions.click();
  await page.keyboard.press("4");
  await page.keyboard.press("w");
  await expectAccessible(page, "all questions");
  await expectNoOverflow(page, "all questions");
});
