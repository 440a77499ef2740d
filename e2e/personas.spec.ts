import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type Page, type PlaywrightWorkerArgs, test } from "@playwright/test";
import sharp from "sharp";
import { expectAccessible, expectNoOverflow, watchErrors } from "./access";
import { drawBattle, expectProblem, newAnnotator, newStranger } from "./api-annotator";
import { openArena, tabTo } from "./arena-page";
import { askRecord } from "./record";
import { operatorState, serverUrl } from "./server";

/** The described personas: read by everybody, made and edited by researchers and operators. */

// Late in the alphabet: other tests judge for the first persona of an arena.
const newSlug = () => `zora-${randomUUID().slice(0, 8)}`;

function bodyOf(arenas: string[]) {
  return {
    name: "Zora Zeman",
    shortName: "Zora",
    headline: "who mends clocks on a market square",
    description: "Reads between two customers.",
    attributes: [{ label: "Work", value: "Clockmaker" }],
    preferences: [{ aspect: "topic", isLiked: true, label: "trade", value: "trade exports imports", weight: 1 }],
    history: [{ happenedOn: "2025-05-02", action: "read", text: "A price list of springs.", image: null }],
    rubric: [{ criterion: "Names what is sold there", importance: 3 }],
    arenas,
  };
}

const operatorOf = (playwright: PlaywrightWorkerArgs["playwright"]) =>
  playwright.request.newContext({ baseURL: serverUrl(), storageState: operatorState() });

/** A persona of its own in the arena of briefings, whose outputs are made in a moment. */
async function makeClockmaker(operator: APIRequestContext): Promise<string> {
  const slug = newSlug();
  const made = await operator.post("/api/v1/personas", { data: { slug, ...bodyOf(["text"]) } });
  expect(made.status(), await made.text()).toBe(201);
  const outputs = async () => (await (await operator.get(`/api/v1/personas/${slug}`)).json()).arenas[0].outputs;
  await expect.poll(async () => (await outputs()).made, { timeout: 40_000 }).toBeGreaterThan(0);
  await expect(async () => {
    const { made, wanted } = await outputs();
    expect(made).toBe(wanted);
  }).toPass({ timeout: 40_000 });
  return slug;
}

const retire = (operator: APIRequestContext, slug: string) =>
  operator.put(`/api/v1/personas/${slug}/retirement`, { data: { isRetired: true } });

test("who there is can be browsed by arena, read whole, and judged for", async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Personas" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Personas" })).toBeVisible();
  await page.getByRole("navigation", { name: "Arena" }).getByRole("link", { name: "Prints" }).click();
  await expect(page).toHaveURL(/arena=image$/);
  await expect(page.getByRole("link", { name: /^Inés Calderón/ })).toHaveCount(0);

  await page.getByRole("link", { name: /^Ottilie Brandt/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Ottilie Brandt, who restores pianos/ })).toBeVisible();
  const history = page.getByRole("list", { name: "History" });
  const days = await history.getByRole("time").evaluateAll((all) => all.map((day) => day.getAttribute("datetime")));
  expect(days.length).toBeGreaterThan(3);
  expect(days).toEqual(days.toSorted().reverse());
  const image = history.getByRole("img").first();
  await expect.poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBeGreaterThan(0);
  const bytes = await (await page.request.get((await image.getAttribute("src")) ?? "")).body();
  const { exif, icc, xmp } = await sharp(bytes).metadata();
  expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined]);
  const rubric = page.getByRole("list", { name: "Rubric" });
  await expect(rubric.getByRole("listitem").first()).toContainText("decides");
  await expect(page.getByText(/judged \d+ times, (all|\d+) simulated/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Edit" })).toHaveCount(0);

  const judge = page.getByRole("link", { name: "Judge for Ottilie in Prints" });
  await expect(judge).toHaveAttribute("href", "/arena/image?persona=ottilie-brandt");
  const arena = await openArena(page, "image", "?persona=ottilie-brandt");
  await expect(arena.title).toContainText("Ottilie Brandt");
  const open = page.getByRole("button", { name: "What a good one does for Ottilie" });
  await tabTo(page, open);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "What a good one does for Ottilie" })).toContainText("Is warm");
  await expectAccessible(page, "a battle with its rubric open");
  expect(errors()).toEqual([]);
});

for (const path of ["/personas", "/personas?arena=text", "/personas/ottilie-brandt", "/personas/ines-calderon"]) {
  test(`is for everybody: ${path}`, async ({ page }) => {
    const errors = watchErrors(page);
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectAccessible(page, path);
    await expectNoOverflow(page, path);
    expect(errors()).toEqual([]);
  });
}

test("what there is not is a page that says so", async ({ page }) => {
  for (const path of ["/personas/nobody", "/personas/ines-calderon?version=99", "/personas?arena=none"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
  await page.goto("/personas/new");
  await expect(page).toHaveURL(/\/signin\?callbackUrl=%2Fpersonas%2Fnew$/);
  await expect(page.getByText("needs the account of a researcher or an operator")).toBeVisible();
});

test.describe("as operator", () => {
  test.use({ storageState: ({ browserName: _ }, use) => use(operatorState()) });

  test("an edit by keyboard alone is a new version; an old pair keeps its own", async ({ page, playwright }) => {
    test.setTimeout(120_000);
    const operator = await operatorOf(playwright);
    const slug = await makeClockmaker(operator);
    const annotator = await newAnnotator(playwright);
    const drawn = await annotator.post("/api/v1/battles", { data: { arena: "text", persona: slug } });
    expect((await drawn.json()).persona.headline).toBe("who mends clocks on a market square");

    await page.goto(`/personas/${slug}`);
    await tabTo(page, page.getByRole("link", { name: "Edit" }));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/edit$/);
    const save = page.getByRole("button", { name: "Save as a new version" });
    await expect(save).toBeEnabled();
    await tabFrom(page, save);
    await expect(page.getByText("Nothing is different from what is stored")).toBeVisible();

    const headline = page.getByRole("textbox", { name: "Headline" });
    await page.getByRole("heading", { level: 1 }).evaluate((heading) => {
      heading.setAttribute("tabindex", "-1");
      heading.focus();
    });
    await tabTo(page, headline);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("who mends tower clocks");
    await tabFrom(page, page.getByRole("button", { name: "Add a criterion" }));
    const second = page.getByRole("group", { name: "criterion 2" });
    await expect(second.getByRole("combobox", { name: "It" })).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.type("Is brief");
    await tabFrom(page, page.getByRole("button", { name: "Add an event" }));
    const event = page.getByRole("group", { name: "event 2" });
    await expect(event.getByLabel("Day")).toBeFocused();
    await page.keyboard.type("03042026");
    await tabTo(page, event.getByRole("textbox", { name: "What" }));
    await page.keyboard.type("The clock of the town hall.");
    await tabFrom(page, save);

    await expect(page).toHaveURL(`${serverUrl()}/personas/${slug}?saved=version`);
    await expect(page.getByText("Version 2 is stored.")).toBeVisible();
    const first = page.getByRole("list", { name: "History" }).getByRole("listitem").first();
    await expect(first).toContainText("The clock of the town hall.");
    const versions = page.getByRole("list", { name: "Versions" }).getByRole("listitem");
    await expect(versions).toHaveCount(2);
    await expect(versions.first()).toContainText("Changed: the headline; 1 event added; 1 criterion added.");

    // The old pair, after a reload as well as in a draw of the same moment.
    const [row] = await askRecord<{ headline: string }>(
      `SELECT headline FROM battle JOIN persona_version ON persona_version.id = persona_version_id WHERE battle.id = $1`,
      [(await drawn.json()).id],
    );
    expect(row?.headline).toBe("who mends clocks on a market square");
    await expect(async () => {
      const { arenas } = await (await operator.get(`/api/v1/personas/${slug}`)).json();
      expect(arenas[0].outputs.made).toBe(arenas[0].outputs.wanted);
    }).toPass({ timeout: 40_000 });
    await expect(async () => {
      const fresh = await newAnnotator(playwright);
      const battle = await fresh.post("/api/v1/battles", { data: { arena: "text", persona: slug } });
      const { persona } = await battle.json();
      await fresh.dispose();
      expect(persona.headline).toBe("who mends tower clocks");
      expect(persona.rubric).toHaveLength(2);
    }).toPass({ timeout: 40_000 });

    await page.getByRole("link", { name: "Version 1", exact: true }).click();
    await expect(page.getByText("This is version 1, as old pairs show it.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("who mends clocks on a market square");

    await page.goto(`/personas/${slug}`);
    await page.getByRole("button", { name: "Retire" }).click();
    await expect(page.getByText(/^Retired on /)).toBeVisible();
    // What a process draws from it knows for some seconds.
    await expect(async () => {
      const refused = await annotator.post("/api/v1/battles", { data: { arena: "text", persona: slug } });
      await expectProblem(refused, 404, "persona_not_found");
    }).toPass({ timeout: 20_000 });
    await page.getByRole("button", { name: "Bring back" }).click();
    await expect(page.getByRole("button", { name: "Retire" })).toBeVisible();
    await retire(operator, slug);
    const audit = await askRecord<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject = $1 ORDER BY created_at`,
      [slug],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      "persona.create",
      "persona.edit",
      "persona.retire",
      "persona.bring-back",
      "persona.retire",
    ]);
    for (const one of [operator, annotator]) await one.dispose();
  });

  test("what is wrong is said at its field, and nothing that was typed is lost", async ({ page }) => {
    await page.goto("/personas/new");
    const form = page.getByRole("form", { name: "A new persona" });
    await form.getByRole("textbox", { name: "Headline" }).fill("who forgot the rest");
    await form.getByRole("button", { name: "Add a preference" }).click();
    await form.getByRole("group", { name: "preference 1" }).getByRole("textbox", { name: "Weight" }).fill("heavy");
    await form.getByRole("button", { name: "Make this persona" }).click();
    await expect(page.getByText(/^Nothing was stored yet: \d fields are not right/)).toBeVisible();
    const name = form.getByRole("textbox", { name: "Name", exact: true });
    await expect(name).toBeFocused();
    await expect(name).toHaveAccessibleDescription("Name must not be empty");
    const weight = form.getByRole("textbox", { name: "Weight" });
    await expect(weight).toHaveAccessibleDescription("Weight is not what belongs here");
    await expect(weight).toHaveValue("heavy");
    await expectAccessible(page, "the form with errors");
    await expectNoOverflow(page, "the form with errors");
    await name.fill("Zora");
    await expect(name).toHaveAccessibleDescription("");

    await page.route("**/api/v1/personas", (route) => route.abort("connectionreset"));
    await form.getByRole("button", { name: "Make this persona" }).click();
    await expect(page.getByText("Nothing was stored; what you wrote is kept here.")).toBeVisible();
    await expect(form.getByRole("textbox", { name: "Headline" })).toHaveValue("who forgot the rest");
  });

  test("the second of two editors is told, keeps every word, and can save after the first", async ({
    page,
    playwright,
  }) => {
    const operator = await operatorOf(playwright);
    const slug = newSlug();
    expect((await operator.post("/api/v1/personas", { data: { slug, ...bodyOf([]) } })).status()).toBe(201);
    await page.goto(`/personas/${slug}/edit`);
    const description = page.getByRole("textbox", { name: "Description" });
    await description.fill("Reads when it rains.");
    const base = { version: 1, arenas: [] };
    const other = { base, ...bodyOf([]), headline: "who was edited meanwhile" };
    expect((await operator.put(`/api/v1/personas/${slug}`, { data: other })).status()).toBe(200);

    await page.getByRole("button", { name: "Save as a new version" }).click();
    const alert = page.getByRole("alert").filter({ hasText: "Version 2 was stored while you edited version 1." });
    await expect(alert).toContainText("What you wrote is kept here.");
    await expect(description).toHaveValue("Reads when it rains.");
    await expectAccessible(page, "a conflict");
    const late = await operator.put(`/api/v1/personas/${slug}`, { data: { ...other, headline: "who came too late" } });
    expect((await expectProblem(late, 409, "persona_conflict")).persona.newestVersion).toBe(2);

    await alert.getByRole("button", { name: "Save mine after it" }).click();
    await expect(page.getByText("Version 3 is stored.")).toBeVisible();
    await expect(page.getByText("Reads when it rains.")).toBeVisible();
    await retire(operator, slug);
    await operator.dispose();
  });

  test("a persona is made with an image, which is shown", async ({ page, playwright }) => {
    const errors = watchErrors(page);
    const slug = newSlug();
    await page.goto("/personas/new");
    const form = page.getByRole("form", { name: "A new persona" });
    for (const [field, text] of Object.entries({
      Name: "Zora Zeman",
      "Short name": "Zora",
      Address: slug,
      Headline: "who keeps one picture",
      Description: "Has a nail in the wall.",
    })) {
      await form.getByRole("textbox", { name: field, exact: true }).fill(text);
    }
    await form.getByRole("button", { name: "Add an event" }).click();
    const event = form.getByRole("group", { name: "event 1" });
    await event.getByLabel("Day").fill("2026-01-05");
    await event.getByRole("combobox", { name: "They" }).selectOption("kept");
    await event.getByRole("textbox", { name: "What" }).fill("A red print.");
    const choose = event.getByLabel("Image", { exact: true });
    await choose.setInputFiles({ name: "no.png", mimeType: "image/png", buffer: Buffer.from("no image") });
    await expect(choose).toHaveAccessibleDescription(/cannot be read/);
    const buffer = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: "#a33" } })
      .png()
      .toBuffer();
    await choose.setInputFiles({ name: "red.png", mimeType: "image/png", buffer });
    await expect(event.getByRole("img", { name: "Reference" })).toBeVisible();
    await form.getByRole("button", { name: "Make this persona" }).click();

    const shown = page.getByRole("img", { name: "What Zora kept" });
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);
    await expect(page.getByText("Zora takes part in no arena at present.")).toBeVisible();
    expect(errors()).toEqual([]);
    const operator = await operatorOf(playwright);
    await retire(operator, slug);
    await operator.dispose();
  });
});

test("only researchers and operators write", async ({ playwright, browser }) => {
  const stranger = await newStranger(playwright);
  const annotator = await newAnnotator(playwright);
  await drawBattle(annotator);
  const data = { slug: newSlug(), ...bodyOf([]) };
  for (const one of [stranger, annotator]) {
    await expectProblem(await one.post("/api/v1/personas", { data }), 401, "unauthorized");
  }

  for (const [role, status] of [
    ["annotator", 403],
    ["researcher", 201],
  ] as const) {
    const token = randomUUID();
    await askRecord(
      `WITH somebody AS (INSERT INTO "user" (id, email, role) VALUES (gen_random_uuid(), $1, $2::role) RETURNING id)
       INSERT INTO session (id, session_token, user_id, expires)
       SELECT gen_random_uuid(), $3, id, now() + interval '1 hour' FROM somebody`,
      [`${token}@example.org`, role, token],
    );
    const cookie = { name: "next-auth.session-token", value: token, url: serverUrl() };
    const context = await browser.newContext({ baseURL: serverUrl() });
    await context.addCookies([cookie]);
    const answer = await context.request.post("/api/v1/personas", { data });
    expect(answer.status(), await answer.text()).toBe(status);
    const page = await context.newPage();
    expect((await page.goto("/personas/new"))?.status()).toBe(role === "researcher" ? 200 : 404);
    const refusal = page.getByRole("heading", { level: 1, name: "Making a persona needs another account" });
    await expect(refusal).toHaveCount(role === "researcher" ? 0 : 1);
    expect((await page.goto("/admin"))?.status(), "the operator's room stays the operator's").toBe(404);
    if (role === "researcher") {
      const again = await context.request.post("/api/v1/personas", { data });
      await expectProblem(again, 409, "persona_exists");
      expect((await retire(context.request, data.slug)).status()).toBe(200);
    }
    await context.close();
  }
  for (const one of [stranger, annotator]) await one.dispose();
});

/** Goes to a control by Tab and presses Enter on it. */
async function tabFrom(page: Page, control: ReturnType<Page["getByRole"]>): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press("Enter");
}
