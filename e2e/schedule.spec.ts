import { expect, type Page, type PlaywrightWorkerArgs, test } from "@playwright/test";
import { expectAccessible, expectNoOverflow, watchErrors } from "./access";
import { drawBattle, newAnnotator } from "./api-annotator";
import { askRecord } from "./record";
import { operatorState } from "./server";

/** The operator's room of releases: the schedule of an arena, a dry run, a release, and what the worker does on a date. */
test.describe.configure({ mode: "serial" });
test.use({ storageState: ({ browserName: _ }, use) => use(operatorState()) });

/** A date of the summary arena that was an hour ago, at the worker's next look. */
const letDateCome = () =>
  askRecord(`UPDATE release_schedule SET next_at = now() - interval '1 hour'
    WHERE arena_id = (SELECT id FROM arena WHERE slug = 'summary')`);

/** How often something was done, in the audit log; a home that is kept has those of earlier runs as well. */
const countEntries = async (action: string) =>
  (await askRecord("SELECT FROM audit_entry WHERE action = $1", [action])).length;

async function castVote(playwright: PlaywrightWorkerArgs["playwright"], arena: string): Promise<void> {
  const annotator = await newAnnotator(playwright);
  const battle = await drawBattle(annotator, arena);
  const vote = { fit: "left", feedback: { general: "Write to somebody@example.org." } };
  expect((await annotator.post(`/api/v1/battles/${battle.id}/vote`, { data: vote })).status()).toBe(201);
  await annotator.dispose();
}

async function openForm(page: Page) {
  const form = page.getByRole("form", { name: /^Schedule of/ }).first();
  if (!(await form.isVisible())) await page.getByText("Change the schedule").first().click();
  await expect(form).toBeVisible();
  return {
    form,
    published: form.getByLabel("Published"),
    weekday: form.getByLabel("Weekday"),
    hour: form.getByLabel("Hour (UTC)"),
    minimum: form.getByLabel("At least so many new"),
    embargo: form.getByLabel("Embargo in days"),
    save: form.getByRole("button", { name: "Save the schedule" }),
    said: form.getByRole("status"),
  };
}

test.beforeAll(async ({ playwright }) => {
  for (const arena of ["summary", "text"]) await castVote(playwright, arena);
  await askRecord("DELETE FROM release_schedule");
});

test("a schedule is set, keeps what was typed where it is wrong, and says its next date", async ({ page }) => {
  const errors = watchErrors(page);
  const before = await countEntries("release.schedule");
  await page.goto("/admin");
  await expect(page.getByText("No arena has one")).toBeVisible();
  await expectAccessible(page, "/admin");
  await page.getByRole("link", { name: "Publish, schedule, dry run" }).click();
  await expect(page).toHaveURL(/\/admin\/releases$/);
  await expect(page.getByText("When asked for; no embargo").first()).toBeVisible();

  const { form, published, weekday, hour, minimum, embargo, save, said } = await openForm(page);
  await published.selectOption("weekly");
  await weekday.selectOption("wed");
  await hour.fill("25");
  await embargo.fill("two");
  await save.click();
  await expect(form.getByText("Hour (UTC) must be a whole number from 0 to 23.")).toBeVisible();
  await expect(hour).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "/admin/releases with errors");
  await expectNoOverflow(page, "/admin/releases with errors");
  await expect(hour).toHaveValue("25");
  await expect(embargo).toHaveValue("two");

  await hour.fill("5");
  await embargo.fill("0");
  await minimum.fill("100000");
  await save.click();
  await expect(said).toHaveText("Saved.");
  const words = "Every Wednesday at 05:00 UTC; no embargo; at least 100000 new judgements";
  await expect(page.getByText(words)).toBeVisible();
  await expect(page.getByText(/\d+ \w+ \d{4}, 05:00 UTC\. /)).toBeVisible();
  await save.click();
  await expect(said).toHaveText("Saved.");
  expect(await countEntries("release.schedule")).toBe(before + 1);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/Waits for \d+ more: \d+ of 100000 new judgements so far/)).toBeVisible({
      timeout: 1_000,
    });
  }).toPass({ timeout: 30_000 });
  expect(errors()).toEqual([]);
});

test("a form that cannot be saved keeps what was typed and says so", async ({ page }) => {
  await page.goto("/admin/releases");
  const { embargo, save, form } = await openForm(page);
  await page.route("**/api/v1/admin/releases/schedule/*", (route) => route.abort());
  await embargo.fill("9");
  await save.click();
  await expect(form.getByRole("alert")).toContainText("The schedule is as it was.");
  await expect(embargo).toHaveValue("9");
});

test("a dry run is made once for two clicks, and says what would be published", async ({ page }) => {
  test.setTimeout(150_000);
  await askRecord("DELETE FROM release_dry_run");
  const before = await countEntries("release.dry_run");
  await page.goto("/admin/releases");
  const make = page.getByRole("button", { name: "Make a dry run" });
  await make.dblclick();
  await expect(page.getByText(/Nothing of it was kept/)).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText(/would be published and/)).toBeVisible();
  await expect(page.getByRole("table", { name: "Votes" }).getByRole("row", { name: /^text / })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Privacy report" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Consent" })).toContainText("agrees to publish it");
  await expect(make).toBeEnabled();
  expect(await countEntries("release.dry_run")).toBe(before + 1);
  await expectAccessible(page, "/admin/releases with a report");
  await expectNoOverflow(page, "/admin/releases with a report");
});

test("a date with too few is passed over, and one with enough is published by the worker", async ({
  page,
  playwright,
}) => {
  // The worker looks at the dates now and then, and a release takes as long as the machine needs.
  test.setTimeout(240_000);
  const last = async (words: RegExp, timeout: number) =>
    expect(async () => {
      await page.goto("/admin/releases");
      await expect(page.getByText(words)).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout });
  await letDateCome();
  await last(/passed over\. \d+ of 100000 new judgements\./, 60_000);

  await askRecord("UPDATE release_schedule SET minimum = 1");
  await expect(async () => {
    // What is new may be in a release of another test before the date comes.
    await castVote(playwright, "summary");
    await letDateCome();
    await last(/published as v\d{4}\.\d\d\.\d+\./, 40_000);
  }).toPass({ timeout: 150_000 });
  await page.goto("/admin");
  await expect(page.getByText(/^v\d{4}\.\d\d\.\d+, /)).toBeVisible();
});

test("a failed build says why, when it is tried again, and that nothing of it was published", async ({ page }) => {
  await askRecord(`UPDATE release_schedule SET next_at = now() - interval '1 hour', outcome = 'failed', outcome_of = now() - interval '1 hour',
    outcome_at = now(), version = NULL, reason = 'There is no room left where the releases are kept.', tries = 1, retry_at = now() + interval '1 hour'
    WHERE arena_id = (SELECT id FROM arena WHERE slug = 'summary')`);
  await page.goto("/admin/releases");
  await expect(page.getByText(/no release, and nothing of it was published\. There is no room left/)).toBeVisible();
  await expect(page.getByText(/The build failed and is tried again\. Next try: /)).toBeVisible();
  await expectAccessible(page, "/admin/releases with a failure");
  await page.goto("/admin");
  await expect(page.getByText("There is no room left where the releases are kept.")).toBeVisible();
  await expectAccessible(page, "/admin with a failure");
  await expectNoOverflow(page, "/admin with a failure");
  await askRecord("DELETE FROM release_schedule");
});
