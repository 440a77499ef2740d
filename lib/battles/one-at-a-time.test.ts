import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { oneAtATime } from "./one-at-a-time";

it("does one after the other for a key, also after a failure, and others beside them", async () => {
  const log: string[] = [];
  const work = (name: string, ms: number) => async () => {
    log.push(`${name} begins`);
    await sleep(ms);
    log.push(`${name} ends`);
    if (name === "b") throw new Error("b failed");
    return name;
  };
  const results = await Promise.allSettled([
    oneAtATime("k", work("a", 20)),
    oneAtATime("k", work("b", 1)),
    oneAtATime("k", work("c", 1)),
    oneAtATime("other", work("d", 1)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect(log.filter((line) => !line.startsWith("d"))).toEqual([
    "a begins",
    "a ends",
    "b begins",
    "b ends",
    "c begins",
    "c ends",
  ]);
  expect(log.indexOf("d ends")).toBeLessThan(log.indexOf("a ends"));
});
