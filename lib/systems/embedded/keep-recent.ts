import { LRUCache } from "lru-cache";

/**
 * Keeps the `max` most recently used results of a costly step: one source is asked for by every system and persona.
 * Callers at the same time share one promise; a failed one is not kept.
 */
export function keepRecent<Value extends object>(max: number): (key: string, make: () => Value) => Value {
  const kept = new LRUCache<string, Value>({ max });
  return (key, make) => {
    const present = kept.get(key);
    if (present) return present;
    const made = make();
    kept.set(key, made);
    if (made instanceof Promise) made.catch(() => kept.delete(key));
    return made;
  };
}
