import { setTimeout as sleep } from "node:timers/promises";

/**
 * Does `work` again and again, with a pause after each time, until `signal` aborts. What `work` throws goes to
 * `onError`; if that throws, repeating ends with its error.
 */
export async function repeat(
  work: () => Promise<void>,
  pauseMs: number,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await work();
    } catch (error) {
      onError(error);
    }
    await pause(pauseMs, signal);
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
