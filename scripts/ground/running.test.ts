import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startedAt } from "./process-table.mjs";
import { takeHome, whoRuns } from "./running.mjs";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "palate-running-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const server = { kind: "server" as const, url: "http://127.0.0.1:3000" };

describe("takeHome", () => {
  it("gives PALATE_HOME to one, and tells the second who has it", async () => {
    const first = await takeHome(home, server);
    if ("other" in first) throw new Error("a fresh PALATE_HOME is free");
    const second = await takeHome(home, server);
    expect(second).toMatchObject({ other: { pid: process.pid, url: server.url } });

    await first.note("postgresql://somewhere/palate");
    expect((await whoRuns(home))?.databaseUrl).toBe("postgresql://somewhere/palate");
    await first.release();
    expect(await whoRuns(home)).toBeNull();
    expect(await takeHome(home, server)).not.toHaveProperty("other");
  });

  it("gives it to one of many who ask at once", async () => {
    const asked = await Promise.all(Array.from({ length: 20 }, () => takeHome(home, server)));
    expect(asked.filter((answer) => !("other" in answer))).toHaveLength(1);
  });

  it.each([
    ["a process that is no more", { pid: 2 ** 22 + 7, startedAt: "1" }],
    ["an earlier process with an id that is used again", { pid: process.pid, startedAt: "1" }],
  ])("does not mind the note of %s", async (_who, note) => {
    await writeFile(join(home, "running.json"), JSON.stringify({ ...note, ...server, databaseUrl: "" }));
    expect(await whoRuns(home)).toBeNull();
    expect(await takeHome(home, server)).not.toHaveProperty("other");
  });

  it("does not mind a note that a power cut left half written", async () => {
    await writeFile(join(home, "running.json"), '{"pid": 12');
    expect(await takeHome(home, server)).not.toHaveProperty("other");
  });
});

describe("startedAt", () => {
  it("is the same at each look, and null for a process that is not there", () => {
    expect(startedAt(process.pid)).toBe(startedAt(process.pid));
    expect(startedAt(process.pid)).toMatch(/\S/);
    expect(startedAt(2 ** 22 + 7)).toBeNull();
  });
});
