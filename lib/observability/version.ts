import { env } from "@/lib/env";

/** The code's version: the package's, with the commit where the start script knows it. Stands in snapshots and releases. */
export function codeVersion(): string {
  return env().PALATE_VERSION;
}
