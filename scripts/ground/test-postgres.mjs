import { randomBytes } from "node:crypto";
import { startEmbeddedPostgres } from "./embedded-postgres.mjs";
import { applyMigrations } from "./migrate.mjs";

/**
 * A Postgres for tests with one migrated database to copy from: the server of TEST_DATABASE_URL when that is set, whose
 * user must be allowed to create databases, else an embedded one that lives as long as the tests.
 *
 * @returns {Promise<{ template: string, stop: () => Promise<void> }>} `template`: URL of the migrated database, to which
 *   nobody may be connected while it is copied; `stop` removes it and its copies (named `<template>_…`)
 */
export async function startTestPostgres() {
  const given = process.env.TEST_DATABASE_URL;
  const embedded = given ? null : await startEmbeddedPostgres({ ephemeral: true });
  const server = given ?? embedded.url;
  const name = `palate_test_${randomBytes(4).toString("hex")}`;
  const template = new URL(server);
  template.pathname = `/${name}`;
  const stop = async () => {
    if (embedded) await embedded.stop();
    else await dropDatabases(server, name);
  };
  try {
    await query(server, `CREATE DATABASE ${name}`);
    await applyMigrations(template.href);
  } catch (error) {
    await stop();
    throw error;
  }
  return { template: template.href, stop };
}

async function dropDatabases(server, prefix) {
  const { rows } = await query(server, "SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [prefix]);
  for (const { datname } of rows) await query(server, `DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
}

async function query(url, text, values) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text, values);
  } finally {
    await client.end();
  }
}
