import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

const loads = vi.hoisted(() => ({ ofSdk: 0 }));

vi.mock("@aws-sdk/client-s3", async (original) => {
  loads.ofSdk += 1;
  return original();
});

let home = "";

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "palate-home-"));
  vi.resetModules();
  vi.stubEnv("PALATE_HOME", home);
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@localhost/none");
  vi.stubEnv("PALATE_SECRET", "a-secret-of-the-tests-alone");
  vi.stubEnv("NEXTAUTH_SECRET", "a-secret-of-the-tests-alone");
});

afterEach(() => rm(home, { recursive: true, force: true }));

it("releases lie in the home, and Amazon's SDK is not even loaded, until a bucket is set", async () => {
  const { releaseStore } = await import("./releases");
  const store = await releaseStore();
  expect(await store.takenVersions()).toEqual([]);
  expect(await releaseStore()).toBe(store);
  expect(loads.ofSdk).toBe(0);

  vi.resetModules();
  vi.stubEnv("PALATE_RELEASES_S3_BUCKET", "palate");
  vi.stubEnv("PALATE_RELEASES_S3_REGION", "eu-test-1");
  vi.stubEnv("PALATE_RELEASES_S3_ENDPOINT", "http://127.0.0.1:1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "key");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  const inBucket = await (await import("./releases")).releaseStore();
  expect(loads.ofSdk).toBe(1);
  await expect(inBucket.takenVersions()).rejects.toMatchObject({ code: "unavailable" });
});
