import { type BrowserContext, expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoOverflow } from "./access";
import { arenaPage, battleOfNextVote, openArena } from "./arena-page";
import { askRecord } from "./record";

const votes = "**/api/v1/battles/*/vote";

test.describe("what was typed", () => {
  const troubles = {
    "the network breaks": (page: Page) => page.route(votes, (route) => route.abort("connectionreset")),
    "the server cannot store it": (page: Page) =>
      page.route(votes, (route) =>
        route.fulfill({
          status: 503,
          contentType: "application/problem+json",
          body: JSON.stringify({ status: 503, code: "unavailable", detail: "The database cannot be reached." }),
        }),
      ),
  };
  for (const [name, breakIt] of Object.entries(troubles)) {
    test(`survives when ${name}, and a reload`, async ({ page }) => {
      const arena = await openArena(page, "text");
      await breakIt(page);
      await page.keyboard.press("ArrowRight");
      await arena.reasons.getByText("on topic", { exact: true }).click();
      await arena.text("left").fill("A forgot the harbour.");
      await arena.text("general").fill("Nothing else – but “this”.");
      await arena.send.click();
      const trouble = page.getByRole("alert").filter({ hasText: "what you wrote are kept here" });
      await expect(trouble).toBeVisible();

      const expectKept = async () => {
        await expect(arena.verdict.right).toHaveAttribute("aria-pressed", "true");
        await expect(arena.reasons.getByRole("checkbox", { name: "on topic" })).toBeChecked();
        await expect(arena.text("left")).toHaveValue("A forgot the harbour.");
        await expect(arena.text("general")).toHaveValue("Nothing else – but “this”.");
      };
      await expectKept();
      await page.reload();
      await arena.strip.click();
      await expectKept();

      await page.unroute(votes);
      await arena.send.click();
      await expect(arena.after).toBeFocused();
      const [stored] = await askRecord(
        "SELECT fit, feedback_left, feedback_right, feedback_general FROM vote WHERE battle_id = $1",
        [arena.battleId],
      );
      expect(stored).toEqual({
        fit: "right",
        feedback_left: "A forgot the harbour.",
        feedback_right: null,
        feedback_general: "Nothing else – but “this”.",
      });
    });
  }
});

test("a pair that was judged in another tab says so and leads on", async ({ page, context }) => {
  const arena = await openArena(page, "summary");
  const otherPage = await context.newPage();
  await otherPage.goto("/arena/summary");
  const other = arenaPage(otherPage);
  await expect(other.question).toBeVisible();

  await arena.verdict.left.click();
  await arena.send.click();
  await expect(arena.after).toHaveText(/^You said that A fits/);

  await other.verdict.right.click();
  const battle = battleOfNextVote(otherPage);
  await other.send.click();
  expect(await battle, "both tabs show the same pair").toBe(arena.battleId);
  await expect(other.after).toHaveText(
    /^This pair already had your vote, which stays: A fits .+ better\. What you sent now was not stored\. A is .+\. B is .+\.$/,
  );
  await expect(otherPage.getByText("Nothing new was stored: this pair already had your vote.")).toBeAttached();
  await expect(otherPage.getByText("The vote is stored.", { exact: true })).toHaveCount(0);
  expect(await askRecord("SELECT fit FROM vote WHERE battle_id = $1", [arena.battleId])).toEqual([{ fit: "left" }]);
  await other.next.click();
  await expect(other.question).toBeVisible();
});

test("a pair that was open for too long says so, keeps the words and leads on", async ({ page }) => {
  const arena = await openArena(page, "text");
  await arena.verdict.tie.click();
  await arena.text("general").fill("Both are from the same book.");
  await askRecord("UPDATE battle SET expires_at = created_at WHERE id = $1", [arena.battleId]);
  await arena.send.click();
  await expect(arena.after).toBeFocused();
  await expect(arena.after).toHaveText(/^This pair was open for too long/);
  await page.getByText("What you wrote").click();
  await expect(page.getByText("Both are from the same book.")).toBeVisible();
  await arena.next.click();
  await expect(arena.question).toBeVisible();
  await expect(arena.reasons).toBeHidden();

  const battle = battleOfNextVote(page);
  await arena.verdict.tie.click();
  await arena.send.click();
  expect(await battle).not.toBe(arena.battleId);
  await expect(arena.after).toHaveText(/^You said that both fit/);
});

test.describe("consent", () => {
  test("refused, it leads somewhere, stores nothing, and can be given after all", async ({ page, context }) => {
    await page.goto("/arena/summary");
    const arena = arenaPage(page);
    await arena.refuse.click();
    const refusal = page.getByRole("heading", { level: 1, name: "Nothing was stored" });
    await expect(refusal).toBeVisible();
    expect(await annotatorCookie(context)).toBeUndefined();

    await page.getByRole("main").getByRole("link", { name: "See the leaderboards" }).click();
    await expect(page).toHaveURL(/\/leaderboards$/);
    await page.goBack();
    await expect(arena.refuse.or(refusal)).toBeVisible();
    if (await refusal.isVisible()) await page.getByRole("button", { name: "Read it again" }).click();
    await arena.refuse.click();
    await page.getByRole("button", { name: "Read it again" }).click();
    const consent = page.getByRole("heading", { level: 1, name: "Before you judge" });
    await expect(consent.getByText("Before you judge")).toBeFocused();
    await arena.agreeVotesOnly.click();
    await expect(arena.question).toBeVisible();
    await expect(arena.title).toBeFocused();
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    expect(await annotatorCookie(context)).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  });

  test("to what one's persona says is a choice by itself, not made beforehand, and changed in one's room", async ({
    page,
  }) => {
    await page.goto("/arena/summary");
    const arena = arenaPage(page);
    const choice = page.getByRole("checkbox", { name: "Publish facts and tastes of my persona, coarsened" });
    await expect(choice).not.toBeChecked();
    await choice.check();
    await arena.agreeVotesOnly.click();
    await expect(arena.question).toBeVisible();
    const offer = async () => (await page.request.get("/api/v1/consent")).json();
    expect((await offer()).accepted).toEqual({ votes: true, feedback: false, persona: true });

    await page.goto("/me");
    await page.getByRole("button", { name: "Publish what I write, too" }).click();
    await page.getByRole("button", { name: "Stop publishing what I write" }).waitFor();
    await page.getByRole("button", { name: "Stop publishing my persona" }).click();
    await page.getByRole("button", { name: "Publish facts and tastes of my persona" }).waitFor();
    expect((await offer()).accepted).toEqual({ votes: true, feedback: true, persona: false });
  });

  test("taken back in one's room, it is asked for again before the next vote, which keeps its words", async ({
    page,
    context,
  }) => {
    const arena = await openArena(page, "summary");
    const room = await context.newPage();
    await room.goto("/me");
    await room.getByRole("button", { name: "Take it all back" }).click();
    await room.getByRole("button", { name: "Take it all back now" }).click();
    await expect(room.getByText("Nothing at present.")).toBeVisible();

    await arena.verdict.left.click();
    await arena.text("left").fill("The year is missing.");
    await arena.send.click();
    await expect(page.getByText("Your verdict is kept here")).toBeVisible();
    expect(await askRecord("SELECT id FROM vote WHERE battle_id = $1", [arena.battleId])).toEqual([]);
    await arena.agree.click();
    await arena.strip.click();
    await expect(arena.text("left")).toHaveValue("The year is missing.");
    await arena.send.click();
    await expect(arena.after).toHaveText(/^You said that A fits/);
  });
});

test("when nothing is left to judge, it says thanks and leads on", async ({ page }) => {
  test.setTimeout(240_000);
  const [persona] = await askRecord<{ slug: string }>(
    `SELECT persona.slug FROM persona JOIN arena_persona ON persona_id = persona.id JOIN arena ON arena.id = arena_id
     WHERE arena.slug = 'text' ORDER BY persona.slug LIMIT 1`,
  );
  const slug = persona?.slug ?? "";
  const preloaded = page.waitForResponse((response) => response.url().endsWith("/battles") && response.ok());
  const arena = await openArena(page, "text", `?persona=${slug}`);
  await preloaded;
  const judged = await judgeAll(page, slug);
  expect(judged).toBeGreaterThan(20);

  // The page holds the last pairs.
  for (let pair = 0; pair < 3 && (await arena.question.isVisible()); pair++) {
    await page.keyboard.press("x");
    await page.keyboard.press("Enter");
    await expect(arena.after).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(arena.after).toBeHidden();
  }
  await expect(page.getByRole("heading", { level: 1, name: "You have judged every pair there is" })).toBeVisible();
  const [count] = await askRecord<{ votes: number }>(
    `SELECT count(*)::int AS votes FROM vote WHERE annotator_id = (SELECT annotator_id FROM battle WHERE id = $1)`,
    [arena.battleId],
  );
  // Most of them were not given in this page, which counts what the server knows when it is opened.
  await page.reload();
  await expect(page.getByText(`${count?.votes} judgements are stored, thank you.`)).toBeVisible();
  await expectAccessible(page, "nothing left");
  await expectNoOverflow(page, "nothing left");
  await page.getByRole("link", { name: "Judge for other people" }).click();
  await expect(arena.question).toBeVisible();
});

test("Enter twice, or a double click, sends once", async ({ page }) => {
  const arena = await openArena(page, "summary");
  const sending = async (send: () => Promise<void>) => {
    const asked: string[] = [];
    let letGo: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(votes, async (route) => {
      asked.push(route.request().url());
      await gate;
      await route.continue();
    });
    await page.keyboard.press("a");
    await expect(arena.reasons).toBeVisible();
    await send();
    letGo?.();
    await expect(arena.after).toBeFocused();
    await page.unroute(votes);
    return asked;
  };
  const byKey = await sending(async () => {
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
  });
  expect(byKey).toHaveLength(1);
  await arena.next.click();
  await expect(arena.question).toBeVisible();
  const byMouse = await sending(() => arena.send.dblclick());
  expect(byMouse).toHaveLength(1);
  expect(byMouse).not.toEqual(byKey);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the verdict is in reach wherever one reads", async ({ page }) => {
    const arena = await openArena(page, "summary");
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height, "the page is longer than the screen").toBeGreaterThan(1_000);
    for (const part of [0, 0.3, 0.6, 1]) {
      await page.evaluate((to) => window.scrollTo(0, to * document.documentElement.scrollHeight), part);
      for (const verdict of Object.values(arena.verdict)) await expect(verdict).toBeInViewport({ ratio: 1 });
    }
    await arena.verdict.left.tap();
    await expect(arena.verdict.left).toHaveAttribute("aria-pressed", "true");
    await expect(arena.send).toBeInViewport({ ratio: 1 });
    await arena.send.tap();
    await expect(arena.next).toBeInViewport({ ratio: 1 });
    const [vote] = await askRecord<{ input: string }>(
      "SELECT telemetry->>'input' AS input FROM vote WHERE battle_id = $1",
      [arena.battleId],
    );
    expect(vote?.input).toBe("touch");
  });
});

test("a print that is zoomed or moved takes the other along", async ({ page }) => {
  const arena = await openArena(page, "image");
  const [left, right] = [inFrame(arena.side("A")), inFrame(arena.side("B"))];
  const whole = await left();
  await arena.side("A").getByRole("button", { name: "Zoom in" }).click();
  await arena.side("A").getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(left).toMatchObject({ scale: 2.25 });
  expectSamePlace(await right(), await left());

  const frame = arena.side("B").getByRole("region", { name: /image/ });
  await frame.focus();
  const before = await right();
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await right()).x).toBeLessThan(before.x);
  expectSamePlace(await left(), await right());
  await expect(arena.reasons, "the arrows of a zoomed print give no verdict").toBeHidden();

  await page.keyboard.press("0");
  await expect.poll(left).toEqual(whole);
  expectSamePlace(await right(), whole);
});

type Place = { x: number; y: number; scale: number };

/** The frames may differ by a pixel: a hundredth of the frame, and the rounding of it. */
function expectSamePlace(one: Place, other: Place): void {
  for (const key of ["x", "y", "scale"] as const) expect(Math.abs(one[key] - other[key]), key).toBeLessThan(0.015);
}

/** Where the picture stands in its frame, in parts of the frame. */
function inFrame(side: Locator) {
  return async () => {
    const frame = await side.getByRole("region", { name: /image/ }).boundingBox();
    const picture = await side.getByRole("img").boundingBox();
    if (!frame || !picture) throw new Error("There is no picture.");
    const round = (value: number) => Math.round(value * 100) / 100;
    return {
      x: round((picture.x - frame.x) / frame.width),
      y: round((picture.y - frame.y) / frame.height),
      scale: round(picture.width / frame.width),
    };
  };
}

/** Draws and judges every pair for a persona, as the page's own annotator. @returns how many there were */
async function judgeAll(page: Page, persona: string): Promise<number> {
  let judged = 0;
  const lane = async () => {
    for (;;) {
      const drawn = await page.request.post("/api/v1/battles", { data: { arena: "text", persona } });
      if (drawn.status() === 409) return;
      expect(drawn.status()).toBe(201);
      const { id } = (await drawn.json()) as { id: string };
      const vote = await page.request.post(`/api/v1/battles/${id}/vote`, { data: { fit: "tie" } });
      expect(vote.status()).toBe(201);
      judged++;
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return judged;
}

async function annotatorCookie(context: BrowserContext) {
  return (await context.cookies()).find(({ name }) => name === "palate_annotator");
}
