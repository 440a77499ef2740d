import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, wherever it was cloned. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Everything a running Palate keeps on this machine stands under `home`; removing it is a fresh start. */
export const home = resolve(root, process.env.PALATE_HOME || ".palate");

export const logs = join(home, "logs");
export const secretsFile = join(home, "secrets.json");
export const runningFile = join(home, "running.json");
export const schemaFile = join(root, "prisma", "schema.prisma");
export const migrationsFolder = join(root, "prisma", "migrations");

/** A path inside the repository, said the way this machine writes paths. */
export const inRoot = (...parts) => join(root, ...parts);
