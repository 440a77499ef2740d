import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { drawBattle, expectProblem, newAnnotator, newStranger } from "./api-annotator";
import { operatorState, serverUrl } from "./server";

test("from consent to a vote, its repetition, and somebody else's try", async ({ playwright }) => {
  const stranger = await newStranger(playwright);
  await expectProblem(await stranger.post("/api/v1/battles", { data: { arena: "text" } }), 403, "consent_required");

  const http = await newAnnotator(playwright);
  const battle = await drawBattle(http);
  expect(Object.keys(battle).sort()).toEqual(
    ["arena", "expiresAt", "id", "left", "modality", "persona", "right", "standpoint", "task"].sort(),
  );

  const other = await newAnnotator(playwright);
  const address = `/api/v1/battles/${battle.id}/vote`;
  await expectProblem(await other.post(address, { data: { fit: "left" } }), 404, "battle_not_found");
  await expectProblem(await stranger.post(address, { data: { fit: "left" } }), 403, "consent_required");

  const cast = await http.post(address, { data: { fit: "left", quality: "right", telemetry: { input: "key" } } });
  expect(cast.status()).toBe(201);
  const { vote, reveal } = await cast.json();
  expect(Date.parse(vote.createdAt)).not.toBeNaN();
  expect(reveal.left.system).not.toBe(reveal.right.system);
  for (const side of [reveal.left, reveal.right]) {
    expect(side).toMatchObject({ name: expect.any(String), family: expect.any(String), strategy: expect.any(String) });
  }

  const repeated = await expectProblem(await http.post(address, { data: { fit: "right" } }), 409, "already_voted");
  expect(repeated.vote).toMatchObject({ ...vote, fit: "left", quality: "right" });
  await expectProblem(await other.post(address, { data: { fit: "left" } }), 404, "battle_not_found");
  for (const one of [stranger, http, other]) await one.dispose();
});

test("a board takes a vote within five seconds and answers 304 to who has it", async ({ playwright }) => {
  const http = await newAnnotator(playwright);
  const board = await http.get("/api/v1/leaderboards/text");
  expect(board.status()).toBe(200);
  const { arena, snapshot, systems } = await board.json();
  expect(arena).toBe("text");
  expect(systems.length).toBeGreaterThanOrEqual(6);
  for (const { rating, low, high } of systems.filter((one: { rating: number | null }) => one.rating !== null)) {
    expect(low).toBeLessThanOrEqual(rating);
    expect(rating).toBeLessThanOrEqual(high);
  }

  const battle = await drawBattle(http);
  expect((await http.post(`/api/v1/battles/${battle.id}/vote`, { data: { fit: "left" } })).status()).toBe(201);
  const votes = async () => (await (await http.get("/api/v1/leaderboards/text")).json()).snapshot.votes;
  await expect.poll(votes, { timeout: 5_000, intervals: [200] }).toBeGreaterThan(snapshot.votes);

  // Others vote in the meantime: a copy that is old by then is fetched again.
  await expect(async () => {
    const fresh = await http.get("/api/v1/leaderboards/text");
    const tag = fresh.headers().etag!;
    const same = await http.get("/api/v1/leaderboards/text", { headers: { "if-none-match": tag } });
    expect(same.status()).toBe(304);
    expect((await same.body()).length).toBe(0);
    const another = await http.get("/api/v1/leaderboards/text", { headers: { "if-none-match": '"another"' } });
    expect(another.status()).toBe(200);
  }).toPass({ timeout: 10_000 });
  await http.dispose();
});

test("a release is built, listed, whole, and served in ranges", async ({ playwright }) => {
  // A release takes seconds, and on a loaded machine many of them.
  test.setTimeout(150_000);
  const http = await newAnnotator(playwright);
  const battle = await drawBattle(http);
  expect((await http.post(`/api/v1/battles/${battle.id}/vote`, { data: { fit: "tie" } })).status()).toBe(201);

  const listed = async () => (await (await http.get("/api/v1/releases")).json()).releases;
  const before = (await listed()).length;
  const operator = await playwright.request.newContext({ baseURL: serverUrl(), storageState: operatorState() });
  const asked = await operator.post("/api/v1/admin/releases", { data: {} });
  expect(asked.status(), await asked.text()).toBe(202);
  await expect.poll(async () => (await listed()).length, { timeout: 100_000 }).toBeGreaterThan(before);

  const [release] = await listed();
  expect(release.files.map((file: { name: string }) => file.name)).toEqual(
    expect.arrayContaining(["votes.jsonl.gz", "votes.csv.gz", "votes.parquet", "battles.parquet", "boards.parquet"]),
  );
  for (const file of release.files) {
    const whole = await http.get(file.url);
    expect(whole.status()).toBe(200);
    const bytes = await whole.body();
    expect(bytes.length).toBe(file.bytes);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(file.sha256);

    const part = await http.get(file.url, { headers: { range: "bytes=2-9" } });
    expect(part.status()).toBe(206);
    expect(part.headers()["content-range"]).toBe(`bytes 2-9/${file.bytes}`);
    expect(await part.body()).toEqual(bytes.subarray(2, 10));

    const tag = whole.headers().etag!;
    expect((await http.get(file.url, { headers: { "if-none-match": tag } })).status()).toBe(304);
    const outside = await http.get(file.url, { headers: { range: `bytes=${file.bytes}-` } });
    expect(outside.status()).toBe(416);
  }
  await expectProblem(await http.get(`/api/v1/releases/${release.version}/none.csv`), 404, "release_not_found");
  await expectProblem(await http.get(`/api/v1/releases/${release.version}/views/none.csv`), 404, "release_not_found");

  const newest = await http.get("/api/v1/releases/latest/votes.csv", { maxRedirects: 0 });
  expect(newest.status()).toBe(302);
  expect(newest.headers()["cache-control"]).toBe("no-store");
  expect(newest.headers().location).toBe(`/api/v1/releases/${release.version}/votes.csv`);
  const followed = await http.get("/api/v1/releases/latest/votes.csv");
  expect(followed.headers().etag).toBe((await http.head(newest.headers().location!)).headers().etag);
  for (const one of [http, operator]) await one.dispose();
});

test("the description of the API is the one of its routes", async ({ request }) => {
  const answer = await request.get("/api/v1/openapi.json");
  expect(answer.status()).toBe(200);
  const { openapi, paths } = await answer.json();
  expect(openapi).toBe("3.1.0");
  expect(Object.keys(paths["/api/v1/battles/{id}/vote"].post.responses)).toEqual(
    expect.arrayContaining(["201", "400", "403", "404", "409", "410", "413", "415"]),
  );
  expect((await request.get("/docs/api")).status()).toBe(200);
});

test("a bench's bare route is nowhere but in a bench", async ({ request }) => {
  await expectProblem(await request.post("/api/bench/bare", { data: {} }), 404, "not_found");
});
