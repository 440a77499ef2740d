import { runWorker } from "@/lib/jobs/worker";
import { log } from "@/lib/observability/log";

const controller = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => controller.abort());

log.info("worker started");
await runWorker(controller.signal);
log.info("worker stopped");
process.exit(0);
