import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { applyMigrations } from "@/scripts/ground/migrate.mjs";

const url = process.env.DATABASE_URL ?? "";
const pool = new pg.Pool({ connectionString: url, max: 1 });
afterAll(() => pool.end());

describe("the database of a test file", () => {
  it("is a copy of the migrated template, and empty", async () => {
    const { rows } = await pool.query(`SELECT current_database() AS name, (SELECT count(*)::int FROM "vote") AS votes`);
    expect(rows[0].name).toMatch(/^palate_test_[0-9a-f]{8}_[0-9a-f]{12}$/);
    expect(rows[0].votes).toBe(0);
  });

  it("has every migration, so that applying them again does nothing", async () => {
    expect(await applyMigrations(url)).toEqual([]);
    const { rows } = await pool.query(
      `SELECT count(*)::int AS unfinished FROM "_prisma_migrations" WHERE finished_at IS NULL`,
    );
    expect(rows[0].unfinished).toBe(0);
  });
});
