import { type BrowserContext, expect, type Page } from "@playwright/test";
import { arenaPage, arenas } from "./arena-page";
import { findLeaks, foreignChunks, type Received, type Secret } from "./leak-scan";
import { askRecord } from "./record";
import { type Recording, test } from "./recording-proxy";
import { serverUrl } from "./server";

/** Until the vote of this annotator on this battle is stored, nothing that the browser receives tells who made what. */
for (const slug of arenas) {
  test(`no byte before the vote tells who made the outputs: ${slug}`, async ({ page, context, recording }) => {
    const arena = arenaPage(page);
    await page.goto(`/arena/${slug}`);
    await arena.agree.click();
    await expect(arena.question).toBeVisible();

    await page.getByRole("button", { name: "What they did before" }).click();
    await expect(arena.history.getByRole("listitem").first()).toBeVisible();
    await page.getByRole("button", { name: /^(Read|See) the source$/ }).click();
    await expect(arena.source).toBeVisible();
    await page.keyboard.press("Escape");
    // The pair behind this one is fetched and its images are loaded while this one is read.
    await expect.poll(() => drawnBattles(recording).length, { message: "the next pair is preloaded" }).toBe(2);
    const [current = "", next = ""] = drawnBattles(recording);
    if (slug === "image") {
      const isLoaded = () => ["left-0", "right-0"].every((name) => hasReceived(recording, imageUrl(next, name)));
      await expect.poll(isLoaded, { message: "the next pair's images are preloaded" }).toBe(true);
    } else {
      await expect.poll(() => hasReceived(recording, sourceUrl(current))).toBe(true);
    }
    await recording.settle();
    // Now the server renders the same pairs into the page.
    await page.reload();
    await expect(arena.question).toBeVisible();
    await page.waitForLoadState("networkidle");

    const all = [...(await recording.settle()), await storedInBrowser(page, context)];
    const secrets = await secretsOf(slug, [current, next]);
    expect(findLeaks(all, secrets)).toEqual([]);
    const types = all.map(({ headers }) => headerOf(headers, "content-type"));
    for (const type of ["text/html", "application/json", "javascript", "text/css"]) {
      expect(
        types.some((one) => one.includes(type)),
        `${type} was scanned`,
      ).toBe(true);
    }

    const images = all.filter(({ headers }) => headerOf(headers, "content-type").startsWith("image/webp"));
    for (const { url, body } of images) expect(foreignChunks(body), `metadata of ${url}`).toEqual([]);
    if (slug === "image") {
      expect(images.length, "images were looked at").toBeGreaterThanOrEqual(4);
      for (const battle of [current, next]) {
        const left = headersAlike(all, imageUrl(battle, "left-0"));
        expect(left).not.toBeNull();
        expect(headersAlike(all, imageUrl(battle, "right-0")), "both sides have the same headers").toEqual(left);
      }
    }

    // The same scan finds the same secrets as soon as the vote has revealed them.
    await page.keyboard.press("t");
    await page.keyboard.press("Enter");
    await expect(arena.after).toBeVisible();
    const answers = (await recording.settle()).filter(({ url }) => url.endsWith(`/battles/${current}/vote`));
    const found = findLeaks(answers, secrets).join("\n");
    for (const what of ["name of a system", "system of the left output", "system of the right output"]) {
      expect(found).toContain(what);
    }
  });
}

test.describe("the scan itself", () => {
  const secret: Secret = { what: "name", value: "TextRank – für alle" };
  const answer = (change: Partial<Received>): Received => ({
    url: "http://palate.test/arena/summary",
    headers: [{ name: "content-type", value: "text/html; charset=utf-8" }],
    body: Buffer.from("<p>nothing to see</p>"),
    ...change,
  });

  test("finds a planted secret wherever it stands, and nothing where there is none", () => {
    expect(findLeaks([answer({})], [secret])).toEqual([]);
    const planted: Partial<Received>[] = [
      { body: Buffer.from("<!-- textrank – FÜR alle -->".replace("FÜR", "für")) },
      { body: Buffer.from(`self.__next_f.push([1,${JSON.stringify(JSON.stringify(secret.value))}])`) },
      { body: Buffer.from('{"name":"TextRank \\u2013 f\\u00fcr alle"}') },
      { url: `http://palate.test/next?by=${encodeURIComponent(secret.value)}` },
      { headers: [{ name: "set-cookie", value: `maker=${encodeURIComponent(secret.value)}; Path=/` }] },
      { headers: [{ name: "content-type", value: "image/webp" }], body: Buffer.from(`RIFF EXIF${secret.value}`) },
    ];
    for (const change of planted) expect(findLeaks([answer(change)], [secret]), JSON.stringify(change)).toHaveLength(1);
    const id: Secret = { what: "output", value: "018f4e9c-7b1a-7c3d-9e2f-0123456789ab" };
    expect(findLeaks([answer({ url: `http://palate.test/${id.value.replaceAll("-", "")}.webp` })], [id])).toHaveLength(
      1,
    );
  });

  test("finds what an image carries beside its picture", () => {
    const chunk = (name: string, size: number) => {
      const header = Buffer.alloc(8);
      header.write(name, 0, "latin1");
      header.writeUInt32LE(size, 4);
      return Buffer.concat([header, Buffer.alloc(size + (size % 2))]);
    };
    const image = (...chunks: Buffer[]) => {
      const content = Buffer.concat([Buffer.from("WEBP"), ...chunks]);
      const header = Buffer.alloc(8);
      header.write("RIFF", 0, "latin1");
      header.writeUInt32LE(content.length, 4);
      return Buffer.concat([header, content]);
    };
    expect(foreignChunks(image(chunk("VP8X", 10), chunk("VP8 ", 7)))).toEqual([]);
    const telling = image(chunk("VP8X", 10), chunk("ICCP", 5), chunk("VP8L", 9), chunk("EXIF", 12), chunk("XMP ", 3));
    expect(foreignChunks(telling)).toEqual(["ICCP", "EXIF", "XMP "]);
    expect(() => foreignChunks(Buffer.concat([image(chunk("VP8 ", 7)), Buffer.from("tail")]))).toThrow("behind");
    expect(() => foreignChunks(Buffer.from("\x89PNG, which is another format"))).toThrow("no WebP");
  });
});

const imageUrl = (battleId: string, name: string) => `${serverUrl()}/api/v1/battles/${battleId}/images/${name}`;

const sourceUrl = (battleId: string) => `${serverUrl()}/api/v1/battles/${battleId}/source`;

const hasReceived = (recording: Recording, wanted: string) => recording.answers().some(({ url }) => url === wanted);

/** The battles that the page has drawn, in their order. */
function drawnBattles(recording: Recording): string[] {
  return recording
    .answers()
    .filter(({ url }) => url.endsWith("/api/v1/battles"))
    .map(({ body }) => (JSON.parse(Buffer.from(body).toString()) as { id: string }).id);
}

/** What the page keeps in the browser and shows to a screen reader is scanned like an answer. */
async function storedInBrowser(page: Page, context: BrowserContext): Promise<Received> {
  const kept = { ...(await context.storageState()), html: await page.content() };
  return { url: "the browser's own storage", headers: [], body: Buffer.from(JSON.stringify(kept)) };
}

function headerOf(headers: Received["headers"], wanted: string): string {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? "";
}

/** Headers of an answer but for those that differ between any two answers; null where there was none. */
function headersAlike(all: readonly Received[], url: string): string[] | null {
  const differs = new Set(["content-length", "date", "x-request-id"]);
  const answer = all.find((one) => one.url === url);
  if (!answer) return null;
  return answer.headers
    .map(({ name, value }) => (differs.has(name.toLowerCase()) ? `${name}: …` : `${name}: ${value}`))
    .sort();
}

/** Everything in the record that would tell, or help to recognize, who made the outputs of these battles. */
async function secretsOf(slug: string, battleIds: readonly string[]): Promise<Secret[]> {
  const systems = await askRecord<Record<"id" | "slug" | "name" | "family" | "description", string>>(
    `SELECT system.id, system.slug, system.name, family, system.description
     FROM system JOIN arena ON arena.id = arena_id WHERE arena.slug = $1`,
    [slug],
  );
  const outputs = await askRecord<Record<"side" | "id" | "hash" | "system" | "use" | "latency", string>>(
    `SELECT CASE WHEN output.id = left_output_id THEN 'left' ELSE 'right' END AS side, output.id, content_hash AS hash,
       system_id AS system, persona_use AS use, latency_ms::text AS latency
     FROM battle JOIN output ON output.id IN (left_output_id, right_output_id) WHERE battle.id = ANY($1::uuid[])`,
    [battleIds],
  );
  const blobs = await askRecord<{ blob: string }>(
    `SELECT blob FROM battle JOIN output_part ON output_id IN (left_output_id, right_output_id)
     WHERE battle.id = ANY($1::uuid[]) AND blob IS NOT NULL`,
    [battleIds],
  );
  expect(systems.length, "systems of the arena").toBeGreaterThanOrEqual(2);
  expect(outputs, "outputs of both pairs").toHaveLength(2 * battleIds.length);
  const slugs = new Map(systems.map((system) => [system.id, system.slug]));
  return [
    ...systems.flatMap(({ id, name, description, ...system }) => [
      { what: "id of a system", value: id },
      { what: "slug of a system", value: system.slug },
      { what: "name of a system", value: name },
      { what: "description of a system", value: description },
      ...(everydayFamilies.has(system.family) ? [] : [{ what: "family of a system", value: system.family }]),
    ]),
    ...outputs.flatMap(({ side, id, hash, system, use, latency }) => [
      { what: "id of an output", value: id },
      { what: "content hash of an output", value: hash },
      { what: `system of the ${side} output`, value: slugs.get(system) ?? system },
      // Shorter ones are made of the person's own words, which the page shows.
      ...(use.length >= 24 ? [{ what: "what an output used of the person", value: use }] : []),
      ...(latency.length >= 8 ? [{ what: "latency of an output", value: latency }] : []),
    ]),
    ...blobs.map(({ blob }) => ({ what: "storage key of an output", value: blob })),
  ];
}

/** Families named by a word that stands on the page for other reasons, such as a reason chip. */
const everydayFamilies = new Set(["Crop"]);
