import { type APIRequestContext, expect, test } from "@playwright/test";
import { drawBattle, expectProblem, newAnnotator } from "./api-annotator";
import { askRecord } from "./record";

const json = { "content-type": "application/json" };
const deep = (depth: number) => `${'{"fit":'.repeat(depth)}1${"}".repeat(depth)}`;

/** Raw bodies of a vote that must be refused, with the field that the answer names. */
const wrongVotes: Record<string, { body: string; field: string }> = {
  "no verdict": { body: "{}", field: "fit" },
  "an unknown verdict": { body: '{"fit":"best"}', field: "fit" },
  "a number as verdict": { body: '{"fit":1}', field: "fit" },
  "an unknown field": { body: '{"fit":"left","weight":9}', field: "weight" },
  "an unknown field inside": { body: '{"fit":"left","feedback":{"centre":"x"}}', field: "feedback.centre" },
  "a prototype's name as field": { body: '{"fit":"left","__proto__":{"a":1}}', field: "__proto__" },
  "a prototype's name in disguise": { body: '{"fit":"left","\\u005f_proto__":{"a":1}}', field: "__proto__" },
  "a byte order mark": { body: '\ufeff{"fit":"left"}', field: "body" },
  "a text of the wrong type": { body: '{"fit":"left","feedback":{"left":["x"]}}', field: "feedback.left" },
  "a text that is too long": {
    body: JSON.stringify({ fit: "left", feedback: { left: "x".repeat(4001) } }),
    field: "feedback.left",
  },
  "a text with NUL": { body: '{"fit":"left","feedback":{"left":"a\\u0000b"}}', field: "feedback.left" },
  "half a character": { body: '{"fit":"left","feedback":{"general":"\\ud800"}}', field: "feedback.general" },
  "a chip of no arena": { body: '{"fit":"left","chips":[{"key":"no-such-chip","side":"left"}]}', field: "chips" },
  "a chip of no side": { body: '{"fit":"left","chips":[{"key":"on-topic"}]}', field: "chips.0.side" },
  "a chip twice": {
    body: '{"fit":"left","chips":[{"key":"on-topic","side":"left"},{"key":"on-topic","side":"left"}]}',
    field: "chips",
  },
  "a criterion of no arena": { body: '{"fit":"left","criteria":{"beauty":{"left":1}}}', field: "criteria.beauty" },
  "a mark over the scale": {
    body: '{"fit":"left","criteria":{"relevance":{"right":6}}}',
    field: "criteria.relevance.right",
  },
  "a mark where a side is asked": { body: '{"fit":"left","criteria":{"length":{"left":1}}}', field: "criteria.length" },
  "a side where marks are asked": {
    body: '{"fit":"left","criteria":{"relevance":{"side":"left"}}}',
    field: "criteria.relevance",
  },
  "an unknown confidence": { body: '{"fit":"left","confidence":"certain"}', field: "confidence" },
  "an unknown satisfaction": { body: '{"fit":"left","satisfaction":{"right":"fine"}}', field: "satisfaction.right" },
  "six fifths": {
    body: '{"fit":"left","telemetry":{"seen":{"left":{"share":1,"fifthsMs":[1,1,1,1,1,1]},"right":{"share":1,"fifthsMs":[1,1,1,1,1]}}}}',
    field: "telemetry.seen.left.fifthsMs",
  },
  "keys that were typed": { body: '{"fit":"left","telemetry":{"keys":"abc"}}', field: "telemetry.keys" },
  "a negative time": { body: '{"fit":"left","telemetry":{"timeToVerdictMs":-1}}', field: "telemetry.timeToVerdictMs" },
  "an endless time": {
    body: '{"fit":"left","telemetry":{"timeToVerdictMs":1e999}}',
    field: "telemetry.timeToVerdictMs",
  },
  "a list": { body: "[]", field: "body" },
  null: { body: "null", field: "body" },
  "broken JSON": { body: '{"fit":', field: "body" },
  nothing: { body: "", field: "body" },
  "a hundred thousand levels": { body: deep(100_000), field: "fit" },
  "two hundred levels": { body: deep(200), field: "fit" },
};

test.describe("a vote with", () => {
  for (const [name, { body, field }] of Object.entries(wrongVotes)) {
    test(`${name} is refused, and the battle still takes its vote`, async ({ playwright }) => {
      const http = await newAnnotator(playwright);
      const battle = await drawBattle(http);
      const address = `/api/v1/battles/${battle.id}/vote`;
      const problem = await expectProblem(
        await http.post(address, { headers: json, data: Buffer.from(body) }),
        400,
        "invalid_request",
      );
      expect(problem.errors.map((error: { field: string }) => error.field)).toContain(field);
      expect(await askRecord("SELECT FROM vote WHERE battle_id = $1", [battle.id])).toHaveLength(0);
      expect((await http.post(address, { data: { fit: "left" } })).status()).toBe(201);
      await http.dispose();
    });
  }
});

test("bodies that are too large, of another type or not UTF-8 are refused", async ({ playwright }) => {
  const http = await newAnnotator(playwright);
  const address = `/api/v1/battles/${(await drawBattle(http)).id}/vote`;
  const post = (data: Buffer, headers: Record<string, string> = json) => http.post(address, { headers, data });

  const large = await expectProblem(await post(Buffer.alloc(1_000_001, " ")), 413, "payload_too_large");
  expect(large.errors).toMatchObject([{ field: "body" }]);
  const text = await post(Buffer.from('{"fit":"left"}'), { "content-type": "text/plain" });
  expect((await expectProblem(text, 415, "unsupported_media_type")).errors).toMatchObject([{ field: "content-type" }]);
  await expectProblem(await post(Buffer.from([0x7b, 0xff, 0x7d])), 400, "invalid_request");
  expect((await http.post(address, { data: { fit: "left" } })).status()).toBe(201);
  await http.dispose();
});

test("wrong addresses, methods, ids and cookies are somebody's mistake and not the server's", async ({
  playwright,
}) => {
  const http = await newAnnotator(playwright);
  await expectProblem(await http.post("/api/v1/battles", { data: { arena: "no-such-arena" } }), 404, "arena_not_found");
  await expectProblem(
    await http.post("/api/v1/battles", { data: { arena: "text", persona: "nobody" } }),
    404,
    "persona_not_found",
  );
  const wrongArena = await expectProblem(
    await http.post("/api/v1/battles", { data: { arena: "../text" } }),
    400,
    "invalid_request",
  );
  expect(wrongArena.errors[0].field).toBe("arena");
  const wrongId = await expectProblem(
    await http.post("/api/v1/battles/1/vote", { data: { fit: "left" } }),
    400,
    "invalid_request",
  );
  expect(wrongId.errors[0].field).toBe("id");
  await expectProblem(
    await http.post("/api/v1/battles/018f0000-0000-7000-8000-000000000000/vote", { data: { fit: "left" } }),
    404,
    "battle_not_found",
  );
  await expectProblem(await http.get("/api/v1/leaderboards/none"), 404, "arena_not_found");
  await expectProblem(await http.get("/api/v1/leaderboards/text?votes=best"), 400, "invalid_request");
  const twice = await http.get("/api/v1/leaderboards/text?votes=all&votes=human");
  expect((await expectProblem(twice, 400, "invalid_request")).errors).toMatchObject([{ field: "votes" }]);
  await expectProblem(await http.get("/api/v1/releases/v1/votes.csv"), 400, "invalid_request");
  await expectProblem(await http.get("/api/v1/releases/v2026.01.1/..%2f..%2fsecrets.json"), 400, "invalid_request");
  for (const nothing of ["/api", "/api/", "/api/v1", "/api/v1/no-such-thing"]) {
    for (const method of ["GET", "POST", "OPTIONS"]) {
      await expectProblem(await http.fetch(nothing, { method }), 404, "not_found");
    }
  }
  await expectProblem(await http.post("/api/v1/consent", { data: { version: "1999-01-1" } }), 409, "consent_outdated");
  await expectForged(http);
  await http.dispose();
});

test("every address of the API says which methods it answers to", async ({ request }) => {
  const { paths } = await (await request.get("/api/v1/openapi.json")).json();
  for (const [path, operations] of Object.entries<object>(paths)) {
    const address = path.replaceAll(/\{\w+\}/g, "none");
    const described = Object.keys(operations).map((method) => method.toUpperCase());
    if (described.includes("GET")) described.push("HEAD");
    const allow = [...described, "OPTIONS"].sort().join(", ");
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((name) => !described.includes(name))) {
      const refused = await request.fetch(address, { method });
      await expectProblem(refused, 405, "method_not_allowed");
      expect(refused.headers().allow, `${method} ${path}`).toBe(allow);
    }
    const told = await request.fetch(address, { method: "OPTIONS" });
    expect([told.status(), told.headers().allow]).toEqual([204, allow]);
  }
});

test("what no address can be is refused before the application sees it", async ({ request }) => {
  for (const path of ["/%ff", "/leaderboards/%00", "/arena/%c3", "/api/v1/battles/%00/vote", "/_next/%zz"]) {
    const { errors } = await expectProblem(await request.get(path), 400, "invalid_request");
    expect(errors).toMatchObject([{ field: "path" }]);
  }
  for (const path of ["/", "/api/v1/arenas", "/signin"]) {
    const refused = await request.fetch(path, { method: "PROPFIND" });
    await expectProblem(refused, 405, "method_not_allowed");
    expect(refused.headers().allow).toBe("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    if (!path.startsWith("/api/")) {
      const changed = await request.fetch(path, { method: "DELETE" });
      await expectProblem(changed, 405, "method_not_allowed");
      expect(changed.headers().allow).toBe("GET, HEAD");
    }
    const large = await request.post(path, { data: Buffer.alloc(1_000_001, " ") });
    await expectProblem(large, 413, "payload_too_large");
  }
});

test("a body that no form of ours sends is refused, and never breaks the server", async ({ request }) => {
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  for (const path of ["/", "/leaderboards/summary", "/arena/summary"]) {
    await expectProblem(await request.post(path, { headers, data: "abc" }), 405, "method_not_allowed");
  }
  for (const action of ["signout", "callback/email", "signin/email"]) {
    const options = { headers: { "content-type": "application/json" }, data: Buffer.from("{") };
    await expectProblem(await request.post(`/api/auth/${action}`, options), 400, "invalid_request");
  }
});

for (const name of ["No%20Such", "..%2ftext", "%F0%9F%8D%87", "a%2500", "x".repeat(81)]) {
  test(`no page is of an arena that would be called ${name.slice(0, 20)}`, async ({ page }) => {
    const board = await page.goto(`/leaderboards/${name}`);
    expect(board?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "There is nothing at this address" })).toBeVisible();
    const arena = await page.goto(`/arena/${name}`);
    expect(arena?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "There is nothing at this address" })).toBeVisible();
  });
}

async function expectForged(http: APIRequestContext): Promise<void> {
  const cookie = "palate_annotator=018f0000-0000-7000-8000-000000000000.c2lnbmVkLWJ5LW5vYm9keQ";
  const forged = await http.post("/api/v1/battles", { headers: { cookie }, data: { arena: "text" } });
  await expectProblem(forged, 403, "consent_required");
}
