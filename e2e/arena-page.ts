import { expect, type Locator, type Page, type Response } from "@playwright/test";

/** The three arenas of the first start, one of each modality. */
export const arenas = ["summary", "text", "image"] as const;
export type ArenaSlug = (typeof arenas)[number];

export const fields = {
  left: /^What was missing for .+ in A\?$/,
  right: /^What was missing for .+ in B\?$/,
  general: "Anything else?",
} as const;

/** The controls of an arena's page, by the words that a person reads. */
export function arenaPage(page: Page) {
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  return {
    /** Who the pair is made for: where a new pair begins for whoever does not see it. */
    title: page.getByRole("heading", { level: 1 }),
    question: page.getByRole("heading", { name: /^Which one fits .+ better\?$/ }),
    agree: button("Agree, publish votes and what I write"),
    agreeVotesOnly: button("Agree, publish votes only"),
    refuse: button("No, thanks"),
    verdict: {
      left: button(/^A fits better$/),
      right: button(/^B fits better$/),
      tie: button(/^Equally$/),
      both_bad: button(/^Neither$/),
    },
    reasons: page.getByRole("form", { name: "Your reasons, optional" }),
    quality: page.getByRole("group", { name: "Which one is better made, whoever it is for?", exact: true }),
    confidence: page.getByRole("group", { name: "How sure are you?", exact: true }),
    satisfaction: (letter: "A" | "B") =>
      page.getByRole("group", { name: new RegExp(`^How good is ${letter} for .+\\?$`) }),
    moreQuestions: button("More questions"),
    /** The two faces of the handle: it folds the questions to a strip, and the strip says the answer. */
    fold: button("Fold"),
    strip: button(/^Your answer: .+ · questions$/),
    text: (field: keyof typeof fields) => page.getByRole("textbox", { name: fields[field] }),
    send: button("Send the vote"),
    /** What is said when a pair is over; it has the focus then. */
    after: page.getByRole("heading", { level: 2, name: /^(You said that|This pair) / }),
    next: button("Next pair"),
    side: (letter: "A" | "B") => page.getByRole("region", { name: `Output ${letter}`, exact: true }),
    source: page.getByRole("complementary", { name: "Source" }),
    history: page.getByRole("list", { name: "History" }),
  };
}

/** Opens an arena in a fresh browser, agrees, and waits for the first pair; `battleId` is that pair's. */
export async function openArena(page: Page, slug: ArenaSlug, search = "") {
  const arena = arenaPage(page);
  await page.goto(`/arena/${slug}${search}`);
  const drawn = page.waitForResponse(isDraw);
  await arena.agree.click();
  const { id } = (await (await drawn).json()) as { id: string };
  await expect(arena.question).toBeVisible();
  return { ...arena, battleId: id };
}

/** Where the bar at the foot of the screen stands that holds `control`, and which share of the screen's height it covers. */
function measureBar(control: Locator): Promise<{ readonly top: number; readonly share: number }> {
  return control.evaluate((element) => {
    for (let bar: Element | null = element; bar; bar = bar.parentElement) {
      if (getComputedStyle(bar).position !== "sticky") continue;
      const { top, bottom } = bar.getBoundingClientRect();
      return { top, share: (Math.min(bottom, window.innerHeight) - top) / window.innerHeight };
    }
    throw new Error("the control is in no bar");
  });
}

/** Which share of the screen's height the bar with `control` covers. */
export async function coveredShare(control: Locator): Promise<number> {
  return (await measureBar(control)).share;
}

/** Scrolls to the end of `output` as far as the page goes, and says how many pixels of it the bar with `control` still covers. */
export async function hiddenEnd(output: Locator, control: Locator): Promise<number> {
  const end = await output.evaluate((element) => {
    window.scrollTo({ top: window.scrollY + element.getBoundingClientRect().bottom, behavior: "instant" });
    return element.getBoundingClientRect().bottom;
  });
  return end - (await measureBar(control)).top;
}

/** The screens on which it is measured how much of the outputs stays in sight, and the most that may be covered. */
export const screens = [
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
] as const;
export const most = { open: 0.45, folded: 0.15 } as const;

/** Whether an answer is a pair that was drawn just now. */
export function isDraw(response: Response): boolean {
  return response.request().method() === "POST" && response.url().endsWith("/api/v1/battles") && response.ok();
}

/** Tab until the control has the focus, as somebody does who has no mouse. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(control, "is reached by Tab").toBeFocused();
}

/** The battle whose vote this page sends next: to be asked for before sending. */
export async function battleOfNextVote(page: Page): Promise<string> {
  const request = await page.waitForRequest(/\/api\/v1\/battles\/[^/]+\/vote$/);
  return new URL(request.url()).pathname.split("/")[4] ?? "";
}
