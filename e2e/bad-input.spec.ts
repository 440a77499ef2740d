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
  "a text of the wrong type": { body: '{"fit":"left","feedback":{"left":["x"]}}', field: "feedback.left" },
  "a text that is too long": {
    body: JSON.stringify({ fit: "left", feedback: { left: "x".repeat(4001) } }),
    field: "feedback.left",
  },
  "a text with NUL": { body: '{"fit":"left","feedback":{"left":"a\\u0000b"}}', field: "feedback.left" },
  "half a character": { body: '{"fit":"left","feedback":{"general":"\\ud800"}}', field: "feedback.general" },
  "a chip of no arena": { body: '{"fit":"left","chips":["no-such-chip"]}', field: "chips" },
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

  await expectProblem(await post(Buffer.alloc(1_000_001, " ")), 413, "payload_too_large");
  await expectProblem(
    await post(Buffer.from('{"fit":"left"}'), { "content-type": "text/plain" }),
    415,
    "unsupported_media_type",
  );
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
  await expectProblem(await http.get("/api/v1/releases/v1/votes.csv"), 400, "invalid_request");
  await expectProblem(await http.get("/api/v1/releases/v2026.01.1/..%2f..%2fsecrets.json"), 400, "invalid_request");
  await expectProblem(await http.get("/api/v1/no-such-thing"), 404, "not_found");
  await expectProblem(await http.post("/api/v1/consent", { data: { version: "1999-01-1" } }), 409, "consent_outdated");
  await expectForged(http);
  await http.dispose();
});

async function expectForged(http: APIRequestContext): Promise<void> {
  const cookie = "palate_annotator=018f0000-0000-7000-8000-000000000000.c2lnbmVkLWJ5LW5vYm9keQ";
  const forged = await http.post("/api/v1/battles", { headers: { cookie }, data: { arena: "text" } });
  await expectProblem(forged, 403, "consent_required");
}
