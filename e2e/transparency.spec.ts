import { expect, test } from "@playwright/test";
import { drawBattle, expectProblem, newAnnotator, newStranger } from "./api-annotator";

test("the chain of days is public, page by page, and answers 304 to who has it", async ({ playwright }) => {
  const http = await newStranger(playwright);
  // The worker seals the first day when it starts.
  const read = async () => (await http.get("/api/v1/transparency?limit=1")).json();
  await expect.poll(async () => (await read()).days.length, { timeout: 15_000 }).toBe(1);
  const { days, previousRoot } = await read();
  expect(days[0]).toMatchObject({
    chainRoot: expect.stringMatching(/^[0-9a-f]{64}$/),
    assessments: expect.any(Number),
  });
  expect(previousRoot).toBe("0".repeat(64));

  const fresh = await http.get("/api/v1/transparency");
  const same = await http.get("/api/v1/transparency", { headers: { "if-none-match": fresh.headers().etag! } });
  expect(same.status()).toBe(304);
  for (const query of [
    "limit=0",
    "limit=1001",
    "limit=ten",
    "after=yesterday",
    "after=2026-02-30",
    "after=0000-01-01",
  ]) {
    const problem = await expectProblem(await http.get(`/api/v1/transparency?${query}`), 400, "invalid_request");
    expect(problem.errors).toMatchObject([{ field: query.split("=")[0] }]);
  }
  await http.dispose();
});

test("receipts are for who judged", async ({ playwright }) => {
  const stranger = await newStranger(playwright);
  await expectProblem(await stranger.get("/api/v1/me/receipts"), 403, "consent_required");
  const http = await newAnnotator(playwright);
  const battle = await drawBattle(http);
  await http.post(`/api/v1/battles/${battle.id}/vote`, { data: { fit: "left" } });
  // The vote of today has its receipt tomorrow.
  expect(await (await http.get("/api/v1/me/receipts")).json()).toEqual({ receipts: [], next: null });
  await expectProblem(await http.get("/api/v1/me/receipts?after=1"), 400, "invalid_request");
  for (const one of [stranger, http]) await one.dispose();
});

test("a person reads what the chain is for, and the newest root", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "Footer" }).getByRole("link", { name: "Transparency" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Transparency" })).toBeVisible();
  await expect(page.getByRole("table", { name: "The newest sealed days and their roots" })).toBeVisible();
  await expect(page.getByRole("link", { name: "/api/v1/transparency" })).toHaveAttribute(
    "href",
    "/api/v1/transparency",
  );
});
