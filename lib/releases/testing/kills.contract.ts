import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { createArena, createVote } from "@/lib/db/testing/factories";
import { seededRandom } from "@/lib/ranking/random";
import type { ReleaseStore } from "@/lib/storage/release-files";
import { releaseStore } from "@/lib/storage/releases";
import { sealDueDays } from "@/lib/transparency/commands";
import { chainFileName } from "../chain/chain-file";
import { buildRelease } from "../commands";
import { manifest } from "../manifest";
import { listReleases, openReleaseFile } from "../queries";
import { verifyPublished } from "../verify-published";
import { expectCode } from "./build";
import { type DoomedBuild, startDoomedBuild } from "./doomed-build";

const kills = 20;
const votes = 300;

/** How far a build has come since it was let go, in whatever can be counted of it: milliseconds, requests. */
export interface Progress {
  amount(): number;
  /** Waits until that much is done. */
  until(amount: number): Promise<void>;
}

export interface KilledStorage {
  readonly name: string;
  readonly watch: () => Progress;
  /** Names of all that lies in the storage, also what is hidden. */
  readonly everything: () => Promise<string[]>;
  /** Of the points at which builds are killed. `PALATE_KILL_SEED` repeats those of a run that failed. */
  readonly seed: string;
  readonly tell: (line: string) => void;
}

/** SIGKILL at twenty random points of a build, spread over all of it. */
export function describeKills({ name: storage, watch, everything, seed, tell }: KilledStorage): void {
  describe(`a build into ${storage} that is killed`, () => {
    let store: ReleaseStore;
    const ready: Promise<DoomedBuild>[] = [];

    beforeAll(async () => {
      store = await releaseStore();
      const { id: arenaId } = await createArena({ slug: "text" });
      const feedback = { left: "A longer sentence about the left one. ".repeat(20), general: "Fine." };
      for (let n = 0; n < 10; n += 1) await createVote({ arenaId, feedback });
      await multiplyVotes(votes / 10);
      await sealDueDays();
      ready.push(startDoomedBuild(), startDoomedBuild());
    });

    afterAll(async () => {
      for (const build of await Promise.allSettled(ready)) if (build.status === "fulfilled") build.value.end();
      await db.$disconnect();
    });

    /** The next one, while another is loading. */
    async function nextBuild(): Promise<DoomedBuild> {
      ready.push(startDoomedBuild());
      return ready.shift() as Promise<DoomedBuild>;
    }

    async function expectWhole(version: string): Promise<void> {
      const { manifest: stored } = await db.release.findUniqueOrThrow({ where: { version } });
      const published = manifest.parse(stored);
      expect(published.chain).not.toBeNull();
      expect(published.files.map(({ name }) => name)).toContain(chainFileName);
      await verifyPublished(store, published);
    }

    it(`never shows half a release, and the next build succeeds (seed ${seed})`, { timeout: 300_000 }, async () => {
      const random = seededRandom(`kills ${seed}`);
      const first = await nextBuild();
      const measured = watch();
      await first.run();
      let whole = measured.amount();
      const outcomes = { "nothing there": 0, "half aside": 0, "in place, not listed": 0, listed: 0, "was quicker": 0 };
      for (let kill = 0; kill < kills; kill += 1) {
        const listedBefore = (await listReleases()).map(({ version }) => version);
        const build = await nextBuild();
        const progress = watch();
        const isBuilt = await build.run(progress.until(((kill + random.next()) / kills) * whole));
        // The first one was slower than others are.
        if (isBuilt) whole = Math.min(whole, progress.amount());

        const listed = (await listReleases()).map(({ version }) => version);
        const added = listed.filter((version) => !listedBefore.includes(version));
        const unlisted = (await store.takenVersions()).filter((version) => !listed.includes(version));
        const left = (await everything()).filter((name) => /^(\.tmp-|staged\/)/.test(name));
        for (const version of added) await expectWhole(version);
        for (const version of unlisted)
          await expectCode(openReleaseFile(version, "manifest.json"), "release_not_found");
        const latest = await store.readLatest();
        expect(listed).toContain(latest);
        await expectWhole(latest ?? "");
        if (isBuilt) outcomes["was quicker"] += 1;
        else if (added.length > 0) outcomes.listed += 1;
        else if (left.length > 0) outcomes["half aside"] += 1;
        else if (unlisted.length > 0) outcomes["in place, not listed"] += 1;
        else outcomes["nothing there"] += 1;

        // The dead one's lock ends with its connection, which the database may notice a moment later; a build itself may take seconds.
        const { version, votes: built } = await vi.waitFor(() => buildRelease({ actor: "the tests" }), 60_000);
        expect(built).toBe(votes);
        expect(await store.readLatest()).toBe(version);
        await expectWhole(version);
        expect((await everything()).filter((name) => /^(\.tmp-|staged\/)/.test(name))).toEqual([]);
      }
      tell(`${storage}, seed ${seed}: kills left ${JSON.stringify(outcomes)}`);
      const midway = outcomes["half aside"] + outcomes["in place, not listed"] + outcomes.listed;
      expect(midway, "kills that left something").toBeGreaterThanOrEqual(5);
    });
  });
}

/** Each battle with its vote so many times, under other ids. */
async function multiplyVotes(times: number): Promise<void> {
  for (let time = 1; time < times; time += 1) {
    await db.$executeRaw`
      WITH pair AS (
        SELECT battle, vote, gen_random_uuid() AS battle_id
        FROM battle JOIN vote ON vote.battle_id = battle.id ORDER BY vote.created_at, vote.id LIMIT 10
      ), battles AS (
        INSERT INTO battle
        SELECT copy.* FROM pair, jsonb_populate_record(pair.battle, jsonb_build_object('id', battle_id)) AS copy
      )
      INSERT INTO vote
      SELECT copy.* FROM pair, jsonb_populate_record(pair.vote,
        jsonb_build_object('id', gen_random_uuid(), 'battle_id', battle_id)) AS copy`;
  }
}
