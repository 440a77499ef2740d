import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { OneSentence } from "./one-sentence.mjs";

/** @typedef {{ uid: number, gid: number }} Account */

/**
 * The user that Postgres runs as. Postgres refuses to run as root; then it is the owner of the data when there are
 * some, else the user `postgres`, made when absent. Anybody else runs it as themselves.
 *
 * @param {string} data the data directory, which need not exist
 * @returns {Promise<Account | null>} null: the present user
 * @throws {OneSentence} root on a system where no user can be made
 */
export async function postgresAccount(data) {
  if (process.getuid?.() !== 0) return null;
  const owner = existsSync(data) ? await stat(data) : null;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return lookUp("postgres") ?? makeUser("postgres");
}

/**
 * Whether the account may pass through every folder above `path`, and enter or execute `path` itself.
 *
 * @param {string} path an existing file or folder
 * @param {Account | null} account null, the present user, is taken to reach everything
 * @returns {Promise<boolean>}
 */
export async function canReach(path, account) {
  return account === null || isPassable(await realpath(path), account);
}

async function isPassable(path, account) {
  const { mode, uid, gid } = await stat(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  if (((mode >> shift) & 0o1) === 0) return false;
  const above = dirname(path);
  return above === path || isPassable(above, account);
}

function lookUp(name) {
  try {
    const ask = (flag) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: ask("-u"), gid: ask("-g") };
  } catch (error) {
    if (typeof error.status === "number") return null;
    throw error;
  }
}

/** Debian, Fedora and their kin have `useradd`; Alpine has `adduser`. */
function makeUser(name) {
  const ways = [
    [
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/bin/false", name],
    ],
    ["adduser", ["-S", "-D", "-H", "-s", "/bin/false", name]],
  ];
  const reasons = [];
  for (const [command, args] of ways) {
    try {
      execFileSync(command, args, { stdio: ["ignore", "ignore", "pipe"] });
      const made = lookUp(name);
      if (made) return made;
    } catch (error) {
      reasons.push(`${command}: ${error.stderr?.toString().trim() || error.code || error.message}`);
    }
  }
  throw new OneSentence(
    `Postgres does not run as root, and a user for it could not be made (${reasons.join("; ")}): start Palate as an ordinary user, or set DATABASE_URL.`,
  );
}
