import { homedir } from "node:os";
import path from "node:path";
import { z } from "zod";

/** The whole environment of Palate. No other file of app, components or lib reads `process.env`. */
const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z.string().min(1, "DATABASE_URL is not set: start with `npm start`, which sets it"),
  /** Connections that one process keeps at most. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  PALATE_HOME: z.string().default(".palate"),
  /** Signs the annotators' cookies. */
  PALATE_SECRET: z.string().min(16, "PALATE_SECRET needs at least 16 characters"),
  /** `1` where `npm start` runs its own Postgres: mail then goes to the outbox. */
  PALATE_EMBEDDED: z.string().optional(),
  /** `1` while `npm run bench` measures: the bare route that it compares with then answers. */
  PALATE_BENCH: z.string().optional(),
  /** E-mail addresses that become operators when they sign in, separated by commas. */
  PALATE_OPERATORS: z.string().default(""),
  /** Version of the code, set by the start script. */
  PALATE_VERSION: z.string().default("0.1.0"),
  PALATE_LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  NEXTAUTH_SECRET: z.string().min(16, "NEXTAUTH_SECRET needs at least 16 characters"),
  NEXTAUTH_URL: z.url().default("http://127.0.0.1:3000"),
  /** `smtp://user:password@host:port`; without it mail goes to the outbox. */
  EMAIL_SERVER: z.string().optional(),
  EMAIL_FROM: z.string().default("Palate <palate@localhost>"),
  GITHUB_ID: z.string().optional(),
  GITHUB_SECRET: z.string().optional(),
  GOOGLE_ID: z.string().optional(),
  GOOGLE_SECRET: z.string().optional(),
});

export type Env = z.infer<typeof schema>;

// A build imports every route but serves none: it needs no database and no secret.
const buildPlaceholders = {
  DATABASE_URL: "postgresql://build@127.0.0.1:1/none",
  PALATE_SECRET: "only-for-next-build",
  NEXTAUTH_SECRET: "only-for-next-build",
};

let cached: Env | undefined;

/**
 * The checked environment, read once.
 *
 * @throws Error with a line for each variable that is missing or wrong
 */
export function env(): Env {
  if (cached) return cached;
  const isBuild = process.env.NEXT_PHASE === "phase-production-build";
  const result = schema.safeParse(isBuild ? { ...process.env, ...buildPlaceholders } : process.env);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not complete.\n${lines.join("\n")}`);
  }
  cached = result.data;
  return cached;
}

/** Where this instance keeps its files, absolute. */
export function homeFolder(): string {
  const home = env().PALATE_HOME;
  return path.resolve(home.startsWith("~/") ? path.join(homedir(), home.slice(2)) : home);
}

/** Whether browsers reach this instance over https, so that cookies may be kept to it. */
export function isServedSecurely(): boolean {
  return env().NEXTAUTH_URL.startsWith("https://");
}
