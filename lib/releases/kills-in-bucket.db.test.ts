import { randomInt } from "node:crypto";
import { afterAll, vi } from "vitest";
import { killedBucket } from "./testing/killed-storages";
import { describeKills } from "./testing/kills.contract";

// Before anything is imported that reads the environment.
const server = await vi.hoisted(async () => (await import("./testing/in-bucket")).keepReleasesInBucket());

afterAll(() => server.close());

describeKills({
  ...killedBucket(server),
  seed: process.env.PALATE_KILL_SEED ?? String(randomInt(1_000_000)),
  tell: console.log,
});
