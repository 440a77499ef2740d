import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withdrawConsent } from "@/lib/annotators/commands";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createVote } from "@/lib/db/testing/factories";
import { AppError } from "@/lib/errors";
import { seededRandom } from "@/lib/ranking/random";
import type { ReleaseStore } from "@/lib/storage/release-files";
import { releaseStore } from "@/lib/storage/releases";
import { buildRelease } from "../commands";
import { manifest } from "../manifest";
import { listReleases, openReleaseFile } from "../queries";
import { verifyPublished } from "../verify-published";
import { withdrawRelease } from "../withdraw/commands";
import { expectCode } from "./build";
import { type DoomedBuild, startDoomedBuild } from "./doomed-build";
import type { KilledStorage } from "./kills.contract";

const kills = 8;
const votesOfStayers = 30;
const actor = "the tests";

/** SIGKILL at random points of a withdrawal, spread over all of it. */
export function describeKilledWithdrawals({ name: storage, watch, everything, seed, tell }: KilledStorage): void {
  describe(`a withdrawal from ${storage} that is killed`, () => {
    let store: ReleaseStore;
    let arenaId = "";
    const ready: Promise<DoomedBuild>[] = [];

    beforeAll(async () => {
      store = await releaseStore();
      arenaId = (await createArena()).id;
      for (let n = 0; n < votesOfStayers; n += 1)
        await createVote({ arenaId, feedback: { general: "A text. ".repeat(40) } });
      ready.push(startDoomedBuild(), startDoomedBuild());
    });

    afterAll(async () => {
      for (const build of await Promise.allSettled(ready)) if (build.status === "fulfilled") build.value.end();
      await db.$disconnect();
    });

    /** The next one, while another is loading. */
    async function nextProcess(): Promise<DoomedBuild> {
      ready.push(startDoomedBuild());
      return ready.shift() as Promise<DoomedBuild>;
    }

    /** A release with a vote that is withdrawn by now. */
    async function releaseToWithdraw() {
      const { id: annotatorId } = await createAnnotator();
      await createVote({ arenaId, annotatorId });
      await sleep(5);
      const { version, votes } = await whenUnlocked(() => buildRelease({ actor }));
      await sleep(5);
      await withdrawConsent({ annotatorId });
      return { version, votes };
    }

    async function expectWhole(version: string): Promise<void> {
      const { manifest: stored } = await db.release.findUniqueOrThrow({ where: { version } });
      await verifyPublished(store, manifest.parse(stored));
    }

    it(`leaves the old release or the new one, never neither (seed ${seed})`, { timeout: 600_000 }, async () => {
      const random = seededRandom(`killed withdrawals ${seed}`);
      const first = await nextProcess();
      const { version: measured } = await releaseToWithdraw();
      const uninterrupted = watch();
      await first.run(undefined, measured);
      let whole = uninterrupted.amount();
      const outcomes = { "the old one stands": 0, "files of the old one stay": 0, done: 0, "was quicker": 0 };
      for (let kill = 0; kill < kills; kill += 1) {
        const { version: old, votes } = await releaseToWithdraw();
        const doomed = await nextProcess();
        const progress = watch();
        const isDone = await doomed.run(progress.until(((kill + random.next()) / kills) * whole), old);
        if (isDone) whole = Math.min(whole, progress.amount());

        const listed = await listReleases();
        const standing = listed.find(({ version }) => version === old)!.supersededBy;
        if (standing === null) {
          await expectWhole(old);
          expect(await store.readLatest()).toBe(old);
        } else {
          await expectWhole(standing);
          await expectCode(openReleaseFile(old, "manifest.json"), "release_superseded");
          expect([old, standing]).toContain(await store.readLatest());
        }
        const isThere = (await store.takenVersions()).includes(old);
        if (isDone) outcomes["was quicker"] += 1;
        else if (standing === null) outcomes["the old one stands"] += 1;
        else if (isThere) outcomes["files of the old one stay"] += 1;
        else outcomes.done += 1;

        const next = await whenUnlocked(() =>
          standing === null ? withdrawRelease({ version: old, actor }) : buildRelease({ actor }),
        );
        expect(next.votes).toBe(votes - 1);
        await expectWhole(next.version);
        expect(await store.readLatest()).toBe(next.version);
        expect(await store.takenVersions()).not.toContain(old);
        expect((await everything()).filter((name) => /^(\.tmp-|staged\/)/.test(name))).toEqual([]);
      }
      tell(`${storage}, seed ${seed}: killed withdrawals left ${JSON.stringify(outcomes)}`);
      expect(outcomes["the old one stands"], "kills before the new one was listed").toBeGreaterThanOrEqual(1);
    });
  });
}

/** The lock of a dead process ends with its connection, which the database may notice a moment later. */
async function whenUnlocked<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 100; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "release_in_progress" || left === 0) throw error;
      await sleep(100);
    }
  }
}
