import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const widths = [390, 820, 1440] as const;

/** Both themes, as axe sees them: nothing serious or critical. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await standStill(page);
    // Axe's other mode finishes in a second tab, which sends this one to the background: at times Chromium then stops it
    // for good. This mode only leaves out frames of other origins, and Palate has no frames.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const found = violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ""}`));
    expect(found, `${what}, ${colorScheme}`).toEqual([]);
  }
}

/** Nothing reaches over the edge of the screen, on a phone, a tablet and a desk. Leaves the page at the widest. */
export async function expectNoOverflow(page: Page, what: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    const reach = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(reach, { message: `${what} at ${width} px is as wide as the screen` }).toBeLessThanOrEqual(width);
  }
}

/** What the browser complained about since: errors of scripts, of hydration, of missing files. */
export function watchErrors(page: Page): () => string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
  return () => errors;
}

/** A color on its way from one theme to the other has the contrast of neither: whatever moves is sent to its end. */
async function standStill(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (Number.isFinite(Number(animation.effect?.getComputedTiming().endTime))) animation.finish();
    }
  });
}
