import { isAlive, npmAbove } from "./process-table.mjs";

/**
 * Turns Ctrl-C, SIGTERM and a closed terminal into an orderly stop; a second one forces it. Run by npm, the end of npm
 * counts as one, too: a killed npm passes nothing on.
 *
 * @param {ReturnType<import("./progress.mjs").createProgress>} progress
 * @returns {{ signal: AbortSignal, requested: Promise<void>, forceWith: (kill: () => void) => void }} `requested` resolves
 *   when the signal aborts; `forceWith` says what is left to kill the second time
 */
export function stopOnSignal(progress) {
  const controller = new AbortController();
  let kill = () => undefined;
  let requestedMs = 0;
  const requested = new Promise((resolve) => {
    controller.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  const stop = () => {
    if (!controller.signal.aborted) {
      requestedMs = Date.now();
      controller.abort(new Error("told to stop"));
      return;
    }
    // The terminal and npm may both pass on one Ctrl-C.
    if (Date.now() - requestedMs < 300) return;
    progress.say("Stopping at once.");
    kill();
    process.exit(1);
  };
  // A terminal that was closed takes no more words, which is no reason to leave the parts behind.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, stop);
  const npm = npmAbove();
  if (npm !== null) {
    const watch = setInterval(() => {
      if (!isAlive(npm) && !controller.signal.aborted) stop();
    }, 1_000);
    watch.unref();
  }
  return {
    signal: controller.signal,
    requested,
    forceWith: (how) => {
      kill = how;
    },
  };
}
