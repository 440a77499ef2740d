import pino from "pino";
import { env } from "@/lib/env";

/** The process's log: JSON lines on standard output. Never holds free text of annotators, cookies or e-mail addresses. */
export const log = pino({
  level: env().PALATE_LOG_LEVEL,
  base: { app: "palate" },
  redact: ["cookie", "authorization", "email", "*.cookie", "*.authorization", "*.email"],
});
