import { homedir } from "node:os";
import path from "node:path";
import { z } from "zod";

/** A setting that is left empty is not set. */
const optional = <Value extends z.ZodType>(value: Value) =>
  z.preprocess((given) => (given === "" ? undefined : given), value.optional());

/** The whole environment of Palate. No other file of app, components or lib reads `process.env`. */
const variables = z.object({
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
  /** Where people reach the operator with questions about data: an e-mail address, or a page. Shown to everybody. */
  PALATE_CONTACT: optional(
    z.union([z.email(), z.url({ protocol: /^https?$/ })], {
      error: "must be an e-mail address, or an http or https address",
    }),
  ),
  /** Version of the code, set by the start script. */
  PALATE_VERSION: z.string().default("0.1.0"),
  /** How many annotators a release says the same of, at least, and how many places on an axis of taste they have among them. */
  PALATE_RELEASE_K: z.coerce.number().int().min(2).max(10_000).default(5),
  PALATE_RELEASE_L: z.coerce.number().int().min(2).max(3).default(2),
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
  /** Keeps releases in a bucket that speaks S3 instead of the folder `releases` of PALATE_HOME. */
  PALATE_RELEASES_S3_BUCKET: optional(z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "is no bucket's name")),
  /** Of a service that is not Amazon's. */
  PALATE_RELEASES_S3_ENDPOINT: optional(z.url({ protocol: /^https?$/, error: "must be an http or https address" })),
  PALATE_RELEASES_S3_REGION: optional(z.string().regex(/^[a-z0-9-]+$/, "is no region's name")),
  /** A folder of the bucket, `palate/staging`: each instance needs one of its own. */
  PALATE_RELEASES_S3_PREFIX: optional(
    z
      .string()
      .regex(
        /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?$/,
        "must look like palate or palate/staging",
      ),
  ),
  /** Read by Amazon's SDK, which finds credentials elsewhere too; here only to tell when half of them is set. */
  AWS_ACCESS_KEY_ID: optional(z.string()),
  AWS_SECRET_ACCESS_KEY: optional(z.string()),
});
const schema = variables.superRefine(refuseHalfABucket);

export type Env = z.infer<typeof schema>;

/** A bucket that is set by half would keep releases where nobody looks for them. */
function refuseHalfABucket(given: z.infer<typeof variables>, context: z.RefinementCtx): void {
  const refuse = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
  const isSet = (name: keyof typeof given) => given[name] !== undefined;
  const bucket = "PALATE_RELEASES_S3_BUCKET";
  if (!isSet(bucket)) {
    for (const part of ["ENDPOINT", "REGION", "PREFIX"] as const) {
      const name = `PALATE_RELEASES_S3_${part}` as const;
      if (isSet(name)) refuse(bucket, `is not set, but ${name} is: set both, or neither to keep releases in a folder`);
    }
    return;
  }
  if (!isSet("PALATE_RELEASES_S3_REGION")) {
    refuse(
      "PALATE_RELEASES_S3_REGION",
      "is not set: a bucket needs its region; us-east-1 does where a service has none",
    );
  }
  if (isSet("AWS_ACCESS_KEY_ID") === isSet("AWS_SECRET_ACCESS_KEY")) return;
  const [missing, present] = isSet("AWS_ACCESS_KEY_ID")
    ? (["AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID"] as const)
    : (["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] as const);
  refuse(missing, `is not set, but ${present} is: the bucket of the releases needs both`);
}

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

/** How people reach the operator, ready for a link; null where this instance names nobody. */
export function operatorContact(): { text: string; href: string } | null {
  const contact = env().PALATE_CONTACT;
  if (contact === undefined) return null;
  return { text: contact, href: contact.includes("://") ? contact : `mailto:${contact}` };
}

/** Where this instance keeps its files, absolute. */
export function homeFolder(): string {
  const home = env().PALATE_HOME;
  return path.resolve(home.startsWith("~/") ? path.join(homedir(), home.slice(2)) : home);
}

/** The bucket that keeps the releases, and where in it; null where they lie in a folder of `homeFolder`. */
export function releaseBucket(): { bucket: string; region: string; endpoint?: string; prefix: string } | null {
  const { PALATE_RELEASES_S3_BUCKET: bucket, PALATE_RELEASES_S3_REGION: region } = env();
  if (bucket === undefined || region === undefined) return null;
  const { PALATE_RELEASES_S3_ENDPOINT: endpoint, PALATE_RELEASES_S3_PREFIX: folder } = env();
  return { bucket, region, endpoint, prefix: folder === undefined ? "" : `${folder.replace(/\/$/, "")}/` };
}

/** Whether browsers reach this instance over https, so that cookies may be kept to it. */
export function isServedSecurely(): boolean {
  return env().NEXTAUTH_URL.startsWith("https://");
}
