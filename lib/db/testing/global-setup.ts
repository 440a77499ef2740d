import type { TestProject } from "vitest/node";
import { startTestPostgres } from "@/scripts/ground/test-postgres.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of the migrated database that every test file gets a copy of. */
    templateDatabase: string;
  }
}

/**
 * Runs once before the database tests: a real Postgres (embedded, or the server of TEST_DATABASE_URL) and one migrated
 * database in it. Costs about two seconds.
 *
 * @returns what stops it again
 */
export default async function startDatabaseForTests(project: TestProject): Promise<() => Promise<void>> {
  const { template, stop } = await startTestPostgres();
  project.provide("templateDatabase", template);
  return stop;
}
