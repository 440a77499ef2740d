import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OneSentence } from "./one-sentence.mjs";
import { canReach, postgresAccount } from "./postgres-account.mjs";
import { binary, copyBinaries, packagedPostgres } from "./postgres-binaries.mjs";

/** Where data and programs stand when the user who runs Postgres cannot enter PALATE_HOME, as under root's own folder. */
const elsewhere = "/var/lib/palate";

/**
 * Decides where the data directory and the programs are and as whom they run.
 *
 * @param {string} home PALATE_HOME, existing
 * @param {(line: string) => void} say told when something is not where one would look for it
 * @returns {Promise<{ data: string, binaries: string, account: import("./postgres-account.mjs").Account | null }>}
 * @throws {OneSentence} the data belong to another user
 */
export async function placePostgres(home, say) {
  const usual = join(home, "postgres");
  // Named in PALATE_HOME and not after it: who removes PALATE_HOME begins anew, with new secrets and a new database.
  const note = join(home, "postgres-place");
  const noted = existsSync(note) ? (await readFile(note, "utf8")).trim() : null;
  const kept = [usual, noted].find((folder) => folder !== null && existsSync(folder));
  const account = await postgresAccount(kept ?? usual);
  if (kept && process.getuid) await requireOwnership(kept, account?.uid ?? process.getuid());

  const data = kept ?? ((await canReach(home, account)) ? usual : await makeApart(note));
  if (data !== usual) {
    say(`The database is kept in ${data}, since the user who runs Postgres cannot enter ${home}.`);
  }
  const packaged = await packagedPostgres();
  const isReachable = await canReach(binary(packaged.folder, "postgres"), account);
  const binaries = isReachable ? packaged.folder : await copyBinaries(packaged, elsewhere);
  if (!isReachable) await chmod(elsewhere, 0o711);
  return { data, binaries, account };
}

/** A folder for the data of this PALATE_HOME outside of it, noted down there. */
async function makeApart(note) {
  const folder = join(elsewhere, randomBytes(6).toString("hex"));
  await mkdir(folder, { recursive: true });
  await Promise.all([elsewhere, folder].map((path) => chmod(path, 0o711)));
  const data = join(folder, "postgres");
  await writeFile(note, `${data}\n`);
  return data;
}

async function requireOwnership(folder, uid) {
  const owner = (await stat(folder)).uid;
  if (owner === uid) return;
  throw new OneSentence(
    `The database in ${folder} belongs to another user (id ${owner}): start Palate as that user, or give a PALATE_HOME of your own.`,
  );
}
