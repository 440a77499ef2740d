import { readdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { S3Server } from "@/lib/storage/testing/s3-server";
import { releasesFolder } from "./build";
import type { KilledStorage } from "./kills.contract";

type WatchedStorage = Omit<KilledStorage, "seed" | "tell">;

/** The folder of the tests. Points are moments. */
export const killedFolder: WatchedStorage = {
  name: "a folder",
  watch() {
    const beganAt = performance.now();
    return { amount: () => performance.now() - beganAt, until: (ms) => sleep(ms) };
  },
  everything: () => readdir(releasesFolder()),
};

/** A bucket. A build spends most of its time elsewhere: points are requests, and a kill comes while one is on its way. */
export function killedBucket(server: S3Server): WatchedStorage {
  return {
    name: "a bucket",
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
  };
}
