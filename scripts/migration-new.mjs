/**
 * Writes the next migration: `node scripts/migration-new.mjs add-donations`.
 *
 * The difference is taken between the schema as committed and the schema as edited, so that a migration is written before
 * the commit that changes the schema, and both go in together. Checks and triggers are added to the file by hand.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { migrationsFolder, root, schemaFile } from "./ground/paths.mjs";
import { openSchemaEngine } from "./ground/schema-engine.mjs";

const name = (process.argv[2] ?? "")
  .trim()
  .toLowerCase()
  .replace(/[^a-z0-9]+/g, "_");
if (!name) {
  console.error("Say what the migration does: node scripts/migration-new.mjs NAME");
  process.exit(1);
}

const script = await difference(committedSchema(), await readFile(schemaFile, "utf8"));
if (!script) {
  console.error("The schema is as it was committed: there is nothing to migrate.");
  process.exit(1);
}
const folder = join(migrationsFolder, `${timestamp(new Date())}_${name}`);
await mkdir(folder, { recursive: true });
await writeFile(join(folder, "migration.sql"), script);
const lock = join(migrationsFolder, "migration_lock.toml");
if (!existsSync(lock)) {
  await writeFile(lock, '# The database that the migrations are written for.\nprovider = "postgresql"\n');
}
console.log(`Wrote ${join(folder, "migration.sql")}`);

/** The schema of the last commit; null before the first one that has it. */
function committedSchema() {
  try {
    const options = { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
    return execFileSync("git", ["show", "HEAD:prisma/schema.prisma"], options);
  } catch (error) {
    if (error.status === 128) return null;
    throw error;
  }
}

/** SQL that leads from one schema to the other; empty when they say the same. */
async function difference(before, after) {
  const asTarget = (content) => ({ tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] });
  const engine = await openSchemaEngine(noDatabase(), [["schema.prisma", after]]);
  const { stdout } = await engine.diff({
    from: before === null ? { tag: "empty" } : asTarget(before),
    to: asTarget(after),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  engine.free();
  const sql = stdout ?? "";
  return sql.replace(/^--.*$/gm, "").trim() ? sql : "";
}

/** Comparing two files needs no database: only the engine's greeting (is schema `public` there, which version) is answered. */
function noDatabase() {
  const { Boolean: boolean, Int32: int32, Text: text } = ColumnTypeEnum;
  const greeting = {
    columnNames: ["exists", "version", "numeric_version"],
    columnTypes: [boolean, text, int32],
    rows: [[true, "PostgreSQL 18.0", 180000]],
  };
  const refuse = () => Promise.reject(new Error("A difference of two files needs no database."));
  const connect = async () => ({
    provider: "postgres",
    adapterName: "none",
    queryRaw: async () => greeting,
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    dispose: async () => undefined,
  });
  return { provider: "postgres", adapterName: "none", connect, connectToShadowDb: refuse };
}

/** `20261123090000`, in UTC. */
function timestamp(date) {
  return date.toISOString().replace(/[-:T]/g, "").slice(0, 14);
}
