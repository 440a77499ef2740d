import { randomInt } from "node:crypto";
import { afterAll, vi } from "vitest";
import { describeKills } from "./testing/kills.contract";

// Before anything is imported that reads the environment.
const server = await vi.hoisted(async () => (await import("./testing/in-bucket")).keepReleasesInBucket());

afterAll(() => server.close());

describeKills({
  name: "a bucket",
  // A build spends most of its time elsewhere: points are requests, and a kill comes while one is on its way.
  watch() {
    const before = server.requests.length;
    const amount = () => server.requests.length - before;
    const until = (requests: number) =>
      new Promise<void>((resolve) => {
        server.fault = () => {
          if (amount() > requests) resolve();
          return null;
        };
      });
    return { amount, until };
  },
  async everything() {
    const { objects, uploads } = server.store;
    const keys = [...objects.keys(), ...[...uploads.values()].map(({ key }) => key)];
    return keys.map((key) => key.slice(server.place.prefix.length));
  },
  seed: process.env.PALATE_KILL_SEED ?? String(randomInt(1_000_000)),
  tell: console.log,
});
