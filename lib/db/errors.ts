const unavailableCodes = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "57P01",
  "57P02",
  "57P03",
  "53300",
]);

/** Whether an error says that the database cannot be reached, rather than that a query is wrong. Looks through causes. */
export function isUnavailable(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    const { code, meta } = current as Error & { code?: unknown; meta?: { code?: unknown } };
    if (typeof code === "string" && unavailableCodes.has(code)) return true;
    if (typeof meta?.code === "string" && unavailableCodes.has(meta.code)) return true;
    if (
      /Can't reach database server|Connection terminated|ECONNREFUSED|timeout exceeded when trying to connect/.test(
        current.message,
      )
    )
      return true;
  }
  return false;
}

/** Whether something that was stored meanwhile stands against it: a constraint, a serialization failure or a deadlock. */
export function isConflict(error: unknown): boolean {
  return /^(23|40)/.test(sqlState(error) ?? "");
}

/** Whether the database refused a row because its persona was erased, or its annotator merged into another, meanwhile. */
export function isOfGone(error: unknown): boolean {
  return sqlState(error) === "PA001";
}

/** Postgres's code; Prisma has it in `meta` where a query failed, and as the cause where the commit did. */
function sqlState(error: unknown): string | undefined {
  const { meta, cause } = error as { meta?: { driverAdapterError?: { cause?: unknown } }; cause?: unknown };
  return ((meta?.driverAdapterError?.cause ?? cause) as { originalCode?: string } | undefined)?.originalCode;
}
