import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { clearPostmaster, isPostgresOf } from "./postmaster.mjs";

describe("isPostgresOf", () => {
  const data = "/home/ada/palate/.palate/postgres";

  it("knows the Postgres of a data directory", () => {
    expect(isPostgresOf(data, `/x/native/bin/postgres -D ${data} -c port=5`)).toBe(true);
  });

  it.each([
    ["nobody", null],
    ["another program with its id", "node server.mjs"],
    ["the Postgres of another directory", "/usr/bin/postgres -D /var/lib/postgresql/data"],
    ["a longer name that begins alike", `/usr/bin/postgres -D ${data}-old -c port=5`],
    ["an editor that has the directory open", `vim ${data}/postgresql.conf`],
  ])("does not take %s for it", (_who, command) => {
    expect(isPostgresOf(data, command)).toBe(false);
  });
});

describe("clearPostmaster", () => {
  it("removes the lock of a dead Postgres whose id now belongs to somebody else, and leaves that one alone", async () => {
    const data = await mkdtemp(join(tmpdir(), "palate-postmaster-"));
    const lock = join(data, "postmaster.pid");
    expect(await clearPostmaster(data)).toBe("nothing");
    await writeFile(lock, `${process.pid}\n${data}\n`);
    expect(await clearPostmaster(data)).toBe("removed");
    await expect(stat(lock)).rejects.toThrow("ENOENT");
    await rm(data, { recursive: true });
  });
});
