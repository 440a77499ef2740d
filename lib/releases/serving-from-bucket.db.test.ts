import { afterAll, vi } from "vitest";
import { describeServing } from "./testing/serving.contract";

// Before anything is imported that reads the environment.
const server = await vi.hoisted(async () => (await import("./testing/in-bucket")).keepReleasesInBucket());

afterAll(() => server.close());

describeServing("a bucket", async (version, name) => {
  const { objects } = server.store;
  const prefix = `${server.place.prefix}releases/${version}/${name ?? ""}`;
  for (const key of objects.keys()) if (key.startsWith(prefix)) objects.delete(key);
});
