import { randomInt } from "node:crypto";
import { readdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { releasesFolder } from "./testing/build";
import { describeKills } from "./testing/kills.contract";

describeKills({
  name: "a folder",
  watch() {
    const beganAt = performance.now();
    return { amount: () => performance.now() - beganAt, until: (ms) => sleep(ms) };
  },
  everything: () => readdir(releasesFolder()),
  seed: process.env.PALATE_KILL_SEED ?? String(randomInt(1_000_000)),
  tell: console.log,
});
