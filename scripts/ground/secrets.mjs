import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

const names = ["databasePassword", "palateSecret", "nextAuthSecret"];

/**
 * The secrets of this installation, made once and kept in `secrets.json`, readable by its owner alone.
 *
 * @param {string} home PALATE_HOME
 * @returns {Promise<{ databasePassword: string, palateSecret: string, nextAuthSecret: string }>} 256 bits each, base64url
 * @throws {Error} the file is damaged: it is never replaced silently, since cookies and the database hang on it
 */
export async function readSecrets(home) {
  await makeHome(home);
  const file = join(home, "secrets.json");
  const kept = await readKept(file);
  if (names.every((name) => typeof kept[name] === "string")) return kept;
  const secrets = Object.fromEntries(names.map((name) => [name, kept[name] ?? randomBytes(32).toString("base64url")]));
  const written = `${file}.${process.pid}`;
  await writeFile(written, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(written, file);
  return secrets;
}

/**
 * Makes PALATE_HOME. Other users may not list it; as root it can be passed through, since Postgres then runs as another user.
 *
 * @param {string} home
 */
export async function makeHome(home) {
  const isThere = await stat(home).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await mkdir(home, { recursive: true });
  await chmod(home, process.getuid?.() === 0 ? 0o711 : 0o700);
}

async function readKept(file) {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw new Error(`${file} cannot be read: ${error.message}`, { cause: error });
  }
}
