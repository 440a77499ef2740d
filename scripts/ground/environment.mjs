import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { inRoot, root } from "./paths.mjs";

/**
 * What the parts of Palate and its commands find in their environment. `lib/env.ts` reads it.
 *
 * @param {object} settings
 * @param {string} settings.databaseUrl
 * @param {string} settings.home PALATE_HOME
 * @param {{ palateSecret: string, nextAuthSecret: string }} settings.secrets
 * @param {number} settings.port
 * @param {boolean} settings.isEmbedded the database is the embedded one
 * @param {string} [settings.serverUrl] of a web server that runs already
 * @param {boolean} [settings.isDevelopment]
 * @returns {NodeJS.ProcessEnv} what the person set wins, but for the database and PALATE_HOME, which are settled by now
 */
export function environment({ databaseUrl, home, secrets, port, isEmbedded, serverUrl, isDevelopment = false }) {
  return {
    PALATE_SECRET: secrets.palateSecret,
    NEXTAUTH_SECRET: secrets.nextAuthSecret,
    NEXTAUTH_URL: serverUrl ?? `http://127.0.0.1:${port}`,
    PALATE_VERSION: version(),
    NEXT_TELEMETRY_DISABLED: "1",
    ...process.env,
    NODE_ENV: isDevelopment ? "development" : "production",
    DATABASE_URL: databaseUrl,
    PALATE_HOME: home,
    PORT: String(port),
    PALATE_EMBEDDED: isEmbedded ? "1" : "",
  };
}

/** The version of the code, with the commit where there is one: `0.1.0+4f2a91c`. */
function version() {
  const { version: released } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
  try {
    const options = { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
    return `${released}+${execFileSync("git", ["rev-parse", "--short", "HEAD"], options).trim()}`;
  } catch {
    // A downloaded archive has no history.
    return released;
  }
}
