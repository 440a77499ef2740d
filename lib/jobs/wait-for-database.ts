import { isUnavailable } from "@/lib/db/errors";
import { log } from "@/lib/observability/log";

/** For `repeat`: a lost database is waited for; any other error ends the process, so that the start script reports it. */
export function waitForDatabase(error: unknown): void {
  if (!isUnavailable(error)) throw error;
  log.warn({ err: error }, "the database is not reachable; trying again");
}
