import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { migrationsFolder } from "./paths.mjs";
import { openSchemaEngine } from "./schema-engine.mjs";

const noFilters = { externalTables: [], externalEnums: [] };

/**
 * Applies every migration of `prisma/migrations` that the database does not have yet, in order, each whole or not at all.
 * Two processes at once are safe: the engine takes an advisory lock.
 *
 * @param {string} databaseUrl
 * @param {string} [folder] where the migrations are
 * @returns {Promise<string[]>} names of the migrations applied now; empty when there was nothing to do
 * @throws {Error} a migration failed; the database is as it was before that migration
 */
export async function applyMigrations(databaseUrl, folder = migrationsFolder) {
  const list = await readMigrations(folder);
  const scripts = new Set(list.migrationDirectories.map((directory) => directory.migrationFile.content.value));
  await forgetUnfinished(databaseUrl);
  const { default: pg } = await import("pg");
  // One connection: the engine's advisory lock belongs to the connection that took it, and goes when that is closed.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const { factory, lastFailure } = await wholeScripts(pool, scripts);
  try {
    const engine = await openSchemaEngine(factory);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: list, filters: noFilters });
    engine.free();
    return appliedMigrationNames;
  } catch (error) {
    // The engine wraps the database's own words in several layers of reports; a person needs the words.
    const reason = lastFailure()?.message ?? error.message;
    throw new Error(`The database could not be migrated: ${reason}`, { cause: error });
  } finally {
    await pool.end();
  }
}

/** The migrations on disk in the shape that the engine reads. */
async function readMigrations(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: folder,
    shadowDbInitScript: "",
    lockfile: { path: "migration_lock.toml", content: await readFile(join(folder, "migration_lock.toml"), "utf8") },
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => {
        const content = await readFile(join(folder, name, "migration.sql"), "utf8");
        return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value: content } } };
      }),
    ),
  };
}

/** Ends a migration's script, inside its own transaction. */
const markFinished = `UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL;`;

/**
 * Prisma's adapter, except that a script is sent as one message. The original cuts scripts at every semicolon, which
 * breaks the body of a trigger and leaves half a migration behind when a later statement fails; sent whole, Postgres runs
 * a script as one transaction. A migration also marks itself finished in that transaction, so that one without the mark
 * has certainly changed nothing, even after a power cut.
 */
async function wholeScripts(pool, migrations) {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  let failure;
  const connect = async () => {
    const adapter = await new PrismaPg(pool).connect();
    adapter.executeScript = async (script) => {
      try {
        await pool.query(migrations.has(script) ? `${script}\n;${markFinished}` : script);
      } catch (error) {
        failure = error;
        throw error;
      }
    };
    return adapter;
  };
  const connectToShadowDb = () => Promise.reject(new Error("Palate's migrations need no shadow database."));
  const factory = { provider: "postgres", adapterName: "@prisma/adapter-pg", connect, connectToShadowDb };
  return { factory, lastFailure: () => failure };
}

/** A migration without its mark was rolled back by Postgres: the engine is told so, and will try it again. */
async function forgetUnfinished(databaseUrl) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS exists`);
    if (!rows[0].exists) return;
    // Waits for a migration that another process is running right now (72707369 is the engine's own lock).
    await client.query("SELECT pg_advisory_lock(72707369)");
    await client.query(
      `UPDATE "_prisma_migrations" SET "rolled_back_at" = now() WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL`,
    );
  } finally {
    await client.end();
  }
}
