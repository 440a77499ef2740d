import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, inject, vi } from "vitest";

/**
 * Runs in each worker before each test file: a database of its own, copied from the migrated template, and an empty
 * PALATE_HOME. The environment names them before the file imports anything, so `lib/env.ts` reads them.
 *
 * The copy is removed with the server and not here, since the file's own connections may still be open.
 */
const template = new URL(inject("templateDatabase"));
const name = template.pathname.slice(1);
const copy = new URL(template);
copy.pathname = `/${name}_${crypto.randomUUID().slice(0, 13).replace("-", "")}`;

// Nobody may be connected to a database that is being copied.
const maintenance = new URL(template);
maintenance.pathname = "/postgres";
const client = new pg.Client({ connectionString: maintenance.href });
await client.connect();
await client.query(`CREATE DATABASE "${copy.pathname.slice(1)}" TEMPLATE "${name}"`);
await client.end();

const home = await mkdtemp(join(tmpdir(), "palate-test-home-"));
vi.stubEnv("DATABASE_URL", copy.href);
vi.stubEnv("PALATE_HOME", home);
vi.stubEnv("PALATE_SECRET", "a-secret-of-the-tests-and-of-nothing-else");
vi.stubEnv("NEXTAUTH_SECRET", "another-secret-of-the-tests-and-of-nothing-else");
vi.stubEnv("NEXTAUTH_URL", "http://127.0.0.1:3000");

afterAll(() => rm(home, { recursive: true, force: true }));
