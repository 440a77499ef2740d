import { setTimeout as sleep } from "node:timers/promises";
import { OneSentence } from "./one-sentence.mjs";

/**
 * Waits until Palate says that it is well: database, worker and web server.
 *
 * @param {string} url of /api/health
 * @param {AbortSignal} signal
 * @param {{ patienceMs?: number }} [options]
 * @throws {OneSentence} it is not, with what it said last
 */
export async function requireHealth(url, signal, { patienceMs = 120_000 } = {}) {
  const end = Date.now() + patienceMs;
  let said = "it did not answer";
  while (Date.now() < end) {
    signal.throwIfAborted();
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
      if (response.status === 200) return;
      said = `${response.status} ${(await response.text()).slice(0, 500)}`;
    } catch (error) {
      said = error.cause?.code ?? error.message;
    }
    await sleep(100);
  }
  throw new OneSentence(`Palate did not become healthy in ${patienceMs / 1_000} s (${url}: ${said}).`);
}
