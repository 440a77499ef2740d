import { randomInt } from "node:crypto";
import { killedFolder } from "./testing/killed-storages";
import { describeKills } from "./testing/kills.contract";

describeKills({
  ...killedFolder,
  seed: process.env.PALATE_KILL_SEED ?? String(randomInt(1_000_000)),
  tell: console.log,
});
