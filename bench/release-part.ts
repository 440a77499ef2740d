import { db, pool } from "@/lib/db/client";
import { buildRelease } from "@/lib/releases/commands";

/**
 * One build of `npm run bench -- release`, in a process of its own, so that the most memory that it ever held is that of one build. `DATABASE_URL` and
 * `PALATE_HOME` say of what and to where.
 */
export interface BuiltPart {
  readonly version: string;
  readonly votes: number;
  readonly seconds: number;
  /** Of all threads of the process; Postgres has its own. */
  readonly processorSeconds: number;
  /** MB (10⁶ bytes) of the process at most, by the operating system's own record. */
  readonly peakMb: number;
}

const startedMs = performance.now();
const before = process.cpuUsage();
const { version, votes } = await buildRelease({ actor: "bench" });
const { user, system } = process.cpuUsage(before);
const built: BuiltPart = {
  version,
  votes,
  seconds: (performance.now() - startedMs) / 1000,
  processorSeconds: (user + system) / 1e6,
  // Node counts in units of 1024 bytes.
  peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6,
};
await db.$disconnect();
await pool.end();
process.send?.(built, () => process.disconnect());
