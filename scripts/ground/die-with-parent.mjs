/**
 * Loaded before a part of Palate (`node --import`). Its standard input is a pipe from the supervisor, which closes when
 * the supervisor ends in whatever way; the part then ends, too, and no orphan keeps the port.
 */
process.stdin.on("error", end);
process.stdin.on("close", end);
process.stdin.on("end", end);
process.stdin.resume();
process.stdin.unref?.();

let isEnding = false;

function end() {
  if (isEnding) return;
  isEnding = true;
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 8_000).unref();
}
