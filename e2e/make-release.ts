import { gunzipSync } from "node:zlib";
import { type APIRequestContext, expect, type PlaywrightWorkerArgs } from "@playwright/test";
import { operatorState, serverUrl } from "./server";

export interface MadeRelease {
  readonly version: string;
  readonly votes: number;
  readonly supersededBy: string | null;
  readonly files: readonly {
    readonly name: string;
    readonly url: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

/**
 * Has the operator make releases of people's votes until one has these words. A request joins a release that is under way, and
 * that one may have begun before they were written. Takes seconds, and on a loaded machine many of them.
 */
export async function makeReleaseWith(
  playwright: PlaywrightWorkerArgs["playwright"],
  words: string,
): Promise<MadeRelease> {
  const operator = await playwright.request.newContext({ baseURL: serverUrl(), storageState: operatorState() });
  const listed = async (): Promise<MadeRelease[]> => (await (await operator.get("/api/v1/releases")).json()).releases;
  let made: MadeRelease | undefined;
  await expect(async () => {
    const before = (await listed()).length;
    expect((await operator.post("/api/v1/admin/releases", { data: {} })).status()).toBe(202);
    await expect.poll(async () => (await listed()).length, { timeout: 120_000 }).toBeGreaterThan(before);
    const [newest] = await listed();
    expect(await readVotes(operator, newest!.version)).toContain(words);
    made = newest;
  }).toPass({ timeout: 130_000 });
  await operator.dispose();
  return made!;
}

/** The votes of a release, a line each. */
export async function readVotes(http: APIRequestContext, version: string): Promise<string> {
  const file = await http.get(`/api/v1/releases/${version}/votes.jsonl.gz`);
  expect(file.status()).toBe(200);
  return gunzipSync(await file.body()).toString("utf8");
}
