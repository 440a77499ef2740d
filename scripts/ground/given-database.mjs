import { OneSentence } from "./one-sentence.mjs";

/**
 * Makes sure that the database of DATABASE_URL is there, creating it when its server has none of that name.
 *
 * @param {string} url
 * @throws {OneSentence} what stands in the way; the password is never told
 */
export async function ensureGivenDatabase(url) {
  const target = parse(url);
  const name = decodeURIComponent(target.pathname.slice(1));
  const error = await attempt(target.href);
  if (!error) return;
  if (error.code !== "3D000") throw explain(error, target);
  const maintenance = new URL(target);
  maintenance.pathname = "/postgres";
  const refusal = await attempt(maintenance.href, `CREATE DATABASE "${name.replaceAll('"', '""')}"`);
  // 42P04, 23505: another start created it in the meantime.
  if (refusal && refusal.code !== "42P04" && refusal.code !== "23505") throw explain(refusal, target);
}

function parse(url) {
  const form = "DATABASE_URL must look like postgresql://user:password@host:5432/name";
  if (!URL.canParse(url)) throw new OneSentence(`${form}.`);
  const parsed = new URL(url);
  if (!/^postgres(ql)?:$/.test(parsed.protocol)) throw new OneSentence(`${form}: Palate's record needs Postgres.`);
  if (parsed.pathname.length < 2) throw new OneSentence(`${form}: it does not name a database.`);
  return parsed;
}

async function attempt(connectionString, statement) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    if (statement) await client.query(statement);
    return null;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @param {Error & { code?: string }} error @param {URL} target */
export function explain(error, target) {
  const server = `${target.hostname || "localhost"}:${target.port || 5432}`;
  const user = target.username ? `user ${decodeURIComponent(target.username)}` : "the user";
  const sentences = {
    ECONNREFUSED: `No Postgres answers at ${server} (DATABASE_URL): start it, or unset DATABASE_URL to use the embedded one.`,
    ENOTFOUND: `The host ${target.hostname} of DATABASE_URL is not known.`,
    "28P01": `Postgres at ${server} does not take the password of ${user} (DATABASE_URL).`,
    28000: `Postgres at ${server} does not let ${user} in (DATABASE_URL): ${error.message}.`,
    42501: `Postgres at ${server} does not let ${user} create the database ${target.pathname.slice(1)}: create it, or grant CREATEDB.`,
  };
  const known = sentences[error.code ?? ""];
  return new OneSentence(known ?? `The database of DATABASE_URL at ${server} cannot be used: ${error.message}.`);
}
