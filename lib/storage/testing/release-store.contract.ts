import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ReleaseStore, Staging } from "../release-files";

/** A storage that the contract is tried on, empty at first. */
export interface TriedStorage {
  /** Opens the storage as a process does that knows nothing of others. */
  open(): ReleaseStore;
  /** The name of everything that lies in it, also what is hidden or half uploaded. */
  everything(): Promise<string[]>;
  /** From now on nothing can be stored, for this reason; null: it can again. Absent where nobody can make it so. */
  refuse?(reason: "no room" | "out of order" | null): void;
  close(): Promise<void>;
}

/** Both adapters keep this. `start` makes a fresh storage for each test. */
export function describeReleaseStore(name: string, canRefuse: boolean, start: () => Promise<TriedStorage>): void {
  describe(`the contract of a release store, kept by ${name}`, () => {
    let storage: TriedStorage;
    let store: ReleaseStore;

    beforeEach(async () => {
      storage = await start();
      store = storage.open();
    });

    afterEach(() => storage.close());

    async function publish(version: string, content: Readonly<Record<string, Uint8Array | string>>): Promise<void> {
      const staging = await store.stage();
      for (const [fileName, bytes] of Object.entries(content)) {
        const file = await staging.create(fileName);
        await file.write(bytes);
        await file.finish();
      }
      await staging.publish(version);
    }

    async function read(version: string, fileName: string, range?: { start: number; end: number }) {
      const file = await store.openFile(version, fileName);
      return file && Buffer.from(await new Response(file.stream(range)).arrayBuffer());
    }

    const textOf = async (version: string, fileName: string) => (await read(version, fileName))?.toString("utf8");
    const sha256 = (content: Uint8Array | string) => createHash("sha256").update(content).digest("hex");
    const version = "v2026.11.1";
    const manifest = { "manifest.json": "{}" };

    describe("a staged release", () => {
      it("is hidden until it is published, then whole, with sizes and hashes of what was written", async () => {
        const staging = await store.stage();
        const large = await staging.create("votes.parquet");
        // Twice the size of a part and a bit, in pieces that fit into none, from a buffer that is used again.
        const piece = Buffer.alloc(700_001);
        const all = createHash("sha256");
        for (let count = 0; count < 26; count += 1) {
          randomBytes(piece.byteLength).copy(piece);
          all.update(piece);
          await large.write(piece);
        }
        piece.fill(0);
        await large.write("é\n");
        const sha = all.update("é\n").digest("hex");
        expect(await large.finish()).toEqual({ bytes: 26 * 700_001 + 3, sha256: sha });
        for (const [fileName, text] of [
          ["views/arena-140k.jsonl.gz", "a view"],
          [`images/${"0a".repeat(32)}.png`, "a picture"],
          ["empty.csv", ""],
          ["manifest.json", "{}"],
        ] as const) {
          const file = await staging.create(fileName);
          await file.write(text);
          expect(await file.finish()).toEqual({ bytes: Buffer.byteLength(text), sha256: sha256(text) });
        }
        expect(await store.openFile(version, "manifest.json")).toBeNull();
        expect(await store.takenVersions()).toEqual([]);

        await staging.publish(version);
        expect(await store.takenVersions()).toEqual([version]);
        const content = await read(version, "votes.parquet");
        expect(content?.byteLength).toBe(26 * 700_001 + 3);
        expect(sha256(content ?? "")).toBe(sha);
        expect(await textOf(version, "views/arena-140k.jsonl.gz")).toBe("a view");
        expect(await textOf(version, `images/${"0a".repeat(32)}.png`)).toBe("a picture");
        expect((await store.openFile(version, "empty.csv"))?.bytes).toBe(0);
        expect(await textOf(version, "empty.csv")).toBe("");
        expect((await storage.everything()).filter((each) => !each.includes(version))).toEqual([]);
      });

      it("never replaces a published one, and can still be discarded", async () => {
        await publish(version, { ...manifest, "a.txt": "first" });
        const before = await storage.everything();
        const second = await store.stage();
        for (const fileName of ["a.txt", "b.txt", "manifest.json"]) {
          const file = await second.create(fileName);
          await file.write("second");
          await file.finish();
        }
        await expect(second.publish(version)).rejects.toThrow(`The place of ${version} is taken.`);
        await second.discard();
        expect(await storage.everything()).toEqual(before);
        expect(await textOf(version, "a.txt")).toBe("first");
      });

      it("leaves nothing when it is discarded, also with files still open", async () => {
        const staging = await store.stage();
        const done = await staging.create("images/a.png");
        await done.write("done");
        await done.finish();
        await (await staging.create("votes.jsonl")).write(Buffer.alloc(9 << 20, "half"));
        await (await staging.create("votes.csv")).write("half");
        expect((await storage.everything()).length).toBeGreaterThan(0);
        await staging.discard();
        expect(await storage.everything()).toEqual([]);
      });

      it("is not published with a file unfinished, or without its manifest", async () => {
        const unfinished = await store.stage();
        await (await unfinished.create("manifest.json")).write("{}");
        await expect(unfinished.publish(version)).rejects.toThrow("unfinished");
        const bare = await store.stage();
        await (await bare.create("votes.csv")).finish();
        await expect(bare.publish(version)).rejects.toThrow("manifest.json");
        for (const staging of [unfinished, bare]) await staging.discard();
        expect(await storage.everything()).toEqual([]);
      });

      it.each(["../x", ".hidden", "a/../b", "a/b/c", "/a", "a/", "", "a\\b", "a\nb", ".tmp-1/a", "a/.publishes"])(
        "has no file called %j",
        async (fileName) => {
          const staging = await store.stage();
          await expect((async () => staging.create(fileName))()).rejects.toThrow(RangeError);
          await staging.discard();
        },
      );

      it("has each file once", async () => {
        const staging = await store.stage();
        await staging.create("a.txt");
        await expect((async () => staging.create("a.txt"))()).rejects.toThrow();
        await staging.discard();
      });
    });

    describe("what a dead build left", () => {
      it("is removed by the next one, which leaves releases and latest alone", async () => {
        await publish("v2026.10.1", { ...manifest, "votes.csv": "kept" });
        await store.moveLatest("v2026.10.1");
        const before = await storage.everything();
        const dying: Staging[] = [];
        for (let count = 0; count < 4; count += 1) {
          const dead = await storage.open().stage();
          dying.push(dead);
          await (await dead.create("votes.jsonl")).write(Buffer.alloc(9 << 20, "half"));
          const done = await dead.create("views/done.csv");
          await done.write("done");
          await done.finish();
        }
        expect((await storage.everything()).length).toBeGreaterThan(before.length);
        await storage.open().removeLeftovers();
        expect(await storage.everything()).toEqual(before);
        expect(await textOf("v2026.10.1", "votes.csv")).toBe("kept");
        expect(await store.readLatest()).toBe("v2026.10.1");
        // One that was only slow finds nothing to discard.
        for (const dead of dying) await dead.discard();
        expect(await storage.everything()).toEqual(before);
      });

      it("is nothing on a fresh storage", async () => {
        await store.removeLeftovers();
        expect(await storage.everything()).toEqual([]);
        expect(await store.takenVersions()).toEqual([]);
      });
    });

    it("names all taken versions, however many", async () => {
      const versions = Array.from({ length: 8 }, (_, index) => `v2026.11.${index + 1}`);
      for (const each of versions) await publish(each, { ...manifest, "images/a.png": "a" });
      await store.moveLatest(version);
      expect((await store.takenVersions()).toSorted()).toEqual(versions);
    });

    describe("retract", () => {
      it("takes back the release with this manifest and no other", async () => {
        await publish(version, { "manifest.json": "mine", "images/a.png": "a", "votes.csv": "b" });
        await store.retract(version, sha256("another"));
        expect(await textOf(version, "votes.csv")).toBe("b");
        await store.retract(version, sha256("mine"));
        expect(await storage.everything()).toEqual([]);
        expect(await store.openFile(version, "votes.csv")).toBeNull();
        await store.retract(version, sha256("mine"));
      });

      it("leaves other releases and latest alone, and who reads the release already reads it to the end or is told", async () => {
        await publish(version, { "manifest.json": "mine", "votes.csv": "x".repeat(3_000_000) });
        await publish("v2026.11.2", { ...manifest, "votes.csv": "of another" });
        await store.moveLatest("v2026.11.2");
        const file = await store.openFile(version, "votes.csv");
        await store.retract(version, sha256("mine"));
        const read = await new Response(file?.stream()).text().then(
          (text) => text.length,
          (error: unknown) => (error instanceof Error ? "told" : error),
        );
        expect([3_000_000, "told"]).toContain(read);
        expect(await textOf("v2026.11.2", "votes.csv")).toBe("of another");
        expect(await store.readLatest()).toBe("v2026.11.2");
        expect(await store.takenVersions()).toEqual(["v2026.11.2"]);
      });
    });

    describe("openFile", () => {
      it("streams all, or exactly the bytes of a range", async () => {
        const text = "0123456789".repeat(100_000);
        await publish(version, { ...manifest, "votes.csv": text });
        expect((await store.openFile(version, "votes.csv"))?.bytes).toBe(1_000_000);
        expect(await textOf(version, "votes.csv")).toBe(text);
        for (const [start, end, wanted] of [
          [12, 14, "234"],
          [0, 0, "0"],
          [999_999, 999_999, "9"],
          [0, 999_999, text],
        ] as const) {
          expect((await read(version, "votes.csv", { start, end }))?.toString("utf8")).toBe(wanted);
        }
      });

      it("stops reading when the receiver leaves, also before it began", async () => {
        await publish(version, { ...manifest, "votes.csv": "x".repeat(3_000_000) });
        const file = await store.openFile(version, "votes.csv");
        const reader = file?.stream().getReader();
        await reader?.read();
        await expect(reader?.cancel()).resolves.toBeUndefined();
        await expect(file?.stream().cancel()).resolves.toBeUndefined();
      });

      it("has nothing where the release or the file is not there", async () => {
        expect(await store.openFile(version, "votes.csv")).toBeNull();
        await publish(version, { ...manifest, "images/a.png": "a" });
        for (const fileName of ["votes.csv", "images", "images/b.png", "manifest.json/a"]) {
          expect(await store.openFile(version, fileName), fileName).toBeNull();
        }
      });

      it.each([
        ["..", "secrets.json"],
        [version, "../../secrets.json"],
        [version, "images/../../secrets.json"],
        [`${version}/..`, "secrets.json"],
        [".tmp-1", "votes.csv"],
        ["latest", "votes.csv"],
      ])("does not lead out for %j, %j", async (given, fileName) => {
        await expect((async () => store.openFile(given, fileName))()).rejects.toThrow(RangeError);
      });
    });

    describe("latest", () => {
      it("is nothing at first, then what it was moved to, and never what is not published", async () => {
        expect(await store.readLatest()).toBeNull();
        await expect((async () => store.moveLatest(version))()).rejects.toThrow("not published");
        await publish(version, manifest);
        await publish("v2026.11.2", manifest);
        await store.moveLatest(version);
        expect(await storage.open().readLatest()).toBe(version);
        await store.moveLatest("v2026.11.2");
        expect(await storage.open().readLatest()).toBe("v2026.11.2");
        await expect((async () => store.moveLatest("../x"))()).rejects.toThrow(RangeError);
      });

      it("is whole to those who read it while it moves", async () => {
        const versions = [version, "v2026.11.2"];
        for (const each of versions) await publish(each, { ...manifest, "votes.csv": `of ${each}` });
        await store.moveLatest(version);
        let isMoving = true;
        const seen = new Set<string>();
        const readers = Array.from({ length: 3 }, async () => {
          const reader = storage.open();
          while (isMoving) {
            const latest = (await reader.readLatest()) ?? "nothing";
            seen.add(latest);
            expect(await textOf(latest, "votes.csv")).toBe(`of ${latest}`);
          }
        });
        const moved = (async () => {
          for (let count = 0; count < 60; count += 1) await store.moveLatest(versions[count % 2] ?? "");
        })();
        await moved.finally(() => {
          isMoving = false;
        });
        await Promise.all(readers);
        expect([...seen].toSorted()).toEqual(versions);
      });
    });

    describe.runIf(canRefuse)("a storage that takes nothing more", () => {
      it.each([
        ["no room", "storage_full"],
        ["out of order", "unavailable"],
      ] as const)("with %s is the error %s, and nothing is published", async (reason, code) => {
        await publish("v2026.10.1", { ...manifest, "votes.csv": "before" });
        await store.moveLatest("v2026.10.1");
        const before = await storage.everything();
        const block = Buffer.alloc(3 << 20, "x");
        const staging = await store.stage();
        const file = await staging.create("votes.csv");
        await file.write(block);
        storage.refuse?.(reason);
        const rest = async () => {
          for (let count = 0; count < 4; count += 1) await file.write(block);
          await file.finish();
        };
        await expect(rest()).rejects.toMatchObject({ name: "AppError", code });
        await expect((async () => store.moveLatest("v2026.10.1"))()).rejects.toMatchObject({ code });
        storage.refuse?.(null);
        await staging.discard();
        expect(await storage.everything()).toEqual(before);
        expect(await store.takenVersions()).toEqual(["v2026.10.1"]);
        expect(await store.readLatest()).toBe("v2026.10.1");
        await publish(version, { ...manifest, "votes.csv": "after" });
        expect(await textOf(version, "votes.csv")).toBe("after");
      });
    });
  });
}
