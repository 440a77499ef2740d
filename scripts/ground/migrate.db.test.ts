import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { applyMigrations } from "./migrate.mjs";

const url = new URL(process.env.DATABASE_URL ?? "");
url.pathname = `${url.pathname}_migrate`;
const database = url.pathname.slice(1);
let folder: string;

async function query(text: string, connectionString = url.href) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function write(name: string, sql: string) {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palate-migrations-"));
});
beforeEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await writeFile(join(folder, "migration_lock.toml"), 'provider = "postgresql"\n');
  await query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`, process.env.DATABASE_URL);
  await query(`CREATE DATABASE "${database}"`, process.env.DATABASE_URL);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const trigger = `CREATE TABLE "thing" ("name" TEXT);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'never; not once'; RETURN NULL; END; $$;
CREATE TRIGGER no_edit BEFORE UPDATE ON "thing" FOR EACH ROW EXECUTE FUNCTION refuse();`;

describe("applyMigrations", () => {
  it("applies what is missing, in order, with bodies that hold semicolons", async () => {
    await write("20260101000000_one", trigger);
    await write("20260102000000_two", `INSERT INTO "thing" VALUES ('a;b');`);
    expect(await applyMigrations(url.href, folder)).toEqual(["20260101000000_one", "20260102000000_two"]);
    await expect(query(`UPDATE "thing" SET "name" = 'c'`)).rejects.toThrow("never; not once");

    await write("20260103000000_three", `INSERT INTO "thing" VALUES ('c');`);
    expect(await applyMigrations(url.href, folder)).toEqual(["20260103000000_three"]);
    expect(await applyMigrations(url.href, folder)).toEqual([]);
  });

  it("leaves nothing of a migration that fails, says why, and applies it once it is mended", async () => {
    await write("20260101000000_one", `CREATE TABLE "half" (); SELECT 1 / 0;`);
    await expect(applyMigrations(url.href, folder)).rejects.toThrow("division by zero");
    expect(await query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);

    await write("20260101000000_one", `CREATE TABLE "half" ();`);
    expect(await applyMigrations(url.href, folder)).toEqual(["20260101000000_one"]);
  });

  it("lets two starts migrate at once", async () => {
    await write("20260101000000_one", `CREATE TABLE "thing" (); SELECT pg_sleep(0.3);`);
    const both = await Promise.all([applyMigrations(url.href, folder), applyMigrations(url.href, folder)]);
    expect(both.flat()).toEqual(["20260101000000_one"]);
  });
});
