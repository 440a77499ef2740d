import { type APIRequestContext, type APIResponse, expect, type PlaywrightWorkerArgs } from "@playwright/test";
import { serverUrl } from "./server";

export interface ApiBattle {
  readonly id: string;
  readonly arena: string;
}

/** A new anonymous annotator who speaks plain HTTP and keeps the cookie. Dispose of the context when done. */
export function newAnnotator(playwright: PlaywrightWorkerArgs["playwright"]): Promise<APIRequestContext> {
  return agreeing(playwright, {});
}

/** One who also lets what they write be published. */
export function newWriter(playwright: PlaywrightWorkerArgs["playwright"]): Promise<APIRequestContext> {
  return agreeing(playwright, { feedback: true });
}

async function agreeing(playwright: PlaywrightWorkerArgs["playwright"], fields: { readonly feedback?: true }) {
  const http = await newStranger(playwright);
  const { version } = await (await http.get("/api/v1/consent")).json();
  const accepted = await http.post("/api/v1/consent", { data: { version, fields } });
  expect(accepted.status()).toBe(204);
  return http;
}

/** Somebody who has agreed to nothing yet and is not signed in, also where the pages of a test are an operator's. */
export function newStranger(playwright: PlaywrightWorkerArgs["playwright"]): Promise<APIRequestContext> {
  // Without a state of its own a context takes the one of `test.use`.
  return playwright.request.newContext({ baseURL: serverUrl(), storageState: { cookies: [], origins: [] } });
}

export async function drawBattle(http: APIRequestContext, arena = "text"): Promise<ApiBattle> {
  const answer = await http.post("/api/v1/battles", { data: { arena } });
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.json();
}

/** A problem of RFC 9457 with this status and code. @returns its members */
export async function expectProblem(answer: APIResponse, status: number, code: string) {
  expect(answer.status(), await answer.text()).toBe(status);
  expect(answer.headers()["content-type"]).toBe("application/problem+json");
  const problem = await answer.json();
  expect(problem).toMatchObject({ status, code, title: expect.any(String), detail: expect.any(String) });
  expect(problem.requestId).toBe(answer.headers()["x-request-id"]);
  return problem;
}
