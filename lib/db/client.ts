import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/observability/log";
import { PrismaClient } from "./generated/client";
import { nameOfStatement } from "./statement-names";

function connect() {
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: env().DATABASE_POOL });
  // A connection that dies while idle is replaced at the next query; without a listener it would end the process.
  pool.on("error", (error) => log.warn({ err: error }, "an idle database connection was lost"));
  pool.on("connect", (client) => {
    // The query under way fails by itself; this is for a connection that is held between two queries.
    client.on("error", (error) => log.warn({ err: error }, "a database connection in use was lost"));
  });
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: ({ sql }) => nameOfStatement(sql),
  });
  return {
    pool,
    db: new PrismaClient({
      adapter,
      // Private columns stay out of every query that does not ask for them by name.
      omit: {
        user: { email: true, emailVerified: true },
        account: { access_token: true, refresh_token: true, id_token: true },
        session: { sessionToken: true },
      },
    }),
    authDb: new PrismaClient({ adapter }),
  };
}

// One pool for each process, also when the development server reloads this module.
const holder = globalThis as typeof globalThis & { palateConnections?: ReturnType<typeof connect> };
holder.palateConnections ??= connect();

/** The database of the features: private columns are left out unless a query names them. */
export const db = holder.palateConnections.db;

/** What a function needs that runs inside of `db.$transaction`. */
export type Transaction = Parameters<Parameters<typeof db.$transaction>[0]>[0];

/** The same database for next-auth's adapter, which must read and write e-mail addresses and tokens. */
export const authDb = holder.palateConnections.authDb;

/** Plain connections of the same pool: cursors and advisory locks, which need one connection for longer. */
export const pool = holder.palateConnections.pool;
