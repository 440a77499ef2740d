import { runAnalyst } from "@/lib/jobs/analyst";
import { log } from "@/lib/observability/log";

const controller = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => controller.abort());

log.info("analyst started");
await runAnalyst(controller.signal);
log.info("analyst stopped");
process.exit(0);
