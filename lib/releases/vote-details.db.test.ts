import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { createBattle } from "@/lib/db/testing/factories";
import { castVote } from "@/lib/votes/commands";
import { build, readRelease, releasesFolder } from "./testing/build";

it("publishes every answer of a vote under a column of its own, and nothing of what was on screen", async () => {
  const battle = await createBattle();
  const part = { share: 0.37, fifthsMs: [913_117, 0, 0, 0, 0] };
  await castVote({
    battleId: battle.id,
    annotatorId: battle.annotatorId,
    fit: "right",
    quality: "left",
    confidence: "guess",
    satisfaction: { left: "below", right: "acceptable" },
    chips: [
      { key: "too-long", side: "left" },
      { key: "on-topic", side: "both" },
    ],
    criteria: { warmth: { side: "tie" }, clarity: { left: 2, right: 4 } },
    telemetry: { timeToVerdictMs: 5600, seen: { left: part, right: part } },
  });
  const { version, rows } = await build();
  expect(rows).toMatchObject([
    {
      fit: "right",
      quality: "left",
      confidence: "guess",
      satisfaction_left: "below",
      satisfaction_right: "acceptable",
      positive_chips_left: "on-topic",
      positive_chips_right: "on-topic",
      negative_chips_left: "too-long",
      negative_chips_right: "",
      criteria: '{"clarity":{"left":2,"right":4},"warmth":{"side":"tie"}}',
      seconds_to_verdict: 5,
    },
  ]);
  for (const name of await readdir(path.join(releasesFolder(), version))) {
    const text = (await readRelease(version, name)).toString("latin1");
    for (const measured of ["913117", "fifths", "0.37"])
      expect(text.includes(measured), `${name}: ${measured}`).toBe(false);
  }
});
